//! What changes in the rows of members, to their end.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::schema::members;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::AccountId;
use crate::domain::member::profile::Profile;
use crate::kit::clock::Timestamp;

/// Replaces what an open member has written; `false` when the member is closed.
///
/// # Errors
/// A fault of the database.
pub fn replace_profile(tx: &mut Tx<'_>, account: AccountId, new: &Profile) -> db::Result<bool> {
    let open = members::table
        .find(account)
        .filter(members::closed_at.is_null());
    let changed = diesel::update(open)
        .set((
            members::unit_type_id.eq(new.unit_type),
            members::country.eq(&new.country),
            members::locale.eq(new.locale),
            members::wants_notices.eq(new.wants_notices),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Replaces the sealed mail address of an active member, and its keyed hash; `false` when the member is closed.
///
/// # Errors
/// A fault of the database; taken when another active member has this address.
pub fn replace_mail(
    tx: &mut Tx<'_>,
    account: AccountId,
    (sealed, lookup): (&[u8], &str),
) -> db::Result<bool> {
    let open = members::table.find(account).filter(
        members::activated_at
            .is_not_null()
            .and(members::closed_at.is_null()),
    );
    let changed = diesel::update(open)
        .set((members::mail.eq(sealed), members::mail_lookup.eq(lookup)))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Closes a member and wipes the mail address; `false` when the member is closed already.
///
/// # Errors
/// A fault of the database.
pub fn mark_left(tx: &mut Tx<'_>, account: AccountId, now: Timestamp) -> db::Result<bool> {
    let open = members::table
        .find(account)
        .filter(members::closed_at.is_null());
    let changed = diesel::update(open)
        .set((
            members::closed_at.eq(now),
            members::mail.eq(None::<Vec<u8>>),
            members::mail_lookup.eq(None::<String>),
            members::wants_notices.eq(false),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Members who registered at `before` or earlier and never confirmed an address, at most `most`.
///
/// # Errors
/// A fault of the database.
pub fn list_waiting(conn: &mut Conn, before: Timestamp, most: i64) -> db::Result<Vec<AccountId>> {
    Ok(members::table
        .filter(
            members::activated_at
                .is_null()
                .and(members::closed_at.is_null())
                .and(members::agreed_at.le(before)),
        )
        .order(members::agreed_at)
        .limit(most)
        .select(members::account_id)
        .load(conn)?)
}

/// Whether this member has never confirmed an address.
///
/// # Errors
/// A fault of the database.
pub fn is_waiting(conn: &mut Conn, account: AccountId) -> db::Result<bool> {
    let waiting = members::table.find(account).filter(
        members::activated_at
            .is_null()
            .and(members::closed_at.is_null()),
    );
    Ok(diesel::select(exists(waiting)).get_result(conn)?)
}

/// Takes a member's row away.
///
/// # Errors
/// A fault of the database.
pub fn delete(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    Ok(diesel::delete(members::table.find(account)).execute(&mut **tx)?)
}

/// Makes a member active; `false` when it is already, or closed.
///
/// # Errors
/// A fault of the database; taken when another active member has this address.
pub fn mark_activated(tx: &mut Tx<'_>, account: AccountId, now: Timestamp) -> db::Result<bool> {
    let waiting = members::table.find(account).filter(
        members::activated_at
            .is_null()
            .and(members::closed_at.is_null()),
    );
    let changed = diesel::update(waiting)
        .set(members::activated_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
