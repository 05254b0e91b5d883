//! Changing one's password: it takes the old one, and ends every session.

use super::hash::{NewHash, PasswordHash};
use super::{credential, enrolment, queries as accounts, queries::credentials};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, RowId};
use crate::domain::session::{self, Subject};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// The passwords that a change has to look at.
#[derive(Debug, Clone)]
pub struct Before {
    account: AccountId,
    latest: RowId,
    /// The one that has to be said: give it to `http::hasher`.
    pub hash: PasswordHash,
    /// Those that are not taken again: give them to `http::hasher`.
    pub recent: Vec<PasswordHash>,
}

/// Why a password cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// The old password was wrong, or has been changed meanwhile.
    #[error("wrong password")]
    WrongPassword,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The passwords of an account; `None` when it has none.
///
/// # Errors
/// A fault of the database.
pub fn look_up(conn: &mut Conn, account: AccountId) -> db::Result<Option<Before>> {
    let kept = credentials::list_passwords(conn, account, credential::REMEMBERED)?;
    let Some(latest) = kept.first() else {
        return Ok(None);
    };
    Ok(Some(Before {
        account,
        latest: latest.id,
        hash: latest.hash.clone(),
        recent: kept.iter().map(|password| password.hash.clone()).collect(),
    }))
}

/// The hashes of an account that are not taken again, for an enrolment.
///
/// # Errors
/// A fault of the database.
pub fn list_recent(conn: &mut Conn, account: AccountId) -> db::Result<Vec<PasswordHash>> {
    let kept = credentials::list_passwords(conn, account, credential::REMEMBERED)?;
    Ok(kept.into_iter().map(|password| password.hash).collect())
}

/// What a change needs.
#[derive(Debug)]
pub struct Change<'a> {
    /// The passwords before, as [`look_up`] gave them.
    pub before: &'a Before,
    /// What `http::hasher` said of the old password as it was typed.
    pub matched: bool,
    /// The new one, chosen by the rules and hashed.
    pub new: &'a NewHash,
}

/// Changes the password and ends every session of the account; the door begins a new one.
///
/// # Errors
/// When the old password was wrong or has been changed meanwhile; a fault of the database.
pub fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    change: &Change<'_>,
) -> Result<(), CannotChange> {
    let account = change.before.account;
    if !change.matched || !accounts::mark_held(tx, account)? {
        return Err(CannotChange::WrongPassword);
    }
    let latest = credentials::list_passwords(tx, account, 1)?;
    if latest.first().map(|password| password.id) != Some(change.before.latest) {
        return Err(CannotChange::WrongPassword);
    }
    enrolment::replace_password(tx, now, vault, account, change.new)?;
    session::queries::delete_for_subject(tx, Subject::Account(account))?;
    audit::record(tx, now, by, &Deed::new(Action::PasswordChanged, account))?;
    Ok(())
}
