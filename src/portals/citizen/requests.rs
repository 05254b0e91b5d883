//! `POST /personal/requests`: the chosen data sets become a draft.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::{holder, paths};
use crate::app::App;
use crate::domain::ids::ResourceId;
use crate::domain::limit::{self, Limited};
use crate::domain::request::{self, CannotRequest};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::paths::own;
use crate::http::{redirect, tries};

/// What was ticked, and on which page.
#[derive(Debug, Deserialize)]
pub struct Choice {
    #[serde(default)]
    dataset: Vec<String>,
    #[serde(default)]
    from: String,
}

/// Begins a request and goes to its terms. Nothing chosen goes back to the page with a sentence, and is not counted.
///
/// # Errors
/// Too many when this address has begun too many; a fault of the database or the session.
pub async fn begin(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    form: Form<Choice>,
) -> Result<HttpResponse, PageError> {
    let Form(choice) = form;
    let back = own(&choice.from, paths::PERSONAL);
    let chosen: Result<Vec<ResourceId>, _> = choice.dataset.iter().map(|id| id.parse()).collect();
    let Ok(chosen) = chosen else {
        return redirect::with_complaint(&session, back, "citizen-requests-no-such-dataset");
    };
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let (holder, from) = (
        holder::of(&session, app.random.as_ref())?,
        tries::address(&app, &req),
    );
    let begun = app.db.write(move |tx| {
        limit::count(tx, now, &vault, Limited::DraftByAddress, &from)
            .map_err(|refusal| refusal.into_refusal(CannotRequest::TooOften))?;
        request::begin(tx, now, &vault, &holder, &chosen)
    });
    match begun.await {
        Ok(id) => Ok(redirect::to(paths::terms(id))),
        Err(CannotRequest::Db(fault)) => Err(fault.into()),
        Err(CannotRequest::TooOften(until)) => Err(PageError::until(until, now)),
        Err(CannotRequest::NothingChosen) => {
            redirect::with_complaint(&session, back, "citizen-requests-nothing-chosen")
        }
        Err(CannotRequest::TooMany) => {
            redirect::with_complaint(&session, back, "citizen-requests-too-many")
        }
        Err(_) => redirect::with_complaint(&session, back, "citizen-requests-no-such-dataset"),
    }
}
