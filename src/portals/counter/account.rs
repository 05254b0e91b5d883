//! `/organ/account`: where one is signed in, ending a session, changing the password.

use actix_session::Session as Cookie;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{clerk, paths};
use crate::app::App;
use crate::domain::session::Session;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::own_account::{self, PasswordForm, SessionForm};
use crate::http::page_error::PageError;
use crate::http::visitor::{CounterStaff, SignedIn};
use crate::http::{pause, redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "counter/account.html")]
pub struct AccountPage {
    chrome: Chrome,
    sessions: Vec<Session>,
    errors: FieldErrors,
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
    let (by, account) = (clerk(&app, &req, &staff).by(), staff.person.account_id);
    own_account::end_session(&app, by, account, form.0).await?;
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
    let (by, account) = (clerk(&app, &req, &staff).by(), staff.person.account_id);
    let mut page = AccountPage::new(&app, &staff, chrome).await?;
    match own_account::change_password(&app, by, account, form.0).await {
        Ok(Ok(())) => redirect::leaving(&cookie, paths::SIGN_IN, "common-password-changed"),
        Ok(Err(mistakes)) => {
            page.errors = mistakes;
            Ok(screen::unprocessable(page))
        }
        Err(refusal) => pause::again(page, |page| &mut page.chrome, refusal),
    }
}

impl AccountPage {
    async fn new(
        app: &App,
        staff: &SignedIn<CounterStaff>,
        chrome: Chrome,
    ) -> Result<Self, PageError> {
        let account = staff.person.account_id;
        Ok(Self {
            sessions: own_account::list_sessions(app, chrome.now, account).await?,
            chrome,
            errors: FieldErrors::none(),
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        own_account::samples(chrome.now)
            .map(|(sessions, errors)| Self {
                chrome: chrome.clone(),
                sessions,
                errors,
            })
            .into()
    }
}
