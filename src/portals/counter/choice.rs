//! Choosing a password: by the rules, not one of the last ones, hashed.

use crate::app::App;
use crate::domain::account::Account;
use crate::domain::account::hash::{NewHash, PasswordHash};
use crate::domain::account::password::{self, CannotTake, Owner};
use crate::http::hasher::CannotPrepare;
use crate::http::page_error::PageError;
use crate::kit::secret::{Secret, same};

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfit {
    /// What was typed the second time is another one.
    Differs,
    /// It is against a rule: the key of the sentence.
    Rule(&'static str),
}

impl Unfit {
    /// Which of the two fields is wrong.
    pub(super) const fn field(self, [once, again]: [&'static str; 2]) -> &'static str {
        match self {
            Self::Differs => again,
            Self::Rule(_) => once,
        }
    }

    /// The key of the sentence.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Differs => "counter-choice-differs",
            Self::Rule(key) => key,
        }
    }
}

/// The hash of what was chosen, or why it is not taken: nobody is locked out by a slip of the finger, because the
/// password is typed twice.
///
/// # Errors
/// Busy when many passwords are hashed at once.
pub(super) async fn prepare(
    app: &App,
    account: &Account,
    (typed, again): (&Secret, &Secret),
    recent: Vec<PasswordHash>,
) -> Result<Result<NewHash, Unfit>, PageError> {
    let owner = Owner {
        login: account.login.as_str(),
        name: &account.name,
        mail: None,
    };
    let chosen = match password::choose(typed, &owner) {
        Ok(chosen) => chosen,
        Err(why) => return Ok(Err(Unfit::Rule(key(why)))),
    };
    if !same(typed.reveal().as_bytes(), again.reveal().as_bytes()) {
        return Ok(Err(Unfit::Differs));
    }
    match app.hasher.prepare(chosen, recent).await {
        Ok(new) => Ok(Ok(new)),
        Err(CannotPrepare::UsedBefore(_)) => Ok(Err(Unfit::Rule("counter-choice-used-before"))),
        Err(CannotPrepare::Busy(busy)) => Err(busy.into()),
    }
}

const fn key(why: CannotTake) -> &'static str {
    match why {
        CannotTake::TooShort => "counter-choice-short",
        CannotTake::TooLong => "counter-choice-long",
        CannotTake::Popular => "counter-choice-popular",
        CannotTake::MadeOfName => "counter-choice-name",
    }
}
