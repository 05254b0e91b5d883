//! What is remembered of attempts to sign in: of known and unknown logins alike, by keyed hashes.

use std::net::IpAddr;

use super::lockout::{FORGOTTEN, History, Standing, TRUSTED};
use crate::db::{self, Conn, Tx};
use crate::domain::account::Account;
use crate::domain::account::queries::attempts as queries;
use crate::domain::ids::AccountId;
use crate::domain::limit::address_name;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;
use crate::kit::seal::Vault;

crate::words! {
    /// How an attempt ended.
    pub enum Outcome {
        /// Signed in.
        Accepted = "accepted",
        /// No attempt: password and second factor were set anew, and what failed before is forgotten.
        Reset = "reset",
        /// Login or password is wrong.
        WrongPassword = "wrong-password",
        /// The code is wrong.
        WrongCode = "wrong-code",
        /// Everything is right, but the code was taken before.
        UsedCode = "used-code",
        /// The password is right, but there is no second factor yet.
        NotEnrolled = "not-enrolled",
        /// The password is right, but the counter is closed.
        NotAtWork = "not-at-work",
        /// The password is right, but a member has not confirmed the mail address yet.
        NotActivated = "not-activated",
        /// Not looked at: locked.
        Locked = "locked",
    }
}

impl Outcome {
    /// Whether it counts as a failure.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        !matches!(
            self,
            Self::Accepted | Self::Reset | Self::NotActivated | Self::Locked
        )
    }
}

/// Which login at which address an attempt is for.
#[derive(Debug, Clone)]
pub struct Whose {
    /// The keyed hash of the login as it was typed.
    pub login_lookup: String,
    /// The keyed hash of the address.
    pub address_lookup: String,
    /// The account, if the login is anybody's.
    pub account: Option<AccountId>,
}

/// The keyed hash of a login as it is compared.
pub(super) fn login_lookup(vault: &Vault, folded: &str) -> String {
    vault.lookup("account_attempts.login", folded)
}

/// The keyed hash of an address.
pub(super) fn address_lookup(vault: &Vault, address: IpAddr) -> String {
    vault.lookup("account_attempts.address", &address_name(address))
}

/// The attempts that count for this login at this address: those from it, and unless its owner has signed in from it
/// lately, those from all addresses of which that is not so.
///
/// # Errors
/// A fault of the database.
pub fn standing(conn: &mut Conn, now: Timestamp, whose: &Whose) -> db::Result<Standing> {
    let login = &whose.login_lookup;
    let trusted = queries::list_trusted_addresses(conn, login, now.minus(TRUSTED))?;
    let recent = queries::list_recent(conn, login, now.minus(FORGOTTEN))?;
    let own = trusted.contains(&whose.address_lookup);
    let history = |counts: &dyn Fn(&str) -> bool| {
        let counted = recent
            .iter()
            .filter(|attempt| attempt.outcome == Outcome::Reset || counts(&attempt.address_lookup));
        History::of(counted.map(|attempt| (attempt.at, attempt.outcome.is_failure())))
    };
    Ok(Standing {
        here: history(&|address| address == whose.address_lookup),
        everywhere: history(&|address| !own && trusted.iter().all(|known| known != address)),
    })
}

/// Records how an attempt ended.
///
/// # Errors
/// A fault of the database.
pub fn record(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    whose: &Whose,
    outcome: Outcome,
) -> db::Result<()> {
    queries::insert(tx, now, random, whose, outcome)
}

/// Forgets what failed before: password and second factor were set anew.
///
/// # Errors
/// A fault of the database.
pub fn reset(tx: &mut Tx<'_>, now: Timestamp, vault: &Vault, account: &Account) -> db::Result<()> {
    let whose = Whose {
        login_lookup: login_lookup(vault, account.login.as_str()),
        address_lookup: String::new(),
        account: Some(account.id),
    };
    record(tx, now, vault.random(), &whose, Outcome::Reset)
}
