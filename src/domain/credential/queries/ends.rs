//! How pairs come to their end.

use diesel::prelude::*;

use crate::db::schema::credentials;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::Actor;
use crate::domain::credential::revocation::Cause;
use crate::domain::credential::{Revocation, Tier};
use crate::domain::ids::{AccountId, CredentialId};
use crate::kit::clock::Timestamp;

/// Revokes a pair that is in force; `false` when there is none.
pub(in super::super) fn mark_revoked(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    credential: CredentialId,
    how: &Revocation,
) -> db::Result<bool> {
    let row = credentials::id
        .eq(credential)
        .and(credentials::revoked_at.is_null());
    let changed = diesel::update(credentials::table.filter(row))
        .set((
            credentials::revoked_at.eq(now),
            credentials::revoked_by.eq(by),
            credentials::revoked_cause.eq(how.cause()),
            credentials::revoked_reason.eq(how.reason()),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Wipes what was said to a member whose pairs were revoked.
///
/// # Errors
/// A fault of the database.
pub fn wipe_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let own = credentials::table.filter(credentials::account_id.eq(account));
    Ok(diesel::update(own)
        .set(credentials::revoked_reason.eq(None::<String>))
        .execute(&mut **tx)?)
}

/// Whether this tier was cancelled for the member who held a pair of it last; the operator who revokes a pair cancels
/// no tier.
///
/// # Errors
/// A fault of the database.
pub fn is_cancelled(conn: &mut Conn, account: AccountId, tier: Tier) -> db::Result<bool> {
    let last: Option<Option<Cause>> = credentials::table
        .filter(credentials::account_id.eq(account))
        .filter(credentials::tier.eq(tier))
        .order((credentials::issued_at.desc(), credentials::id))
        .select(credentials::revoked_cause)
        .first(conn)
        .optional()?;
    Ok(last.flatten() == Some(Cause::Cancelled))
}
