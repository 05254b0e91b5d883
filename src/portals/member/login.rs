//! `/ids/login`: 系統登入 with 帳號啟用／變更密碼／忘記密碼？／註冊帳號.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{Nothing, by, paths};
use crate::app::App;
use crate::domain::account::sign_in::{CannotSignIn, Made};
use crate::domain::limit::Limited;
use crate::domain::member;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::pause::Pause;
use crate::http::signing::{self, Back};
use crate::http::visitor::{Member, SignedIn, SignedInAs};
use crate::http::{arrival, pause, redirect, screen, tries};
use crate::kit::secret::Secret;

/// The page.
#[derive(Template)]
#[template(path = "member/login.html")]
pub struct LoginPage {
    chrome: Chrome,
    login: String,
    back: String,
    /// Whether a session has ended while a form was filled.
    has_ended: bool,
    errors: FieldErrors,
}

/// What was typed.
#[derive(Deserialize)]
pub struct LoginForm {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: Secret,
    #[serde(default)]
    back: String,
}

impl LoginForm {
    /// What was left empty: told at its field, and no try.
    fn missing(&self) -> FieldErrors {
        let mut errors = FieldErrors::none();
        if self.login.trim().is_empty() {
            errors.push("login", "member-login-no-login");
        }
        if self.password.reveal().is_empty() {
            errors.push("password", "member-login-no-password");
        }
        errors
    }
}

/// Shows the page.
pub async fn show(chrome: Chrome, back: Query<Back>) -> HttpResponse {
    let mut page = LoginPage::new(chrome, String::new(), &back.0.back);
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
    (chrome, form): (Chrome, Form<LoginForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = LoginPage::new(chrome, form.0.login.clone(), &form.0.back);
    page.errors = form.0.missing();
    if !page.errors.is_empty() {
        return Ok(screen::unprocessable(page));
    }
    let counted = tries::count_address(&app, &req, Limited::MemberSignInByAddress).await;
    if let Err(refusal) = counted {
        return page.later(refusal);
    }
    let key = match attempt(&app, &req, form.0).await? {
        Ok(member) => {
            begin(&session, &req, &member)?;
            return Ok(redirect::to(page.back));
        }
        Err(CannotSignIn::Wrong | CannotSignIn::CodeUsed) => "member-login-wrong",
        Err(CannotSignIn::NotActivated) => "member-login-not-activated",
        Err(CannotSignIn::Locked { until }) => {
            page.errors.push("login", "member-login-locked");
            return page.later(PageError::until(until, app.clock.now()));
        }
    };
    page.errors.push("login", key);
    Ok(screen::unprocessable(page))
}

async fn attempt(
    app: &App,
    req: &HttpRequest,
    form: LoginForm,
) -> Result<Result<member::Member, CannotSignIn>, PageError> {
    let (candidate, matched) = signing::look_up(app, form.login, form.password).await?;
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let from = arrival::address(req, app);
    let attempted = app.db.write(move |tx| {
        let made = Made {
            candidate: &candidate,
            matched,
            from,
        };
        member::sign_in::attempt(tx, now, &vault, &made)
    });
    Ok(attempted.await?)
}

/// Signs out.
///
/// # Errors
/// A fault of the database.
pub async fn leave(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    (member, _): (Option<SignedIn<Member>>, Nothing),
) -> Result<HttpResponse, PageError> {
    let who = member.map(|member| (member.person.account_id, by(&app, &req, &member)));
    signing::leave(&app, &session, who, paths::HOME).await
}

/// Makes the session that of a member.
fn begin(session: &Session, req: &HttpRequest, member: &member::Member) -> Result<(), PageError> {
    let visitor = SignedInAs::Member(Member {
        account_id: member.account_id,
        login: member.login.as_str().to_owned(),
    });
    visitor.enter(session)?;
    crate::http::session::note_browser(session, req)
}

impl LoginPage {
    fn new(chrome: Chrome, login: String, back: &str) -> Self {
        Self {
            back: crate::http::paths::own(back, paths::ACCOUNT),
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
        let page = || Self::new(chrome.clone(), "wang.dev".to_owned(), "");
        let mut wrong = page();
        wrong.errors.push("login", "member-login-wrong");
        let mut waiting = page();
        waiting.errors.push("login", "member-login-not-activated");
        let mut locked = page();
        locked.chrome.pause = Pause::of(&PageError::TooMany(900));
        locked.errors.push("login", "member-login-locked");
        let mut ended = page();
        ended.has_ended = true;
        vec![page(), wrong, waiting, locked, ended]
    }
}
