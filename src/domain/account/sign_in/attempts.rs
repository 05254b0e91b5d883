//! What is remembered of attempts to sign in: of known and unknown logins alike, by keyed hashes.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use super::lockout::{FORGOTTEN, History, Standing, TRUSTED};
use crate::db::{self, Conn, Tx};
use crate::domain::account::Account;
use crate::domain::account::queries::attempts as queries;
use crate::domain::ids::AccountId;
use crate::domain::limit::address_name;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;
use crate::kit::seal::Vault;

/// How an attempt ended.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Outcome {
    /// Signed in.
    Accepted,
    /// No attempt: password and second factor were set anew, and what failed before is forgotten.
    Reset,
    /// Login or password is wrong.
    WrongPassword,
    /// The code is wrong or was taken before.
    WrongCode,
    /// The password is right, but there is no second factor yet.
    NotEnrolled,
    /// The password is right, but the counter is closed.
    NotAtWork,
    /// The password is right, but a member has not confirmed the mail address yet.
    NotActivated,
    /// Not looked at: locked.
    Locked,
}

impl Outcome {
    const ALL: [Self; 8] = [
        Self::Accepted,
        Self::Reset,
        Self::WrongPassword,
        Self::WrongCode,
        Self::NotEnrolled,
        Self::NotAtWork,
        Self::NotActivated,
        Self::Locked,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Reset => "reset",
            Self::WrongPassword => "wrong-password",
            Self::WrongCode => "wrong-code",
            Self::NotEnrolled => "not-enrolled",
            Self::NotAtWork => "not-at-work",
            Self::NotActivated => "not-activated",
            Self::Locked => "locked",
        }
    }

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

/// A word that names no outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown outcome")]
pub struct UnknownOutcome;

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Outcome {
    type Err = UnknownOutcome;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|outcome| outcome.word() == text)
            .ok_or(UnknownOutcome)
    }
}

crate::text_column!(Outcome);
