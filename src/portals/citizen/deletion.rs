//! `POST /personal/files/{id}/deletions`: 立即刪除, once the card of the data has asked.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::paths;
use crate::app::App;
use crate::domain::ids::PackageId;
use crate::domain::package::retention::{self, CannotDelete, Why};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::redirect;
use crate::http::visitor::{BarcodeHolder, SignedIn};

/// Deletes the package.
///
/// # Errors
/// Not found when there is no such package of this citizen.
pub async fn delete(
    app: Data<App>,
    session: Session,
    holder: SignedIn<BarcodeHolder>,
    (id, _): (Path<PackageId>, Form<Vec<(String, String)>>),
) -> Result<HttpResponse, PageError> {
    let (now, citizen, id) = (app.clock.now(), holder.person.0.id, *id);
    match app
        .db
        .write(move |tx| retention::delete(tx, now, citizen, id, Why::Citizen))
        .await
    {
        Ok(()) => redirect::with_notice(&session, paths::BARCODES, "citizen-deletion-done"),
        Err(CannotDelete::GoneAlready) => {
            redirect::with_complaint(&session, paths::BARCODES, "citizen-deletion-gone-already")
        }
        Err(CannotDelete::NoSuchPackage) => Err(PageError::NotFound),
        Err(CannotDelete::Db(fault)) => Err(fault.into()),
    }
}
