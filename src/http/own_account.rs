//! One's own account, for staff of either room: where one is signed in, ending a session, changing the password.

use serde::Deserialize;

use super::fields::FieldErrors;
use super::page_error::PageError;
use super::{choice, tries};
use crate::app::App;
use crate::db;
use crate::domain::account::change::{self, Before, CannotChange, Change};
use crate::domain::account::hash::NewHash;
use crate::domain::account::password::Owner;
use crate::domain::account::queries as accounts;
use crate::domain::audit::By;
use crate::domain::ids::AccountId;
use crate::domain::limit::Limited;
use crate::domain::session::{self, Session, Subject, queries as sessions};
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;

/// The old password and the new one.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    old: Secret,
    #[serde(default)]
    password: Secret,
    #[serde(default)]
    again: Secret,
}

/// Which session to end.
#[derive(Deserialize)]
pub struct SessionForm {
    #[serde(default)]
    session: String,
}

/// Where the account is signed in.
///
/// # Errors
/// A fault of the database.
pub async fn list_sessions(
    app: &App,
    now: Timestamp,
    account: AccountId,
) -> Result<Vec<Session>, PageError> {
    let subject = Subject::Account(account);
    let read = move |conn: &mut db::Conn| sessions::list_for_subject(conn, subject, now);
    Ok(app.db.read(read).await?)
}

/// Ends one of the account's own sessions.
///
/// # Errors
/// Not found for one of somebody else.
pub async fn end_session(
    app: &App,
    by: By,
    account: AccountId,
    form: SessionForm,
) -> Result<(), PageError> {
    let (now, subject) = (app.clock.now(), Subject::Account(account));
    let ended = app
        .db
        .write(move |tx| session::end_own(tx, now, &by, (subject, &form.session)))
        .await?;
    if ended {
        Ok(())
    } else {
        Err(PageError::NotFound)
    }
}

/// Changes the password, so that every session ends, or says what is wrong with what was typed. Each try counts.
///
/// # Errors
/// Too many when the old password was tried too often; busy when many passwords are hashed at once.
pub async fn change_password(
    app: &App,
    by: By,
    account: AccountId,
    form: PasswordForm,
) -> Result<Result<(), FieldErrors>, PageError> {
    tries::count(app, vec![(Limited::PasswordChange, account.to_string())]).await?;
    let read = move |conn: &mut db::Conn| -> db::Result<_> {
        let before = change::look_up(conn, account)?;
        Ok(before.zip(accounts::find(conn, account)?))
    };
    let (before, owner) = app.db.read(read).await?.ok_or(PageError::NotFound)?;
    let hash = Some(before.hash.clone());
    if !app.hasher.verify(form.old, hash).await? {
        return Ok(Err(wrong()));
    }
    let (owner, typed) = (Owner::of(&owner), (&form.password, &form.again));
    match choice::prepare(app, &owner, typed, before.recent.clone()).await? {
        Ok(new) => replace(app, by, before, new).await,
        Err(mistakes) => Ok(Err(mistakes)),
    }
}

async fn replace(
    app: &App,
    by: By,
    before: Before,
    new: NewHash,
) -> Result<Result<(), FieldErrors>, PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let changed = app.db.write(move |tx| {
        let change = Change {
            before: &before,
            matched: true,
            new: &new,
        };
        change::change(tx, now, &by, &vault, &change)
    });
    match changed.await {
        Ok(()) => Ok(Ok(())),
        Err(CannotChange::WrongPassword) => Ok(Err(wrong())),
        Err(CannotChange::Db(fault)) => Err(fault.into()),
    }
}

fn wrong() -> FieldErrors {
    FieldErrors::none().and("old", "counter-account-old-wrong")
}

/// What the page shows, without mistakes and with all of them.
#[must_use]
pub fn samples(now: Timestamp) -> [(Vec<Session>, FieldErrors); 2] {
    let session = |lookup: &str, agent: &str| Session {
        lookup: lookup.to_owned(),
        state: Vec::new(),
        subject: None,
        agent: agent.to_owned(),
        made_at: now,
        seen_at: now,
        expires_at: now,
    };
    let both = || vec![session("a", "Mozilla/5.0 Firefox/140.0"), session("b", "")];
    let mistakes = wrong()
        .and("password", "common-choice-popular")
        .and("again", "common-choice-differs");
    [(both(), FieldErrors::none()), (both(), mistakes)]
}
