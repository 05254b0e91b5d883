//! `/review/proofs`: where members say that the data come from here.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{Nothing, by, paths, words};
use crate::app::App;
use crate::db;
use crate::domain::account::queries as accounts;
use crate::domain::ids::AttributionProofId;
use crate::domain::licensing::attribution::{self, CannotAccept, CannotRefuse};
use crate::domain::licensing::review::LONGEST;
use crate::domain::picture::{Owner, queries as pictures};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::clock::Timestamp;
use crate::kit::writing;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/proofs.html")]
pub struct ProofsPage {
    chrome: Chrome,
    waiting: Vec<Waiting>,
    /// The reason that was typed and is not taken.
    typed: String,
    /// Whether what was decided waits no longer.
    late: bool,
    errors: FieldErrors,
}

/// What waits to be looked at.
struct Waiting {
    id: String,
    /// The field in which to say why it is refused.
    field: String,
    login: String,
    address: Option<String>,
    has_picture: bool,
    handed_in_at: Timestamp,
}

/// Why the line was not found.
#[derive(Deserialize)]
pub struct RefusalForm {
    #[serde(default)]
    reason: String,
}

/// Shows what waits.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(ProofsPage::of(&app, chrome).await?))
}

/// Notes that the line is there.
///
/// # Errors
/// Not found for what is no proof.
pub async fn accept(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, _): (Chrome, Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: AttributionProofId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let accepted = app
        .db
        .write(move |tx| attribution::accept(tx, now, &by, id));
    match accepted.await {
        Ok(()) => redirect::with_notice(&session, paths::PROOFS, "reviewer-proofs-done"),
        Err(CannotAccept::Db(fault)) => Err(fault.into()),
        Err(CannotAccept::NoSuchProof) => Err(PageError::NotFound),
        Err(CannotAccept::LookedBefore) => ProofsPage::late(&app, chrome).await,
    }
}

/// Notes that the line is not there, and why; the member is told.
///
/// # Errors
/// Not found for what is no proof.
pub async fn refuse(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<RefusalForm>),
) -> Result<HttpResponse, PageError> {
    let id: AttributionProofId = id.parse().map_err(|_| PageError::NotFound)?;
    let proof = app.db.read(move |conn| attribution::find(conn, id)).await?;
    proof.ok_or(PageError::NotFound)?;
    let reason = writing::prose(&form.0.reason);
    if let Some(key) = words::mistake(&reason, LONGEST) {
        return ProofsPage::mistaken(&app, chrome, (id, key, reason)).await;
    }
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let vault = app.vault.clone();
    let refused = app
        .db
        .write(move |tx| attribution::refuse(tx, now, &by, &vault, (id, &reason)))
        .await;
    match refused {
        Ok(()) => redirect::with_notice(&session, paths::PROOFS, "reviewer-proofs-refused"),
        Err(CannotRefuse::Db(fault)) => Err(fault.into()),
        Err(CannotRefuse::NoSuchProof) => Err(PageError::NotFound),
        Err(CannotRefuse::LookedBefore) => ProofsPage::late(&app, chrome).await,
        Err(CannotRefuse::NoReason) => {
            let said = (id, "reviewer-decision-reason", String::new());
            ProofsPage::mistaken(&app, chrome, said).await
        }
    }
}

impl ProofsPage {
    async fn of(app: &App, chrome: Chrome) -> Result<Self, PageError> {
        let read = |conn: &mut db::Conn| -> db::Result<Vec<Waiting>> {
            let mut waiting = Vec::new();
            for proof in attribution::list_waiting(conn)? {
                let member = accounts::find(conn, proof.account)?;
                let login = member.map(|member| member.login.as_str().to_owned());
                waiting.push(Waiting {
                    id: proof.id.to_string(),
                    field: words::field(proof.id),
                    login: login.unwrap_or_default(),
                    has_picture: pictures::is_there(conn, Owner::Proof(proof.id))?,
                    address: proof.address.map(|one| one.as_str().to_owned()),
                    handed_in_at: proof.handed_in_at,
                });
            }
            Ok(waiting)
        };
        Ok(Self {
            chrome,
            waiting: app.db.read(read).await?,
            typed: String::new(),
            late: false,
            errors: FieldErrors::none(),
        })
    }

    /// What still waits, saying at `proof` what is wrong with the reason that was typed.
    async fn mistaken(
        app: &App,
        chrome: Chrome,
        (proof, key, typed): (AttributionProofId, &'static str, String),
    ) -> Result<HttpResponse, PageError> {
        let mut page = Self::of(app, chrome).await?;
        page.errors.push(words::field(proof), key);
        page.typed = typed;
        Ok(screen::unprocessable(page))
    }

    /// What still waits, saying that somebody was first.
    async fn late(app: &App, chrome: Chrome) -> Result<HttpResponse, PageError> {
        let mut page = Self::of(app, chrome).await?;
        page.late = true;
        Ok(screen::conflict(page))
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let one = || Waiting {
            id: "sample".to_owned(),
            field: "reason-sample".to_owned(),
            login: "wang.dev".to_owned(),
            address: Some("https://example.tw/".to_owned()),
            has_picture: true,
            handed_in_at: chrome.now,
        };
        let page = |waiting, late, errors| Self {
            chrome: chrome.clone(),
            waiting,
            typed: String::new(),
            late,
            errors,
        };
        let mistakes = FieldErrors::none().and("reason-sample", "reviewer-decision-reason");
        vec![
            page(Vec::new(), false, FieldErrors::none()),
            page(vec![one()], true, FieldErrors::none()),
            page(vec![one()], false, mistakes),
        ]
    }
}
