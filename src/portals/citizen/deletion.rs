//! `POST /personal/files/{id}/deletions`: 立即刪除.
//!
//! With script a dialog asks first and says so in the form; without it, this page asks.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::paths;
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::queries as datasets;
use crate::domain::ids::{CitizenId, PackageId};
use crate::domain::package::queries as packages;
use crate::domain::package::retention::{self, CannotDelete, Why};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{BarcodeHolder, SignedIn};
use crate::http::{redirect, screen};

/// The page that asks.
#[derive(Template)]
#[template(path = "citizen/deletion.html")]
pub struct DeletionPage {
    chrome: Chrome,
    id: PackageId,
    name: Bilingual,
}

/// Whether the person is sure.
#[derive(Debug, Deserialize)]
pub struct Deletion {
    #[serde(default)]
    sure: String,
}

/// Deletes the package, or asks whether to.
///
/// # Errors
/// Not found when there is no such package of this citizen, gone when it is no longer kept.
pub async fn delete(
    app: Data<App>,
    session: Session,
    holder: SignedIn<BarcodeHolder>,
    chrome: Chrome,
    (id, form): (Path<PackageId>, Form<Deletion>),
) -> Result<HttpResponse, PageError> {
    let (now, citizen, id) = (app.clock.now(), holder.person.0.id, *id);
    if form.0.sure != "yes" {
        let name = name(&app, &chrome, citizen, id).await?;
        return Ok(screen::ok(DeletionPage { chrome, id, name }));
    }
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

/// The name of a package that is kept.
async fn name(
    app: &App,
    chrome: &Chrome,
    citizen: CitizenId,
    id: PackageId,
) -> Result<Bilingual, PageError> {
    let now = chrome.now;
    let found = app.db.read(move |conn| -> Result<_, PageError> {
        let package = packages::find_for_citizen(conn, id, citizen)?.ok_or(PageError::NotFound)?;
        package.ensure_kept(now).map_err(|_| PageError::Gone)?;
        Ok(datasets::find(conn, &package.dataset)?)
    });
    found
        .await?
        .map(|dataset| dataset.definition.name)
        .ok_or(PageError::NotFound)
}

impl DeletionPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let id = PackageId::draw(&crate::kit::random::SystemChance::default());
        let name = Bilingual::new("\u{6236}\u{7c4d}", "Household registration");
        vec![Self {
            chrome: chrome.clone(),
            id,
            name,
        }]
    }
}
