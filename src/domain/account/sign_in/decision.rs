//! What every attempt has in common: the lock, the password, and what is recorded.

use std::net::IpAddr;

use super::attempts::{self, Outcome, Whose};
use super::{Candidate, CannotSignIn};
use crate::db::{self, Tx};
use crate::domain::account::queries::credentials;
use crate::domain::account::{Account, queries as accounts};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::RowId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// An attempt, whatever its door asks for besides the password.
#[derive(Debug)]
pub struct Made<'a> {
    /// Whoever may be behind the login, as [`look_up`] gave it.
    pub candidate: &'a Candidate,
    /// What `http::hasher` said of the password.
    pub matched: bool,
    /// The address it comes from.
    pub from: IpAddr,
}

/// Decides an attempt and records it; whom a right password lets in, `judge` says. Commit it whatever the answer.
///
/// # Errors
/// A fault of the database.
pub fn decide<T>(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    made: &Made<'_>,
    judge: impl FnOnce(&mut Tx<'_>, &Account) -> db::Result<Result<T, Outcome>>,
) -> db::Result<Result<T, CannotSignIn>> {
    let known = made.candidate.known.as_ref();
    let known = match known {
        Some((account, _)) if !accounts::mark_held(tx, account.id)? => None,
        other => other,
    };
    let whose = Whose {
        login_lookup: attempts::login_lookup(vault, &made.candidate.folded),
        address_lookup: attempts::address_lookup(vault, made.from),
        account: known.map(|(account, _)| account.id),
    };
    let standing = attempts::standing(tx, now, &whose)?;
    if let Some(until) = standing.locked_until(now) {
        refuse(tx, now, vault, made.from, (&whose, Outcome::Locked))?;
        return Ok(Err(CannotSignIn::Locked { until }));
    }
    let judged = match known {
        Some((account, password)) if made.matched && is_latest(tx, account, *password)? => {
            judge(tx, account)?.map(|person| (account.id, person))
        }
        _ => Err(Outcome::WrongPassword),
    };
    match judged {
        Ok((account, person)) => {
            attempts::record(tx, now, vault.random(), &whose, Outcome::Accepted)?;
            let by = By::account(account, made.from);
            audit::record(tx, now, &by, &Deed::new(Action::SignedIn, account))?;
            Ok(Ok(person))
        }
        Err(outcome) => {
            refuse(tx, now, vault, made.from, (&whose, outcome))?;
            if outcome == Outcome::NotActivated {
                return Ok(Err(CannotSignIn::NotActivated));
            }
            let locked = standing.with_failure(now).locked_until(now);
            Ok(Err(match (locked, outcome) {
                (Some(until), _) => CannotSignIn::Locked { until },
                (None, Outcome::UsedCode) => CannotSignIn::CodeUsed,
                (None, _) => CannotSignIn::Wrong,
            }))
        }
    }
}

fn is_latest(tx: &mut Tx<'_>, account: &Account, password: RowId) -> db::Result<bool> {
    let latest = credentials::list_passwords(tx, account.id, 1)?;
    Ok(latest.first().map(|latest| latest.id) == Some(password))
}

fn refuse(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    from: IpAddr,
    (whose, outcome): (&Whose, Outcome),
) -> db::Result<()> {
    attempts::record(tx, now, vault.random(), whose, outcome)?;
    let object = whose
        .account
        .map_or_else(|| "unknown".to_owned(), |account| account.to_string());
    let deed = Deed::new(Action::SignInRefused, object).with("why", outcome);
    audit::record(tx, now, &By::visitor(from), &deed)
}
