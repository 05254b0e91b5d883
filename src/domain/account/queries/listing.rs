//! Accounts as the operator reads them.

use diesel::prelude::*;

use super::AccountRow;
use crate::db::schema::accounts;
use crate::db::{self, Conn};
use crate::domain::account::{Account, Kind};

/// Every account of this kind, closed or not, in the order of the logins.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn, kind: Kind) -> db::Result<Vec<Account>> {
    let rows: Vec<AccountRow> = accounts::table
        .filter(accounts::kind.eq(kind))
        .order(accounts::login)
        .select(AccountRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Account::from).collect())
}
