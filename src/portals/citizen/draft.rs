//! The draft of a request in this session, and the way on when it is one no more.

use actix_session::Session;
use actix_web::HttpResponse;

use super::{holder, paths};
use crate::app::App;
use crate::domain::ids::RequestId;
use crate::domain::request::{self, CannotRequest, Request, proving};
use crate::http::page_error::PageError;
use crate::http::redirect;

/// The draft `id` of this session.
///
/// # Errors
/// Not found when this session never held it; gone when it was finished or forgotten.
pub async fn find(app: &App, session: &Session, id: RequestId) -> Result<Request, PageError> {
    let (now, vault, holder) = (
        app.clock.now(),
        app.vault.clone(),
        holder::demanded(session)?,
    );
    app.db
        .read(move |conn| request::find_draft(conn, now, &vault, &holder, id))
        .await
        .map_err(gone)
}

/// The draft as [`find`] gives it; where this very session has finished it already, by a second press of a button or
/// by going back, the progress of the request.
///
/// # Errors
/// As [`find`].
pub async fn find_or_progress(
    app: &App,
    session: &Session,
    id: RequestId,
) -> Result<Result<Request, HttpResponse>, PageError> {
    match find(app, session, id).await {
        Err(PageError::Gone) => match progress(app, session, id).await? {
            Some(way_on) => Ok(Err(way_on)),
            None => Err(PageError::Gone),
        },
        found => found.map(Ok),
    }
}

/// The way to the progress of a request that this very session has finished.
///
/// # Errors
/// A fault of the database.
pub async fn progress(
    app: &App,
    session: &Session,
    id: RequestId,
) -> Result<Option<HttpResponse>, PageError> {
    let Some(holder) = holder::known(session) else {
        return Ok(None);
    };
    let vault = app.vault.clone();
    let finished = app
        .db
        .read(move |conn| proving::is_finished(conn, &vault, &holder, id))
        .await?;
    Ok(finished.then(|| redirect::to(paths::request(id))))
}

/// What a page answers when a draft is not there.
#[must_use]
pub fn gone(refusal: CannotRequest) -> PageError {
    match refusal {
        CannotRequest::Db(fault) => fault.into(),
        CannotRequest::NoSuchDraft => PageError::NotFound,
        _ => PageError::Gone,
    }
}
