//! `/personal/signin`: coming back by any method that is switched on, which opens the whole room.
//!
//! Coming back with a code to the confirmed contact, which opens the barcode area only, is `code.rs`.

mod proving;
mod samples;

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::asked::{Asked, Wish};
use super::claim::ClaimForm;
use super::proof::{self, Occasion, Offer, Standing};
use super::{offers, paths};
use crate::app::App;
use crate::domain::identity::adapter::Denial;
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::paths::own;
use crate::http::visitor::{Citizen, Kind as _, SignedInAs};
use crate::http::{pause, redirect, screen, tries};

pub use proving::prove;

/// The page.
#[derive(Template)]
#[template(path = "citizen/signin.html")]
pub struct SigninPage {
    chrome: Chrome,
    /// Whether somebody who is in already proves it once more, to change their contact.
    fresh: bool,
    claim: ClaimForm,
    offers: Vec<Offer>,
    /// Where to go afterwards; empty for the barcode area.
    back: String,
    proof: Standing,
    /// Whether a session has ended while a form was filled.
    has_ended: bool,
    errors: FieldErrors,
}

/// Shows the page; with an open challenge, its next step, unless the visitor wants to choose again. Whoever comes from a proof
/// that is used up is told so, unless it was their own and they are in.
///
/// # Errors
/// A fault of the database or the session.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    wish: Query<Wish>,
) -> Result<HttpResponse, PageError> {
    let back = wish.back.clone().unwrap_or_default();
    let is_used = wish.used.is_some();
    if is_used && is_inside(&session) {
        return Ok(redirect::to(own(&back, paths::BARCODES)));
    }
    let mut page = SigninPage::new(&app, &session, (chrome, back));
    page.has_ended = wish.ended.is_some();
    if wish.again.is_none() {
        page.proof = proof::standing(&app, &req, &session, None).await?;
    }
    if let Some(challenge) = page
        .proof
        .challenge
        .as_ref()
        .filter(|_| page.back.is_empty())
    {
        let back = challenge.back.clone();
        page = page.leading(&session, back);
    }
    if is_used && page.proof.challenge.is_none() {
        page.proof = Standing::denied(Denial::plain("citizen-proof-used"));
    }
    Ok(screen::ok(page))
}

/// Takes the claim and the method, and begins it.
///
/// # Errors
/// Too many when this address has begun too often.
pub async fn begin(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let asked = Asked::new(form.0);
    let back = asked.value("back").unwrap_or_default();
    let mut page = SigninPage::new(&app, &session, (chrome, back));
    page.claim = asked.claim();
    let claimed = page.claim.parse(app.clock.now(), &mut page.errors);
    let method = offers::chosen(&page.offers, asked.value("method"), &mut page.errors);
    let (Some(claimed), Some(method)) = (claimed, method) else {
        return Ok(screen::unprocessable(page));
    };
    let counted = tries::count_address(&app, &req, Limited::IdentityByAddress).await;
    if let Err(refusal) = counted {
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    let occasion = Occasion::coming_back(page.back.clone());
    match proof::begin(&app, &session, occasion, (claimed, method)).await? {
        Ok(()) => Ok(redirect::to(format!("{}#proof", paths::SIGN_IN))),
        Err(denial) => {
            page.proof = Standing::denied(denial);
            Ok(screen::conflict(page))
        }
    }
}

/// Signs out.
///
/// # Errors
/// When the session cannot be written.
pub async fn leave(
    session: Session,
    _: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    redirect::leaving(&session, "/", "common-signed-out")
}

/// Whether somebody has proved in this session who they are.
fn is_inside(session: &Session) -> bool {
    SignedInAs::of(session).and_then(Citizen::among).is_some()
}

impl SigninPage {
    /// The page that goes to `back` afterwards.
    fn new(app: &App, session: &Session, (chrome, back): (Chrome, String)) -> Self {
        let page = Self {
            fresh: false,
            offers: offers::of(&[], &app.methods.switched_on()),
            chrome,
            claim: ClaimForm::default(),
            back: String::new(),
            proof: Standing::default(),
            has_ended: false,
            errors: FieldErrors::none(),
        };
        page.leading(session, back)
    }

    /// The same, going to `back` afterwards.
    fn leading(self, session: &Session, back: String) -> Self {
        Self {
            fresh: is_inside(session) && back == paths::CONTACT,
            back,
            ..self
        }
    }

    /// Where this page leads again, with a choice of methods, and where its proof goes: both know the way on.
    fn path(&self, path: &str, query: &str) -> String {
        let back = crate::http::paths::encode(&self.back);
        match (query, back.is_empty()) {
            ("", true) => path.to_owned(),
            ("", false) => format!("{path}?back={back}"),
            (query, true) => format!("{path}?{query}"),
            (query, false) => format!("{path}?{query}&back={back}"),
        }
    }
}
