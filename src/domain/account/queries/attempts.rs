//! Reading and writing the rows of attempts to sign in.

use diesel::prelude::*;

use crate::db::schema::account_attempts;
use crate::db::{self, Conn, Tx};
use crate::domain::account::sign_in::attempts::{Outcome, Whose};
use crate::domain::ids::{AccountId, RowId};
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// An attempt that was made.
#[derive(Queryable, Selectable)]
#[diesel(table_name = account_attempts, check_for_backend(crate::db::MultiBackend))]
pub struct Past {
    /// When.
    pub at: Timestamp,
    /// The keyed hash of the address.
    pub address_lookup: String,
    /// How it ended.
    pub outcome: Outcome,
}

/// The addresses from which this login was accepted after `since`.
///
/// # Errors
/// A fault of the database.
pub fn list_trusted_addresses(
    conn: &mut Conn,
    login_lookup: &str,
    since: Timestamp,
) -> db::Result<Vec<String>> {
    Ok(account_attempts::table
        .filter(
            account_attempts::login_lookup
                .eq(login_lookup)
                .and(account_attempts::at.gt(since))
                .and(account_attempts::outcome.eq(Outcome::Accepted)),
        )
        .select(account_attempts::address_lookup)
        .distinct()
        .load(conn)?)
}

/// The attempts for this login after `since`, oldest first, without those that met a lock.
///
/// # Errors
/// A fault of the database.
pub fn list_recent(conn: &mut Conn, login_lookup: &str, since: Timestamp) -> db::Result<Vec<Past>> {
    Ok(account_attempts::table
        .filter(
            account_attempts::login_lookup
                .eq(login_lookup)
                .and(account_attempts::at.gt(since))
                .and(account_attempts::outcome.ne(Outcome::Locked)),
        )
        .order((account_attempts::at, account_attempts::id))
        .select(Past::as_select())
        .load(conn)?)
}

/// Adds an attempt.
///
/// # Errors
/// A fault of the database.
pub fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    whose: &Whose,
    outcome: Outcome,
) -> db::Result<()> {
    diesel::insert_into(account_attempts::table)
        .values((
            account_attempts::id.eq(RowId::draw(random)),
            account_attempts::login_lookup.eq(&whose.login_lookup),
            account_attempts::address_lookup.eq(&whose.address_lookup),
            account_attempts::account_id.eq(whose.account),
            account_attempts::at.eq(now),
            account_attempts::outcome.eq(outcome),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets the attempts before `before`.
///
/// # Errors
/// A fault of the database.
pub fn delete_before(tx: &mut Tx<'_>, before: Timestamp) -> db::Result<usize> {
    let old = account_attempts::table.filter(account_attempts::at.lt(before));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}

/// Forgets the attempts to sign in to an account.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let attempts = account_attempts::table.filter(account_attempts::account_id.eq(account));
    Ok(diesel::delete(attempts).execute(&mut **tx)?)
}
