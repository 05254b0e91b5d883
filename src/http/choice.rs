//! Choosing a password: by the rules, typed twice alike, not one of the last ones, hashed. Its fields are named `password`
//! and `again` in every form.

use super::fields::FieldErrors;
use super::hasher::CannotPrepare;
use super::page_error::PageError;
use crate::app::App;
use crate::domain::account::hash::{NewHash, PasswordHash};
use crate::domain::account::password::{self, CannotTake, NewPassword, Owner};
use crate::kit::secret::{Secret, same};

/// What was chosen, or every mistake: nobody is locked out by a slip of the finger, because it is typed twice.
#[must_use]
pub fn choose(
    owner: &Owner<'_>,
    (typed, again): (&Secret, &Secret),
    errors: &mut FieldErrors,
) -> Option<NewPassword> {
    let chosen = password::choose(typed, owner);
    if let Err(why) = &chosen {
        errors.push("password", key(*why));
    }
    if !same(typed.reveal().as_bytes(), again.reveal().as_bytes()) {
        errors.push("again", "common-choice-differs");
        return None;
    }
    chosen.ok()
}

/// The hash of what was chosen, or every mistake.
///
/// # Errors
/// Busy when many passwords are hashed at once.
pub async fn prepare(
    app: &App,
    owner: &Owner<'_>,
    typed: (&Secret, &Secret),
    recent: Vec<PasswordHash>,
) -> Result<Result<NewHash, FieldErrors>, PageError> {
    let mut mistakes = FieldErrors::none();
    match choose(owner, typed, &mut mistakes) {
        Some(chosen) => hash(app, chosen, recent).await,
        None => Ok(Err(mistakes)),
    }
}

/// The hash of what was chosen, unless it is one of the `recent` ones.
///
/// # Errors
/// Busy when many passwords are hashed at once.
pub async fn hash(
    app: &App,
    chosen: NewPassword,
    recent: Vec<PasswordHash>,
) -> Result<Result<NewHash, FieldErrors>, PageError> {
    match app.hasher.prepare(chosen, recent).await {
        Ok(new) => Ok(Ok(new)),
        Err(CannotPrepare::UsedBefore(_)) => Ok(Err(
            FieldErrors::none().and("password", "common-choice-used-before")
        )),
        Err(CannotPrepare::Busy(busy)) => Err(busy.into()),
    }
}

const fn key(why: CannotTake) -> &'static str {
    match why {
        CannotTake::TooShort => "common-choice-short",
        CannotTake::TooLong => "common-choice-long",
        CannotTake::Popular => "common-choice-popular",
        CannotTake::MadeOfName => "common-choice-name",
    }
}
