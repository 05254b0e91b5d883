//! `/ids/account/mail`: a new mail address; it holds once its link was followed.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::letter::{self, Letter};
use super::{is_own_password, own, paths};
use crate::app::App;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::member::{self, moving};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{pause, redirect, screen};
use crate::kit::secret::Secret;

/// The page.
#[derive(Template)]
#[template(path = "member/mail.html")]
pub struct MailPage {
    chrome: Chrome,
    present: String,
    mail: String,
    errors: FieldErrors,
}

/// The new address, and the password once more.
#[derive(Deserialize)]
pub struct MovingForm {
    #[serde(default)]
    mail: String,
    #[serde(default)]
    password: Secret,
}

/// Asks for the new address.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let kept = own(&app, &member).await?;
    Ok(screen::ok(MailPage::new(chrome, &kept, String::new())))
}

/// Sends the link to the new address and the notice to the old one.
///
/// # Errors
/// Too many when the password was tried too often.
pub async fn ask(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, form): (Chrome, Form<MovingForm>),
) -> Result<HttpResponse, PageError> {
    let kept = own(&app, &member).await?;
    let mut page = MailPage::new(chrome, &kept, form.0.mail);
    let mail = match page.read(&kept) {
        Ok(mail) => mail,
        Err(key) => return Ok(page.mistaken("mail", key)),
    };
    match is_own_password(&app, &member, form.0.password).await {
        Ok(true) => {}
        Ok(false) => return Ok(page.mistaken("password", "member-password-old-wrong")),
        Err(refusal) => return pause::again(page, |page| &mut page.chrome, refusal),
    }
    if let Err(refusal) = letter::count(&app, &req, (Letter::Moving, &mail)).await {
        page.errors.push("mail", letter::TOO_OFTEN);
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    let (now, vault) = (app.clock.now(), app.vault.clone());
    app.db
        .write(move |tx| moving::ask(tx, now, &vault, &kept, &mail))
        .await?;
    redirect::with_notice(&session, paths::ACCOUNT, "member-moving-sent")
}

impl MailPage {
    fn new(chrome: Chrome, kept: &member::Member, mail: String) -> Self {
        Self {
            chrome,
            present: kept.mail.reveal().to_owned(),
            mail,
            errors: FieldErrors::none(),
        }
    }

    /// The new address, or what is wrong with it.
    fn read(&self, kept: &member::Member) -> Result<MailAddress, &'static str> {
        let new = letter::read(&self.mail)?;
        let same = new.reveal().to_lowercase() == kept.mail.reveal().to_lowercase();
        if same {
            return Err("member-moving-same");
        }
        Ok(new)
    }

    fn mistaken(mut self, field: &str, key: &str) -> HttpResponse {
        self.errors.push(field, key);
        screen::unprocessable(self)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |errors| Self {
            chrome: chrome.clone(),
            present: "wang@example.tw".to_owned(),
            mail: String::new(),
            errors,
        };
        let mistakes = FieldErrors::none()
            .and("mail", "member-moving-same")
            .and("password", "member-password-old-wrong");
        vec![page(FieldErrors::none()), page(mistakes)]
    }
}
