//! `/organ/signin`: login, password and the code of the second factor, in one go.
//!
//! Whatever is wrong with them is one answer.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{Nothing, clerk, paths};
use crate::app::App;
use crate::domain::account::sign_in::CannotSignIn;
use crate::domain::account::{CounterStaff as AtCounter, Kind, Staff};
use crate::domain::bilingual::Bilingual;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::pause::Pause;
use crate::http::signing::{self, Back};
use crate::http::staff::{self, SigninForm};
use crate::http::visitor::{CounterStaff, SignedIn, SignedInAs};
use crate::http::{pause, redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "counter/signin.html")]
pub struct SigninPage {
    chrome: Chrome,
    login: String,
    back: String,
    /// Whether a session has ended while a form was filled.
    has_ended: bool,
    errors: FieldErrors,
}

/// Shows the page.
pub async fn show(chrome: Chrome, back: Query<Back>) -> HttpResponse {
    let mut page = SigninPage::new(chrome, String::new(), &back.0.back);
    page.has_ended = !back.0.ended.is_empty();
    screen::ok(page)
}

/// Signs in.
///
/// # Errors
/// Too many when this address has tried too often; busy when many sign in at once.
pub async fn enter(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    form: Form<SigninForm>,
) -> Result<HttpResponse, PageError> {
    let mut page = SigninPage::new(chrome, form.0.login.clone(), &form.0.back);
    page.errors = form.0.missing();
    if !page.errors.is_empty() {
        return Ok(screen::unprocessable(page));
    }
    let attempted = match staff::attempt(&app, &req, form.0, Kind::Clerk).await {
        Ok(attempted) => attempted,
        Err(refusal) => return page.later(refusal),
    };
    match attempted {
        Ok(Staff::Counter(staff)) => {
            begin(&session, &req, staff)?;
            return Ok(redirect::to(page.back));
        }
        Ok(Staff::Reviewer(_)) | Err(CannotSignIn::Wrong | CannotSignIn::NotActivated) => {
            page.errors.push("login", "common-signin-wrong");
        }
        Err(CannotSignIn::CodeUsed) => page.errors.push("code", "common-signin-code-used"),
        Err(CannotSignIn::Locked { until }) => {
            page.errors.push("login", "common-signin-locked");
            return page.later(PageError::until(until, app.clock.now()));
        }
    }
    Ok(screen::unprocessable(page))
}

/// Signs out.
///
/// # Errors
/// A fault of the database.
pub async fn leave(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    (staff, _): (Option<SignedIn<CounterStaff>>, Nothing),
) -> Result<HttpResponse, PageError> {
    let who = staff.map(|staff| (staff.person.account_id, clerk(&app, &req, &staff).by()));
    signing::leave(&app, &session, who, paths::SIGN_IN).await
}

/// Makes the session that of a clerk at the counter.
pub(super) fn begin(
    session: &Session,
    req: &HttpRequest,
    staff: AtCounter,
) -> Result<(), PageError> {
    let visitor = SignedInAs::CounterStaff(CounterStaff {
        account_id: staff.account_id,
        counter_id: staff.counter_id,
        organization_id: staff.organization_id,
        name: staff.name,
        counter: Bilingual::new(
            format!("{} {}", staff.organization.zh, staff.counter.zh),
            format!("{}, {}", staff.organization.en, staff.counter.en),
        ),
    });
    visitor.enter(session)?;
    crate::http::session::note_browser(session, req)
}

impl SigninPage {
    fn new(chrome: Chrome, login: String, back: &str) -> Self {
        Self {
            back: crate::http::paths::own(back, paths::DESK),
            chrome,
            login,
            has_ended: false,
            errors: FieldErrors::none(),
        }
    }

    /// The page again, which says how long to wait.
    fn later(self, refusal: PageError) -> Result<HttpResponse, PageError> {
        pause::again(self, |page| &mut page.chrome, refusal)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = || Self::new(chrome.clone(), "clerk".to_owned(), "");
        let mut wrong = page();
        wrong.errors.push("login", "common-signin-wrong");
        let mut locked = page();
        locked.chrome.pause = Pause::of(&PageError::TooMany(900));
        locked.errors.push("login", "common-signin-locked");
        let mut ended = page();
        ended.has_ended = true;
        vec![page(), wrong, locked, ended]
    }
}
