//! The keys of a pair that were replaced and are still good: which, until when, and ending one before its time.

use super::issue::CannotChange;
use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CredentialId, CredentialKeyId};
use crate::kit::clock::Timestamp;

/// A key that was replaced and is still good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// Which one it is.
    pub key: CredentialKeyId,
    /// Since when it is there.
    pub made_at: Timestamp,
    /// Until when it is good.
    pub good_until: Timestamp,
}

/// The former keys of a pair that are good at `now`, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn, now: Timestamp, pair: CredentialId) -> db::Result<Vec<Former>> {
    queries::former::list(conn, now, pair)
}

/// Ends a former key of the member's pair: it is dead with the next call. One that has ended already is left as it is.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn end(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (account, pair, key): (AccountId, CredentialId, CredentialKeyId),
) -> Result<(), CannotChange> {
    let held = queries::find_for_account(tx, account, pair)?;
    if held.is_none_or(|held| held.revoked.is_some()) {
        return Err(CannotChange::NoSuchPair);
    }
    if queries::former::mark_ended(tx, now, (pair, key))? {
        queries::keys::mark_wiped(tx, now)?;
        let deed = Deed::new(Action::CredentialOverlapEnded, pair);
        audit::record(tx, now, by, &deed)?;
    }
    Ok(())
}
