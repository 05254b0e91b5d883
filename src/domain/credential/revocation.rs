//! Revoking a pair: with the next call, on every process, it is dead, and its keys are wiped.

use super::issue::CannotChange;
use super::queries;
use crate::db::Tx;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::CredentialId;
use crate::kit::clock::Timestamp;

/// Revokes a pair; who may do so has been looked at before. The reason is kept with the pair and in no log.
///
/// # Errors
/// When there is no such pair in force; a fault of the database.
pub fn revoke(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    credential: CredentialId,
    reason: &str,
) -> Result<(), CannotChange> {
    if !queries::mark_revoked(tx, now, by.actor, credential, reason)? {
        return Err(CannotChange::NoSuchPair);
    }
    queries::keys::delete_sealed(tx, credential)?;
    let deed = Deed::new(Action::CredentialRevoked, credential);
    Ok(audit::record(tx, now, by, &deed)?)
}
