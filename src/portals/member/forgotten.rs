//! `/ids/password/reset`: 忘記密碼. Asking for the link of a new password.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::activate::MailForm;
use super::letter::{self, Letter};
use super::paths;
use crate::app::App;
use crate::domain::member::password;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{pause, redirect, screen};

/// The page that asks where the letter shall go.
#[derive(Template)]
#[template(path = "member/forgotten.html")]
pub struct ForgottenPage {
    chrome: Chrome,
    mail: String,
    errors: FieldErrors,
}

/// Asks for the address.
pub async fn ask(chrome: Chrome) -> HttpResponse {
    screen::ok(ForgottenPage::new(chrome, String::new()))
}

/// Sends the letter, if a member has this address; whether one has is not to be seen.
///
/// # Errors
/// A fault of the database.
pub async fn send(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    (chrome, form): (Chrome, Form<MailForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = ForgottenPage::new(chrome, form.0.mail);
    let mail = match letter::read(&page.mail) {
        Ok(mail) => mail,
        Err(key) => {
            page.errors.push("mail", key);
            return Ok(screen::unprocessable(page));
        }
    };
    if let Err(refusal) = letter::count(&app, &req, (Letter::Reset, &mail)).await {
        page.errors.push("mail", letter::TOO_OFTEN);
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    let (now, vault) = (app.clock.now(), app.vault.clone());
    app.db
        .write(move |tx| password::ask(tx, now, &vault, &mail))
        .await?;
    redirect::with_notice(&session, paths::RESET, "member-forgotten-sent")
}

impl ForgottenPage {
    const fn new(chrome: Chrome, mail: String) -> Self {
        Self {
            chrome,
            mail,
            errors: FieldErrors::none(),
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = || Self::new(chrome.clone(), String::new());
        let mut mistaken = page();
        mistaken.errors.push("mail", "member-mail-empty");
        vec![page(), mistaken]
    }
}
