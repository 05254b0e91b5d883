//! `/organ/openings/{id}/ends`: 結束本案.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::opening::refused;
use super::{Nothing, clerk, paths};
use crate::app::App;
use crate::domain::ids::OpeningId;
use crate::domain::opening::ending;
use crate::http::page_error::PageError;
use crate::http::redirect;
use crate::http::visitor::{CounterStaff, SignedIn};

/// 結束本案: the screen is cleared, and the field waits for the next barcode.
///
/// # Errors
/// Not found when this clerk has no such opening.
pub async fn end(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    staff: SignedIn<CounterStaff>,
    (id, _): (Path<OpeningId>, Nothing),
) -> Result<HttpResponse, PageError> {
    let (now, by, id) = (app.clock.now(), clerk(&app, &req, &staff), *id);
    let vault = app.vault.clone();
    app.db
        .write(move |tx| ending::end(tx, now, &vault, &by, id))
        .await
        .map_err(refused)?;
    redirect::with_notice(&session, paths::DESK, "counter-desk-ended")
}
