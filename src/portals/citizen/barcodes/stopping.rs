//! 中止: the citizen stops an opening that waits or runs at a counter.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::Nothing;
use crate::app::App;
use crate::domain::ids::OpeningId;
use crate::domain::opening::ending::{self, CannotStop};
use crate::http::notice::Notice;
use crate::http::page_error::PageError;
use crate::http::visitor::{BarcodeHolder, SignedIn};
use crate::http::{arrival, redirect};
use crate::portals::citizen::paths;

/// 中止: an opening that waits or runs at a counter ends at once.
///
/// # Errors
/// Not found when there is no such opening of this citizen.
pub async fn stop(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    holder: SignedIn<BarcodeHolder>,
    (id, _): (Path<OpeningId>, Nothing),
) -> Result<HttpResponse, PageError> {
    let (now, id) = (app.clock.now(), *id);
    let by = (holder.person.0.id, arrival::address(&req, &app));
    let vault = app.vault.clone();
    let stopped = app
        .db
        .write(move |tx| ending::stop(tx, now, &vault, by, id));
    let notice = match stopped.await {
        Ok(()) => Notice::done("citizen-barcodes-stopped"),
        Err(CannotStop::OverAlready) => Notice::complaint("citizen-barcodes-over-already"),
        Err(CannotStop::NoSuchOpening) => return Err(PageError::NotFound),
        Err(CannotStop::Db(fault)) => return Err(fault.into()),
    };
    redirect::saying(&session, paths::BARCODES, notice)
}
