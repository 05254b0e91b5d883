//! Choosing a password: by the rules, typed twice alike, not one of the last ones, hashed.

use crate::app::App;
use crate::domain::account::hash::{NewHash, PasswordHash};
use crate::domain::account::password::{self, CannotTake, NewPassword, Owner};
use crate::http::fields::FieldErrors;
use crate::http::hasher::CannotPrepare;
use crate::http::page_error::PageError;
use crate::kit::secret::{Secret, same};

/// What was chosen, or every mistake.
pub(super) fn choose(
    owner: &Owner<'_>,
    (typed, again): (&Secret, &Secret),
    errors: &mut FieldErrors,
) -> Option<NewPassword> {
    let chosen = password::choose(typed, owner);
    if let Err(why) = &chosen {
        errors.push("password", key(*why));
    }
    if !same(typed.reveal().as_bytes(), again.reveal().as_bytes()) {
        errors.push("again", "member-choice-differs");
        return None;
    }
    chosen.ok()
}

/// The hash of what was chosen, unless it is one of the `recent` ones.
///
/// # Errors
/// Busy when many passwords are hashed at once.
pub(super) async fn hash(
    app: &App,
    chosen: NewPassword,
    recent: Vec<PasswordHash>,
) -> Result<Result<NewHash, FieldErrors>, PageError> {
    match app.hasher.prepare(chosen, recent).await {
        Ok(new) => Ok(Ok(new)),
        Err(CannotPrepare::UsedBefore(_)) => Ok(Err(
            FieldErrors::none().and("password", "member-choice-used-before")
        )),
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
