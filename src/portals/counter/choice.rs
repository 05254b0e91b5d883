//! Choosing a password: by the rules, not one of the last ones, hashed.

use crate::app::App;
use crate::domain::account::Account;
use crate::domain::account::hash::{NewHash, PasswordHash};
use crate::domain::account::password::{self, CannotTake, Owner};
use crate::http::hasher::CannotPrepare;
use crate::http::page_error::PageError;
use crate::kit::secret::Secret;

/// The hash of what was chosen, or the key of the sentence that says why it is not taken.
///
/// # Errors
/// Busy when many passwords are hashed at once.
pub(super) async fn prepare(
    app: &App,
    account: &Account,
    typed: &Secret,
    recent: Vec<PasswordHash>,
) -> Result<Result<NewHash, &'static str>, PageError> {
    let owner = Owner {
        login: &account.login,
        name: &account.name,
        mail: None,
    };
    let chosen = match password::choose(typed, &owner) {
        Ok(chosen) => chosen,
        Err(why) => return Ok(Err(key(why))),
    };
    match app.hasher.prepare(chosen, recent).await {
        Ok(new) => Ok(Ok(new)),
        Err(CannotPrepare::UsedBefore(_)) => Ok(Err("counter-choice-used-before")),
        Err(CannotPrepare::Busy(_)) => Err(PageError::Busy(3)),
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
