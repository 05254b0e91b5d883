//! `/organ/account`: where one is signed in, ending a session, changing the password.

use actix_session::Session as Cookie;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{clerk, paths};
use crate::app::App;
use crate::db;
use crate::domain::account::change::{self, CannotChange, Change};
use crate::domain::account::password::Owner;
use crate::domain::account::queries as accounts;
use crate::domain::limit::Limited;
use crate::domain::session::{self, Session, Subject, queries as sessions};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{self, CounterStaff, SignedIn};
use crate::http::{choice, pause, redirect, screen, tries};
use crate::kit::secret::Secret;

/// The page.
#[derive(Template)]
#[template(path = "counter/account.html")]
pub struct AccountPage {
    chrome: Chrome,
    sessions: Vec<Session>,
    errors: FieldErrors,
}

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

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(AccountPage::new(&app, &staff, chrome).await?))
}

/// Ends one of the clerk's own sessions.
///
/// # Errors
/// A fault of the database.
pub async fn end_session(
    app: Data<App>,
    req: HttpRequest,
    cookie: Cookie,
    staff: SignedIn<CounterStaff>,
    form: Form<SessionForm>,
) -> Result<HttpResponse, PageError> {
    let (now, by) = (app.clock.now(), clerk(&app, &req, &staff).by());
    let subject = Subject::Account(staff.person.account_id);
    let ended = app
        .db
        .write(move |tx| session::end_own(tx, now, &by, (subject, &form.0.session)))
        .await?;
    if !ended {
        return Err(PageError::NotFound);
    }
    redirect::with_notice(&cookie, paths::ACCOUNT, "counter-account-session-ended")
}

/// Changes the password; every session ends, this one too.
///
/// # Errors
/// Too many when the old password was tried too often; busy when many passwords are hashed at once.
pub async fn change_password(
    app: Data<App>,
    req: HttpRequest,
    cookie: Cookie,
    staff: SignedIn<CounterStaff>,
    (chrome, form): (Chrome, Form<PasswordForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = AccountPage::new(&app, &staff, chrome).await?;
    match replace(&app, &req, &staff, form.0).await {
        Ok(Ok(())) => {
            visitor::leave(&cookie);
            Ok(redirect::to(paths::SIGN_IN))
        }
        Ok(Err(mistakes)) => {
            page.errors = mistakes;
            Ok(screen::unprocessable(page))
        }
        Err(refusal) => pause::again(page, |page| &mut page.chrome, refusal),
    }
}

/// Counts the try, and changes it, or says what is wrong.
async fn replace(
    app: &App,
    req: &HttpRequest,
    staff: &SignedIn<CounterStaff>,
    form: PasswordForm,
) -> Result<Result<(), FieldErrors>, PageError> {
    let id = staff.person.account_id;
    tries::count(app, vec![(Limited::PasswordChange, id.to_string())]).await?;
    let read = move |conn: &mut db::Conn| -> db::Result<_> {
        Ok((change::look_up(conn, id)?, accounts::find(conn, id)?))
    };
    let (before, account) = app.db.read(read).await?;
    let (before, account) = before.zip(account).ok_or(PageError::NotFound)?;
    let hash = Some(before.hash.clone());
    if !app.hasher.verify(form.old, hash).await? {
        return Ok(Err(wrong()));
    }
    let (owner, typed) = (Owner::of(&account), (&form.password, &form.again));
    let new = match choice::prepare(app, &owner, typed, before.recent.clone()).await? {
        Ok(new) => new,
        Err(mistakes) => return Ok(Err(mistakes)),
    };
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        clerk(app, req, staff).by(),
    );
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

impl AccountPage {
    async fn new(
        app: &App,
        staff: &SignedIn<CounterStaff>,
        chrome: Chrome,
    ) -> Result<Self, PageError> {
        let (now, subject) = (chrome.now, Subject::Account(staff.person.account_id));
        let sessions = app
            .db
            .read(move |conn| sessions::list_for_subject(conn, subject, now))
            .await?;
        Ok(Self {
            chrome,
            sessions,
            errors: FieldErrors::none(),
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let session = |lookup: &str, agent: &str| Session {
            lookup: lookup.to_owned(),
            state: Vec::new(),
            subject: None,
            agent: agent.to_owned(),
            made_at: chrome.now,
            seen_at: chrome.now,
            expires_at: chrome.now,
        };
        let page = |errors| Self {
            chrome: chrome.clone(),
            sessions: vec![session("a", "Mozilla/5.0 Firefox/140.0"), session("b", "")],
            errors,
        };
        let mistakes = FieldErrors::none()
            .and("old", "counter-account-old-wrong")
            .and("password", "common-choice-popular")
            .and("again", "common-choice-differs");
        vec![page(FieldErrors::none()), page(mistakes)]
    }
}
