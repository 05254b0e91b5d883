//! `/personal/files/{id}`: 線上預覽檔案, its documents, and 轉存到我的電腦.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::held::{self, Held};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::ids::PackageId;
use crate::http::chrome::Chrome;
use crate::http::document::{Document, answer, kept};
use crate::http::headers::{self, Relaxation};
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{arrival, head, screen};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "citizen/files.html")]
pub struct FilesPage {
    chrome: Chrome,
    id: PackageId,
    name: Bilingual,
    until: Timestamp,
    document: Document,
}

/// Shows a package: the verdict first, then its files.
///
/// # Errors
/// Not found when it is not this citizen's, gone when it is no longer kept.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    id: Path<PackageId>,
) -> Result<HttpResponse, PageError> {
    let held = held::find(&app, chrome.now, citizen.person.id, *id).await?;
    let document = kept::whole(&app, &held.package).await?;
    note(&app, &req, &held, EventCode::PreviewedByCitizen).await?;
    headers::relax(&req, Relaxation::FramesOfOurs);
    Ok(screen::ok(FilesPage {
        chrome,
        id: *id,
        name: held.dataset.definition.name,
        until: held.package.expires_at,
        document,
    }))
}

/// One file: a picture or an opened PDF within the page, anything else to be saved.
///
/// # Errors
/// Not found when it is not this citizen's or has no such file, gone when it is no longer kept.
pub async fn document(
    app: Data<App>,
    citizen: SignedIn<Citizen>,
    path: Path<(PackageId, usize)>,
) -> Result<HttpResponse, PageError> {
    let (id, number) = path.into_inner();
    let held = held::find(&app, app.clock.now(), citizen.person.id, id).await?;
    kept::one(&app, &held.package, number).await
}

/// 轉存到我的電腦: the provider's package, byte for byte. Whoever asks for its head alone has saved nothing.
///
/// # Errors
/// Not found when it is not this citizen's, gone when it is no longer kept.
pub async fn save(
    app: Data<App>,
    req: HttpRequest,
    citizen: SignedIn<Citizen>,
    id: Path<PackageId>,
) -> Result<HttpResponse, PageError> {
    let held = held::find(&app, app.clock.now(), citizen.person.id, *id).await?;
    let bytes = kept::bytes(&app, &held.package).await?;
    if !head::is_head(&req) {
        note(&app, &req, &held, EventCode::SavedByCitizen).await?;
    }
    let name = &held.dataset.definition.name.zh;
    Ok(answer::package(name, &held.package.dataset, bytes))
}

/// Tells the log.
async fn note(app: &App, req: &HttpRequest, held: &Held, code: EventCode) -> Result<(), PageError> {
    let step = Step {
        ip: Some(arrival::address(req, app)),
        ..held.package.step()
    };
    let now = app.clock.now();
    Ok(app
        .db
        .write(move |tx| history::record(tx, now, code, &step))
        .await?)
}

impl FilesPage {
    /// The path up to the number of a file.
    fn files(&self) -> String {
        format!("{}/documents/", super::paths::file(self.id))
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let name = Bilingual::new("\u{6236}\u{7c4d}", "Household registration");
        let page = |document| Self {
            chrome: chrome.clone(),
            id: PackageId::draw(&crate::kit::random::SystemChance::default()),
            name: name.clone(),
            until: chrome.now,
            document,
        };
        Document::samples(chrome.now)
            .into_iter()
            .map(page)
            .collect()
    }
}
