//! Signing in: login, password and code in one go, and one answer to everything that is wrong with them.
//!
//! A door looks the login up ([`look_up`], a read), has the password checked outside the database
//! (`http::hasher`), and then tries ([`attempt`], a write). The answer is part of what is committed: a failed
//! attempt is recorded, so it is no error of the transaction.
//!
//! Deliberately absent: the limit per address (`limit::Limited::SignInByAddress`), which the door counts first.

pub mod attempts;
mod decision;
pub mod lockout;

use std::net::IpAddr;

use self::attempts::Outcome;
pub use self::decision::{Made, decide};
use super::hash::PasswordHash;
use super::queries::credentials;
use super::{Account, Kind, Login, Staff, credential, queries as accounts};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::RowId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Why somebody is not signed in. Locked names the wait; unknown logins lock alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotSignIn {
    /// Login, password or code is wrong.
    #[error("login, password or code is wrong")]
    Wrong,
    /// Too many were wrong: also what is right is refused until then. Unknown logins lock alike.
    #[error("locked until {until}")]
    Locked {
        /// When the next attempt counts.
        until: Timestamp,
    },
    /// Password and code are right, but the code, or one that came after it, was taken before.
    #[error("the code is used up")]
    CodeUsed,
    /// The password is right, but a member has not confirmed the mail address yet.
    #[error("not activated")]
    NotActivated,
}

/// Whoever may be behind a login.
#[derive(Debug, Clone)]
pub struct Candidate {
    folded: String,
    known: Option<(Account, RowId)>,
    hash: Option<PasswordHash>,
}

impl Candidate {
    /// What to give to `http::hasher`, also when it is `None`.
    #[must_use]
    pub fn hash(&self) -> Option<PasswordHash> {
        self.hash.clone()
    }
}

/// An attempt to sign in.
#[derive(Debug)]
pub struct Attempt<'a> {
    /// Whoever may be behind the login, as [`look_up`] gave it.
    pub candidate: &'a Candidate,
    /// What `http::hasher` said of the password.
    pub matched: bool,
    /// The code as it was typed.
    pub code: &'a str,
    /// Who is let in where it is made; others are refused as if they did not exist.
    pub door: Kind,
    /// The address it comes from.
    pub from: IpAddr,
}

/// Whoever may be behind what was typed as a login.
///
/// # Errors
/// A fault of the database.
pub fn look_up(conn: &mut Conn, typed: &str) -> db::Result<Candidate> {
    let account = match Login::parse(typed) {
        Ok(login) => accounts::find_by_login(conn, &login)?,
        Err(_) => None,
    };
    let account = account.filter(|account| account.closed_at.is_none());
    let latest = match &account {
        Some(account) => credentials::list_passwords(conn, account.id, 1)?.pop(),
        None => None,
    };
    let hash = latest.as_ref().map(|password| password.hash.clone());
    Ok(Candidate {
        folded: Login::folded(typed),
        known: account.zip(latest.map(|password| password.id)),
        hash,
    })
}

/// Decides the attempt of staff and records it. Commit it whatever the answer.
///
/// # Errors
/// A fault of the database.
pub fn attempt(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    attempt: &Attempt<'_>,
) -> db::Result<Result<Staff, CannotSignIn>> {
    let made = Made {
        candidate: attempt.candidate,
        matched: attempt.matched,
        from: attempt.from,
    };
    decide(tx, now, vault, &made, |tx, account| {
        judge(tx, now, vault, attempt, account)
    })
}

/// What is wrong behind a right password, or who it is.
fn judge(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    attempt: &Attempt<'_>,
    account: &Account,
) -> db::Result<Result<Staff, Outcome>> {
    let Some(factor) = credential::find_factor(tx, vault, account.id)? else {
        return Ok(Err(Outcome::NotEnrolled));
    };
    let staff = accounts::find_staff(tx, account.id)?;
    let Some(staff) = staff.filter(|_| account.kind == attempt.door) else {
        return Ok(Err(Outcome::NotAtWork));
    };
    let Some(step) = factor.secret.matching_step(attempt.code, now) else {
        return Ok(Err(Outcome::WrongCode));
    };
    let is_first = credentials::mark_step(tx, factor.id, step)?;
    Ok(is_first.then_some(staff).ok_or(Outcome::UsedCode))
}

#[cfg(test)]
mod tests;
