//! `/review/proofs`: where members say that the data come from here.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::proofs_page::ProofsPage;
use super::{Nothing, by, paths, words};
use crate::app::App;
use crate::domain::ids::AttributionProofId;
use crate::domain::licensing::attribution::{self, CannotAccept, CannotRefuse};
use crate::domain::licensing::review::LONGEST;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::writing;

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

/// Notes that the line is there; the member is told.
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
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let accepted = app
        .db
        .write(move |tx| attribution::accept(tx, now, &by, &vault, id));
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
