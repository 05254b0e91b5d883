//! Reading and writing the rows of accounts, and in files of their own what belongs to them.

pub mod attempts;
pub mod credentials;
pub mod enrolments;
pub mod listing;
mod staff;

pub use staff::{find_counter_staff, find_reviewer, find_staff};

use diesel::prelude::*;

use super::{Account, Kind, Login};
use crate::db::schema::accounts;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, CounterId};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(crate::db::MultiBackend))]
struct AccountRow {
    id: AccountId,
    kind: Kind,
    login: Login,
    name: String,
    counter_id: Option<CounterId>,
    closed_at: Option<Timestamp>,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            login: row.login,
            name: row.name,
            counter: row.counter_id,
            closed_at: row.closed_at,
        }
    }
}

/// The account of this login, closed or not.
///
/// # Errors
/// A fault of the database.
pub fn find_by_login(conn: &mut Conn, login: &Login) -> db::Result<Option<Account>> {
    let row: Option<AccountRow> = accounts::table
        .filter(accounts::login.eq(login))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Account::from))
}

/// The account, closed or not.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: AccountId) -> db::Result<Option<Account>> {
    let row: Option<AccountRow> = accounts::table
        .find(id)
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Account::from))
}

/// Adds an account; `false` when the login is taken.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, now: Timestamp, account: &Account) -> db::Result<bool> {
    if find_by_login(tx, &account.login)?.is_some() {
        return Ok(false);
    }
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(account.id),
            accounts::kind.eq(account.kind),
            accounts::login.eq(&account.login),
            accounts::name.eq(&account.name),
            accounts::counter_id.eq(account.counter),
            accounts::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(true)
}

/// Holds the row of an open account to the end of the transaction, so that two attempts to sign in are counted
/// one after the other; `false` when the account is closed.
///
/// # Errors
/// A fault of the database.
pub fn mark_held(tx: &mut Tx<'_>, id: AccountId) -> db::Result<bool> {
    let open = accounts::table
        .find(id)
        .filter(accounts::closed_at.is_null());
    let held = diesel::update(open)
        .set(accounts::closed_at.eq(None::<Timestamp>))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

/// Gives an account another name.
///
/// # Errors
/// A fault of the database.
pub fn replace_name(tx: &mut Tx<'_>, id: AccountId, name: &str) -> db::Result<usize> {
    Ok(diesel::update(accounts::table.find(id))
        .set(accounts::name.eq(name))
        .execute(&mut **tx)?)
}

/// Takes an account's row away; nothing may point at it any more.
///
/// # Errors
/// A fault of the database.
pub fn delete(tx: &mut Tx<'_>, id: AccountId) -> db::Result<usize> {
    Ok(diesel::delete(accounts::table.find(id)).execute(&mut **tx)?)
}

/// Closes an account for good; `false` when it is closed already.
///
/// # Errors
/// A fault of the database.
pub fn mark_closed(tx: &mut Tx<'_>, id: AccountId, now: Timestamp) -> db::Result<bool> {
    let open = accounts::table
        .find(id)
        .filter(accounts::closed_at.is_null());
    let changed = diesel::update(open)
        .set(accounts::closed_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
