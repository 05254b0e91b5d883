//! Reading and writing which member was written to of which announcement.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::db::schema::{accounts, announcement_letters, members};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, AnnouncementId};
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// Members who want to hear of it and have no letter yet, so many at most.
pub(in super::super) fn list_unwritten(
    conn: &mut Conn,
    announcement: AnnouncementId,
    most: i64,
) -> db::Result<Vec<AccountId>> {
    let written = announcement_letters::table
        .filter(announcement_letters::announcement_id.eq(announcement))
        .filter(announcement_letters::account_id.eq(members::account_id));
    Ok(members::table
        .inner_join(accounts::table)
        .filter(members::wants_notices.eq(true))
        .filter(members::activated_at.is_not_null())
        .filter(members::closed_at.is_null())
        .filter(accounts::closed_at.is_null())
        .filter(not(exists(written)))
        .order(members::account_id)
        .limit(most)
        .select(members::account_id)
        .load(conn)?)
}

/// Adds the row of a letter; `false` when this member has one.
pub(in super::super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (announcement, account): (AnnouncementId, AccountId),
    token: &str,
) -> db::Result<bool> {
    let values = (
        announcement_letters::announcement_id.eq(announcement),
        announcement_letters::account_id.eq(account),
        announcement_letters::token_lookup.eq(token),
        announcement_letters::promised_at.eq(now),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(announcement_letters::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// Notes that a letter leaves; `false` when that is noted already.
pub(in super::super) fn mark_sent(
    tx: &mut Tx<'_>,
    letter: (AnnouncementId, AccountId),
    now: Timestamp,
) -> db::Result<bool> {
    let waiting = announcement_letters::table
        .find(letter)
        .filter(announcement_letters::sent_at.is_null());
    let changed = diesel::update(waiting)
        .set(announcement_letters::sent_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Notes that a letter has not left after all; `false` when nobody said that it had.
pub(in super::super) fn mark_unsent(
    tx: &mut Tx<'_>,
    letter: (AnnouncementId, AccountId),
) -> db::Result<bool> {
    let sent = announcement_letters::table
        .find(letter)
        .filter(announcement_letters::sent_at.is_not_null());
    let changed = diesel::update(sent)
        .set(announcement_letters::sent_at.eq(None::<Timestamp>))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Whose letter has a token with this keyed hash.
pub(in super::super) fn find_account(
    conn: &mut Conn,
    token: &str,
) -> db::Result<Option<AccountId>> {
    Ok(announcement_letters::table
        .filter(announcement_letters::token_lookup.eq(token))
        .select(announcement_letters::account_id)
        .first(conn)
        .optional()?)
}

/// Forgets which letters a member got.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let own = announcement_letters::table.filter(announcement_letters::account_id.eq(account));
    Ok(diesel::delete(own).execute(&mut **tx)?)
}

/// Forgets which letters were promised before `end`; their links lead nowhere then.
///
/// # Errors
/// A fault of the database.
pub fn delete_promised_before(tx: &mut Tx<'_>, end: Timestamp) -> db::Result<usize> {
    let old = announcement_letters::table.filter(announcement_letters::promised_at.lt(end));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
