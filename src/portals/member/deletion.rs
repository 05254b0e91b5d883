//! `/ids/account/deletion`: what goes with the account and what stays, and the password once more.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{by, is_own_password, paths};
use crate::app::App;
use crate::domain::member::leaving::{self, CannotLeave};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{self, Member, SignedIn};
use crate::http::{pause, redirect, screen};
use crate::kit::secret::Secret;

/// The page.
#[derive(Template)]
#[template(path = "member/deletion.html")]
pub struct DeletionPage {
    chrome: Chrome,
    errors: FieldErrors,
}

/// The password once more.
#[derive(Deserialize)]
pub struct DeletionForm {
    #[serde(default)]
    password: Secret,
}

/// Says what happens.
pub async fn show(_: SignedIn<Member>, chrome: Chrome) -> HttpResponse {
    screen::ok(DeletionPage {
        chrome,
        errors: FieldErrors::none(),
    })
}

/// Closes the account for good.
///
/// # Errors
/// Too many when the password was tried too often.
pub async fn delete(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, form): (Chrome, Form<DeletionForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = DeletionPage {
        chrome,
        errors: FieldErrors::none(),
    };
    match is_own_password(&app, &member, form.0.password).await {
        Ok(true) => {}
        Ok(false) => {
            page.errors.push("password", "member-password-old-wrong");
            return Ok(screen::unprocessable(page));
        }
        Err(refusal) => return pause::again(page, |page| &mut page.chrome, refusal),
    }
    let (now, vault, by) = (app.clock.now(), app.vault.clone(), by(&app, &req, &member));
    let account = member.person.account_id;
    let left = app
        .db
        .write(move |tx| leaving::leave(tx, now, (account, &by), &vault))
        .await;
    match left {
        Ok(()) => {
            visitor::leave(&session);
            Ok(redirect::to(paths::FAREWELL))
        }
        Err(CannotLeave::NoSuchMember) => Err(PageError::NotFound),
        Err(CannotLeave::Db(fault)) => Err(fault.into()),
    }
}

/// The page that says it is done, for whoever looks.
#[derive(Template)]
#[template(path = "member/farewell.html")]
pub struct FarewellPage {
    chrome: Chrome,
}

/// Says that it is done.
pub async fn farewell(chrome: Chrome) -> HttpResponse {
    screen::ok(FarewellPage { chrome })
}

impl DeletionPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let wrong = FieldErrors::none().and("password", "member-password-old-wrong");
        [FieldErrors::none(), wrong]
            .map(|errors| Self {
                chrome: chrome.clone(),
                errors,
            })
            .into()
    }
}

impl FarewellPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
        }]
    }
}
