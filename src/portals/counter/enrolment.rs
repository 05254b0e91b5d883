//! `/organ/enrol/{token}`: the first sign-in: choosing a password and confirming the second factor.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::link::Link;
use super::paths;
use crate::app::App;
use crate::domain::account::change;
use crate::domain::account::enrolment::{self, CannotEnrol, Chosen, Enrolment};
use crate::domain::account::hash::NewHash;
use crate::domain::account::password::Owner;
use crate::domain::account::{Account, Kind};
use crate::domain::audit::By;
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Kind as _, Reviewer};
use crate::http::{arrival, choice, pause, redirect, screen, tries};
use crate::kit::secret::Secret;

/// The page; without a living link it says so.
#[derive(Template)]
#[template(path = "counter/enrolment.html")]
pub struct EnrolmentPage {
    chrome: Chrome,
    link: Option<Link>,
    errors: FieldErrors,
}

/// What was chosen.
#[derive(Deserialize)]
pub struct EnrolmentForm {
    #[serde(default)]
    password: Secret,
    #[serde(default)]
    again: Secret,
    #[serde(default)]
    code: Secret,
}

/// Shows what to do; looking changes nothing.
///
/// # Errors
/// Too many when this address has opened too many links.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    chrome: Chrome,
    token: Path<String>,
) -> Result<HttpResponse, PageError> {
    tries::count_address(&app, &req, Limited::Enrolment).await?;
    Ok(match find(&app, &token).await? {
        Some(enrolment) => screen::ok(EnrolmentPage::of(chrome, &token, &enrolment)),
        None => screen::gone(EnrolmentPage::dead(chrome)),
    })
}

/// Takes the password and the code; signing in comes next.
///
/// # Errors
/// Too many when this address has tried too often; busy when many passwords are hashed at once.
pub async fn finish(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (token, form): (Path<String>, Form<EnrolmentForm>),
) -> Result<HttpResponse, PageError> {
    tries::count_address(&app, &req, Limited::Enrolment).await?;
    let Some(enrolment) = find(&app, &token).await? else {
        return Ok(screen::gone(EnrolmentPage::dead(chrome)));
    };
    let mut page = EnrolmentPage::of(chrome, &token, &enrolment);
    let id = enrolment.account.id;
    let recent = app
        .db
        .read(move |conn| change::list_recent(conn, id))
        .await?;
    let typed = (&form.0.password, &form.0.again);
    let owner = Owner::of(&enrolment.account);
    let new = match choice::prepare(&app, &owner, typed, recent).await {
        Ok(Ok(new)) => new,
        Ok(Err(errors)) => {
            page.errors = errors;
            return Ok(screen::unprocessable(page));
        }
        Err(refusal) => return page.later(refusal),
    };
    let door = door(&enrolment.account);
    match put(&app, &req, (enrolment, new, form.0.code)).await {
        Ok(()) => redirect::with_notice(&session, door, "counter-enrolment-done"),
        Err(CannotEnrol::WrongCode) => {
            page.errors.push("code", "counter-enrolment-code-wrong");
            Ok(screen::unprocessable(page))
        }
        Err(CannotEnrol::NoSuchLink) => Ok(screen::gone(EnrolmentPage::dead(page.chrome))),
        Err(CannotEnrol::Db(fault)) => Err(fault.into()),
    }
}

/// Where somebody signs in who has this account.
const fn door(account: &Account) -> &'static str {
    match account.kind {
        Kind::Reviewer => Reviewer::SIGN_IN,
        Kind::Clerk | Kind::Member => paths::SIGN_IN,
    }
}

async fn put(
    app: &App,
    req: &HttpRequest,
    (enrolment, new, code): (Enrolment, NewHash, Secret),
) -> Result<(), CannotEnrol> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let by = By::account(enrolment.account.id, arrival::address(req, app));
    let finished = app.db.write(move |tx| {
        let chosen = Chosen {
            enrolment: &enrolment,
            password: &new,
            code: code.reveal(),
        };
        enrolment::finish(tx, now, &by, &vault, &chosen)
    });
    finished.await
}

async fn find(app: &App, token: &str) -> Result<Option<Enrolment>, PageError> {
    let (now, vault, token) = (app.clock.now(), app.vault.clone(), token.to_owned());
    let found = app
        .db
        .read(move |conn| enrolment::find(conn, now, &vault, &token));
    match found.await {
        Ok(enrolment) => Ok(Some(enrolment)),
        Err(CannotEnrol::NoSuchLink | CannotEnrol::WrongCode) => Ok(None),
        Err(CannotEnrol::Db(fault)) => Err(fault.into()),
    }
}

impl EnrolmentPage {
    const fn dead(chrome: Chrome) -> Self {
        Self {
            chrome,
            link: None,
            errors: FieldErrors::none(),
        }
    }

    fn of(chrome: Chrome, token: &str, enrolment: &Enrolment) -> Self {
        let link = Link::of(&chrome, token, enrolment);
        Self {
            chrome,
            link: Some(link),
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
        let link = || Link::sample(chrome);
        let page = |link, errors| Self {
            chrome: chrome.clone(),
            link,
            errors,
        };
        let mistakes = FieldErrors::none()
            .and("password", "common-choice-short")
            .and("again", "common-choice-differs")
            .and("code", "counter-enrolment-code-wrong");
        vec![
            page(Some(link()), FieldErrors::none()),
            page(Some(link()), mistakes),
            page(None, FieldErrors::none()),
        ]
    }
}
