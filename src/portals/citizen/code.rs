//! `/personal/signin/code`: coming back with ID number, birth date and a code; it opens the barcode area only.
//!
//! Nothing here answers differently for a number that is known: the page after the claim is always the code's.

mod entry;

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::claim::ClaimForm;
use super::paths;
use crate::app::App;
use crate::domain::citizen::return_code::{self, CannotSend, TRIES, Waiting};
use crate::domain::ids::ReturnCodeId;
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{arrival, pause, redirect, screen, tries};

pub use entry::enter;

/// The entry of the session that holds the id of its code.
const CODE: &str = "return-code";

/// The page: the claim, and once a code was asked for, its field.
#[derive(Template)]
#[template(path = "citizen/code.html")]
pub struct CodePage {
    chrome: Chrome,
    claim: ClaimForm,
    waiting: Option<Waiting>,
    errors: FieldErrors,
}

/// The digits of the letter.
#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    code: String,
}

/// Shows the claim, or the field for the code that was asked for.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    session: Session,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(CodePage::new(&app, &session, chrome).await?))
}

/// Takes the claim. Whether a letter goes out is not to be seen.
///
/// # Errors
/// Too many when this number or this address was tried too often.
pub async fn send(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    form: Form<ClaimForm>,
) -> Result<HttpResponse, PageError> {
    let mut page = CodePage {
        chrome,
        claim: form.0,
        waiting: None,
        errors: FieldErrors::none(),
    };
    let now = app.clock.now();
    let Some(claimed) = page.claim.parse(now, &mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let counted = tries::count_address(&app, &req, Limited::ReturnByAddress).await;
    if let Err(refusal) = counted {
        return page.later(refusal);
    }
    let (vault, from) = (app.vault.clone(), arrival::address(&req, &app));
    let claim = (claimed.id, claimed.birth_date);
    let sent = app
        .db
        .write(move |tx| return_code::send(tx, now, &vault, (&claim.0, claim.1), from))
        .await;
    match sent {
        Ok(id) => {
            session.insert(CODE, id).map_err(PageError::fault)?;
            Ok(redirect::to(paths::CODE))
        }
        Err(CannotSend::TooSoon(at)) => {
            page.errors.push("id_number", "citizen-code-too-soon");
            page.later(PageError::until(at, now))
        }
        Err(CannotSend::TooMany(at)) => page.later(PageError::until(at, now)),
        Err(CannotSend::Know(fault)) => Err(PageError::fault(fault)),
        Err(CannotSend::Db(fault)) => Err(fault.into()),
    }
}

/// Forgets the code, to begin with another claim.
pub async fn again(session: Session, _: Form<Vec<(String, String)>>) -> HttpResponse {
    session.remove(CODE);
    redirect::to(paths::CODE)
}

fn known(session: &Session) -> Option<ReturnCodeId> {
    session.get(CODE).ok().flatten()
}

impl CodePage {
    async fn new(app: &App, session: &Session, chrome: Chrome) -> Result<Self, PageError> {
        let now = chrome.now;
        let waiting = match known(session) {
            Some(id) => {
                app.db
                    .read(move |conn| return_code::find_living(conn, now, id))
                    .await?
            }
            None => None,
        };
        Ok(Self {
            chrome,
            claim: ClaimForm::default(),
            waiting,
            errors: FieldErrors::none(),
        })
    }

    /// The page again, which says how long to wait.
    fn later(self, refusal: PageError) -> Result<HttpResponse, PageError> {
        pause::again(self, |page| &mut page.chrome, refusal)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let waiting = |tries| Waiting {
            id: ReturnCodeId::draw(&crate::kit::random::SystemChance::default()),
            tries,
            expires_at: chrome.now.plus(return_code::LIFETIME),
        };
        let page = |waiting, errors| Self {
            chrome: chrome.clone(),
            claim: ClaimForm::default(),
            waiting,
            errors,
        };
        let none = FieldErrors::none;
        vec![
            page(None, none()),
            page(None, none().and("id_number", "citizen-code-too-soon")),
            page(Some(waiting(0)), none()),
            page(Some(waiting(2)), none().and("code", "citizen-code-wrong")),
            page(None, none().and("id_number", "citizen-code-dead")),
        ]
    }
}
