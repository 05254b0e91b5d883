//! Making accounts for clerks and reviewers, and taking them back: the operator's work.

use super::{Account, Kind, Login, enrolment, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CounterId};
use crate::domain::organization;
use crate::domain::session::{self, Subject};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// Why an account cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum CannotAdd {
    /// Somebody has this login, or had it.
    #[error("the login is taken")]
    Taken,
    /// The counter is closed, or there is none such.
    #[error("no such counter")]
    NoSuchCounter,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why something cannot be done with an account.
#[derive(Debug, thiserror::Error)]
pub enum CannotFind {
    /// Nobody has this login.
    #[error("no such account")]
    NoSuchAccount,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Somebody who gets an account.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// What they are going to type.
    pub login: Login,
    /// Their name.
    pub name: String,
    /// A clerk's counter; without one it is a reviewer.
    pub counter: Option<CounterId>,
}

/// Makes an account, and the link by which its owner sets password and second factor; answers the link's token.
///
/// # Errors
/// When the login is taken or the counter is not open; a fault of the database.
pub fn add(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    newcomer: &Newcomer,
) -> Result<(Account, Secret), CannotAdd> {
    if let Some(counter) = newcomer.counter
        && !organization::queries::is_counter_open(tx, counter)?
    {
        return Err(CannotAdd::NoSuchCounter);
    }
    let account = Account {
        id: AccountId::draw(vault.random()),
        kind: newcomer.counter.map_or(Kind::Reviewer, |_| Kind::Clerk),
        login: newcomer.login.clone(),
        name: newcomer.name.clone(),
        counter: newcomer.counter,
        closed_at: None,
    };
    if !queries::insert(tx, now, &account)? {
        return Err(CannotAdd::Taken);
    }
    let deed = Deed::new(Action::AccountAdded, account.id).with("kind", account.kind);
    audit::record(tx, now, by, &deed)?;
    let token = enrolment::offer(tx, now, by, vault, account.id)?;
    Ok((account, token))
}

/// Retires the second factor and every session, and makes a new link; answers its token.
///
/// # Errors
/// When nobody has the login; a fault of the database.
pub fn reset_factor(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    login: &Login,
) -> Result<Secret, CannotFind> {
    let account = find_open(tx, login)?;
    if queries::credentials::mark_factor_retired(tx, account, now)? {
        audit::record(tx, now, by, &Deed::new(Action::FactorRetired, account))?;
    }
    session::queries::delete_for_subject(tx, Subject::Account(account))?;
    Ok(enrolment::offer(tx, now, by, vault, account)?)
}

/// Ends every session of the account and answers how many those were.
///
/// # Errors
/// When nobody has the login; a fault of the database.
pub fn end_sessions(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    login: &Login,
) -> Result<usize, CannotFind> {
    let account = queries::find_by_login(tx, login)?.ok_or(CannotFind::NoSuchAccount)?;
    let ended = session::queries::delete_for_subject(tx, Subject::Account(account.id))?;
    let deed = Deed::new(Action::SessionsEnded, account.id).with("count", ended);
    audit::record(tx, now, by, &deed)?;
    Ok(ended)
}

/// Closes an account for good, with its sessions, links and second factor.
///
/// # Errors
/// When nobody has the login; a fault of the database.
pub fn close(tx: &mut Tx<'_>, now: Timestamp, by: &By, login: &Login) -> Result<(), CannotFind> {
    let account = find_open(tx, login)?;
    if !queries::mark_closed(tx, account, now)? {
        return Err(CannotFind::NoSuchAccount);
    }
    // Whoever never enrolled has none.
    let _had_one = queries::credentials::mark_factor_retired(tx, account, now)?;
    queries::enrolments::mark_all_used(tx, account, now)?;
    session::queries::delete_for_subject(tx, Subject::Account(account))?;
    audit::record(tx, now, by, &Deed::new(Action::AccountClosed, account))?;
    Ok(())
}

fn find_open(tx: &mut Tx<'_>, login: &Login) -> Result<AccountId, CannotFind> {
    let account = queries::find_by_login(tx, login)?;
    let account = account.filter(|account| account.closed_at.is_none());
    Ok(account.ok_or(CannotFind::NoSuchAccount)?.id)
}
