//! Choosing a password: by the rules, typed twice alike, not one of the last ones, hashed.

use crate::app::App;
use crate::domain::account::hash::{NewHash, PasswordHash};
use crate::domain::account::password::{self, CannotTake, Owner};
use crate::http::hasher::CannotPrepare;
use crate::http::page_error::PageError;
use crate::kit::secret::{Secret, same};

/// The hash of what was chosen, or the field and the key of the sentence that says why it is not taken.
///
/// # Errors
/// Busy when many passwords are hashed at once.
pub(super) async fn prepare(
    app: &App,
    owner: &Owner<'_>,
    (typed, again): (&Secret, &Secret),
    recent: Vec<PasswordHash>,
) -> Result<Result<NewHash, (&'static str, &'static str)>, PageError> {
    let chosen = match password::choose(typed, owner) {
        Ok(chosen) => chosen,
        Err(why) => return Ok(Err(("password", key(why)))),
    };
    if !same(typed.reveal().as_bytes(), again.reveal().as_bytes()) {
        return Ok(Err(("again", "member-choice-differs")));
    }
    match app.hasher.prepare(chosen, recent).await {
        Ok(new) => Ok(Ok(new)),
        Err(CannotPrepare::UsedBefore(_)) => Ok(Err(("password", "member-choice-used-before"))),
        Err(CannotPrepare::Busy(busy)) => Err(busy.into()),
    }
}

const fn key(why: CannotTake) -> &'static str {
    match why {
        CannotTake::TooShort => "member-choice-short",
        CannotTake::TooLong => "member-choice-long",
        CannotTake::Popular => "member-choice-popular",
        CannotTake::MadeOfName => "member-choice-name",
    }
}
