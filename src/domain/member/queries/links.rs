//! Reading and writing the rows of members' links.

use diesel::prelude::*;

use crate::db::schema::member_links;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, RowId};
use crate::domain::member::link::Purpose;
use crate::kit::clock::Timestamp;

/// A link as it is kept.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = member_links, check_for_backend(crate::db::MultiBackend))]
pub struct LinkRow {
    /// Its row.
    pub id: RowId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What it is for.
    pub purpose: Purpose,
    /// The keyed hash of its token.
    pub token_lookup: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it dies.
    pub expires_at: Timestamp,
    /// When it was used, or another one has taken its place.
    pub used_at: Option<Timestamp>,
    /// The sealed address that it confirms, when it is not the member's own.
    pub mail: Option<Vec<u8>>,
}

/// The link of this token, living or not.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, token_lookup: &str) -> db::Result<Option<LinkRow>> {
    Ok(member_links::table
        .filter(member_links::token_lookup.eq(token_lookup))
        .select(LinkRow::as_select())
        .first(conn)
        .optional()?)
}

/// Adds a link.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, row: &LinkRow) -> db::Result<()> {
    diesel::insert_into(member_links::table)
        .values(row)
        .execute(&mut **tx)?;
    Ok(())
}

/// Uses a living link; `false` when it was used or has died.
///
/// # Errors
/// A fault of the database.
pub fn mark_used(tx: &mut Tx<'_>, id: RowId, now: Timestamp) -> db::Result<bool> {
    let living = member_links::table.find(id).filter(
        member_links::used_at
            .is_null()
            .and(member_links::expires_at.gt(now)),
    );
    let changed = diesel::update(living)
        .set(member_links::used_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Takes back the unused links of an account for one purpose, and answers how many those were.
///
/// # Errors
/// A fault of the database.
pub fn mark_replaced(
    tx: &mut Tx<'_>,
    now: Timestamp,
    account: AccountId,
    purpose: Purpose,
) -> db::Result<usize> {
    let unused = member_links::table.filter(
        member_links::account_id
            .eq(account)
            .and(member_links::purpose.eq(purpose))
            .and(member_links::used_at.is_null()),
    );
    Ok(diesel::update(unused)
        .set(member_links::used_at.eq(now))
        .execute(&mut **tx)?)
}

/// Forgets every link of an account.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let links = member_links::table.filter(member_links::account_id.eq(account));
    Ok(diesel::delete(links).execute(&mut **tx)?)
}

/// Forgets the links that died before `before`.
///
/// # Errors
/// A fault of the database.
pub fn delete_dead(tx: &mut Tx<'_>, before: Timestamp) -> db::Result<usize> {
    let dead = member_links::table.filter(member_links::expires_at.lt(before));
    Ok(diesel::delete(dead).execute(&mut **tx)?)
}
