//! Reading and writing keys.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::among::among;
use crate::db::schema::{credential_keys, credentials};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, CredentialId, CredentialKeyId};
use crate::each_backend;
use crate::kit::clock::Timestamp;

pub(in super::super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, credential): (CredentialKeyId, CredentialId),
    sealed: &[u8],
) -> db::Result<()> {
    diesel::insert_into(credential_keys::table)
        .values((
            credential_keys::id.eq(id),
            credential_keys::credential_id.eq(credential),
            credential_keys::sealed.eq(sealed),
            credential_keys::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whether there is a key of this name.
pub(in super::super) fn is_known(conn: &mut Conn, id: CredentialKeyId) -> db::Result<bool> {
    let named = credential_keys::table.find(id);
    Ok(diesel::select(exists(named)).get_result(conn)?)
}

/// Gives the current key an end; `false` when there is no current key.
pub(in super::super) fn mark_replaced(
    tx: &mut Tx<'_>,
    credential: CredentialId,
    until: Timestamp,
) -> db::Result<bool> {
    let current = credential_keys::credential_id
        .eq(credential)
        .and(credential_keys::good_until.is_null());
    let changed = diesel::update(credential_keys::table.filter(current))
        .set(credential_keys::good_until.eq(until))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Lets keys that are running out end at `until` at the latest.
pub(in super::super) fn mark_shortened(
    tx: &mut Tx<'_>,
    credential: CredentialId,
    until: Timestamp,
) -> db::Result<usize> {
    let later = credential_keys::credential_id
        .eq(credential)
        .and(credential_keys::good_until.gt(until));
    Ok(diesel::update(credential_keys::table.filter(later))
        .set(credential_keys::good_until.eq(until))
        .execute(&mut **tx)?)
}

/// Wipes the keys that have run out by `now`, and answers how many those were.
///
/// # Errors
/// A fault of the database.
pub fn mark_wiped(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    let over = credential_keys::good_until
        .le(now)
        .and(credential_keys::sealed.is_not_null());
    Ok(diesel::update(credential_keys::table.filter(over))
        .set(credential_keys::sealed.eq(None::<Vec<u8>>))
        .execute(&mut **tx)?)
}

/// Wipes every key of a pair.
pub(in super::super) fn delete_sealed(
    tx: &mut Tx<'_>,
    credential: CredentialId,
) -> db::Result<usize> {
    let keys = credential_keys::table.filter(credential_keys::credential_id.eq(credential));
    Ok(diesel::update(keys)
        .set(credential_keys::sealed.eq(None::<Vec<u8>>))
        .execute(&mut **tx)?)
}

/// The current key of the member's pair, sealed.
pub(in super::super) fn find_current(
    conn: &mut Conn,
    account: AccountId,
    credential: CredentialId,
) -> db::Result<Option<(CredentialKeyId, Vec<u8>)>> {
    Ok(credential_keys::table
        .inner_join(credentials::table)
        .filter(credentials::id.eq(credential))
        .filter(credentials::account_id.eq(account))
        .filter(credentials::revoked_at.is_null())
        .filter(credential_keys::good_until.is_null())
        .filter(credential_keys::sealed.is_not_null())
        .select((
            credential_keys::id,
            credential_keys::sealed.assume_not_null(),
        ))
        .first(conn)
        .optional()?)
}

/// The keys of these pairs that are good at `now`, sealed, the newest first.
pub(in super::super) fn list_good(
    conn: &mut Conn,
    now: Timestamp,
    of: &[CredentialId],
) -> db::Result<Vec<(CredentialId, CredentialKeyId, Vec<u8>)>> {
    let good = credential_keys::good_until
        .is_null()
        .or(credential_keys::good_until.gt(now));
    Ok(each_backend!(conn, inner => credential_keys::table
        .filter(among(credential_keys::credential_id, of))
        .filter(credential_keys::sealed.is_not_null())
        .filter(good.assume_not_null())
        .order((credential_keys::made_at.desc(), credential_keys::id))
        .select((
            credential_keys::credential_id,
            credential_keys::id,
            credential_keys::sealed.assume_not_null(),
        ))
        .load(inner)?))
}

/// Whether a key can still sign.
pub(in super::super) fn is_good(
    conn: &mut Conn,
    now: Timestamp,
    key: CredentialKeyId,
) -> db::Result<bool> {
    let good = credential_keys::good_until
        .is_null()
        .or(credential_keys::good_until.gt(now));
    let living = credential_keys::table
        .inner_join(credentials::table)
        .filter(credential_keys::id.eq(key))
        .filter(credentials::revoked_at.is_null())
        .filter(good.assume_not_null());
    Ok(diesel::select(exists(living)).get_result(conn)?)
}
