//! `/ids/activate`: 信箱驗證. Where the letter was announced, where it is sent once more, and where its link leads.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::letter::{self, Letter};
use super::{Nothing, paths, told};
use crate::app::App;
use crate::domain::audit::By;
use crate::domain::limit::Limited;
use crate::domain::member::link::{self, Purpose};
use crate::domain::member::registration::{self, CannotConfirm};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::pause::Pause;
use crate::http::{arrival, pause, redirect, screen, tries};

/// The page that says a letter is under way.
#[derive(Template)]
#[template(path = "member/waiting.html")]
pub struct WaitingPage {
    chrome: Chrome,
    mail: String,
    /// Where the letter goes to whoever has just registered in this browser.
    registered: Option<String>,
    errors: FieldErrors,
}

/// The page of a link: its button, or why it leads nowhere.
#[derive(Template)]
#[template(path = "member/activate.html")]
pub struct ActivatePage {
    chrome: Chrome,
    link: Result<String, &'static str>,
}

/// Where the letter shall go.
#[derive(Deserialize)]
pub struct MailForm {
    #[serde(default)]
    pub(super) mail: String,
}

/// The entry of the session with the address that somebody has just registered with.
pub(super) const REGISTERED: &str = "registered";

/// Says that a letter is under way, and where to, to whoever has just registered.
pub async fn wait(session: Session, chrome: Chrome) -> HttpResponse {
    let registered: Option<String> = session.get(REGISTERED).ok().flatten();
    let mut page = WaitingPage::new(chrome, registered.clone().unwrap_or_default());
    page.registered = registered;
    screen::ok(page)
}

/// Sends the letter once more, if somebody waits for it; whether somebody does is not to be seen.
///
/// # Errors
/// A fault of the database.
pub async fn resend(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    (chrome, form): (Chrome, Form<MailForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = WaitingPage::new(chrome, form.0.mail);
    let mail = match letter::read(&page.mail) {
        Ok(mail) => mail,
        Err(key) => {
            page.errors.push("mail", key);
            return Ok(screen::unprocessable(page));
        }
    };
    if let Err(refusal) = letter::count(&app, &req, (Letter::Activation, &mail)).await {
        page.errors.push("mail", letter::TOO_OFTEN);
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    let (now, vault) = (app.clock.now(), app.vault.clone());
    app.db
        .write(move |tx| registration::resend(tx, now, &vault, &mail))
        .await?;
    let registered: Option<String> = session.get(REGISTERED).ok().flatten();
    if registered.is_some_and(|registered| registered != page.mail) {
        session.remove(REGISTERED);
    }
    redirect::with_notice(&session, paths::ACTIVATE, "member-waiting-sent")
}

/// Shows the button; looking changes nothing.
///
/// # Errors
/// Too many when this address has opened too many links.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    (chrome, token): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    tries::count_address(&app, &req, Limited::MemberLinkByAddress).await?;
    let (now, vault, token) = (app.clock.now(), app.vault.clone(), token.into_inner());
    let sought = token.clone();
    let found = app
        .db
        .read(move |conn| link::find(conn, now, &vault, (Purpose::Activation, &sought)));
    match found.await {
        Ok(_) => Ok(screen::ok(ActivatePage::new(chrome, Ok(token)))),
        Err(why) => match told(&why) {
            Some(key) => Ok(screen::gone(ActivatePage::new(chrome, Err(key)))),
            None => Err(PageError::fault(why)),
        },
    }
}

/// Activates the account; signing in comes next.
///
/// # Errors
/// Too many when this address has used too many links.
pub async fn activate(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (token, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    tries::count_address(&app, &req, Limited::MemberLinkByAddress).await?;
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let by = By::visitor(arrival::address(&req, &app));
    let activated = app
        .db
        .write(move |tx| registration::activate(tx, now, &by, &vault, &token))
        .await;
    let key = match activated {
        Ok(_) => {
            session.remove(REGISTERED);
            return redirect::with_notice(&session, paths::LOGIN, "member-activate-done");
        }
        Err(CannotConfirm::MailTaken) => "member-activate-mail-taken",
        Err(CannotConfirm::Db(fault)) => return Err(fault.into()),
        Err(CannotConfirm::Link(why)) => match told(&why) {
            Some(key) => key,
            None => return Err(PageError::fault(why)),
        },
    };
    Ok(screen::gone(ActivatePage::new(chrome, Err(key))))
}

impl WaitingPage {
    const fn new(chrome: Chrome, mail: String) -> Self {
        Self {
            chrome,
            mail,
            registered: None,
            errors: FieldErrors::none(),
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = || Self::new(chrome.clone(), "wang@example.tw".to_owned());
        let mut mistaken = page();
        mistaken.errors.push("mail", "member-mail-shape");
        let mut later = page();
        later.errors.push("mail", letter::TOO_OFTEN);
        later.chrome.pause = Pause::of(&PageError::TooMany(3600));
        let mut registered = page();
        registered.registered = Some("wang@example.tw".to_owned());
        vec![page(), mistaken, later, registered]
    }
}

impl ActivatePage {
    const fn new(chrome: Chrome, link: Result<String, &'static str>) -> Self {
        Self { chrome, link }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let dead = ["unknown", "used", "expired"].map(|why| match why {
            "used" => "member-link-used",
            "expired" => "member-link-expired",
            _ => "member-link-unknown",
        });
        let dead = dead.into_iter().chain(["member-activate-mail-taken"]);
        let pages = dead.map(Err).chain([Ok("sample".to_owned())]);
        pages.map(|link| Self::new(chrome.clone(), link)).collect()
    }
}
