//! `/personal/files/{id}`: 線上預覽檔案, its documents, and 轉存到我的電腦.

use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::held::{self, Held};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::citizen::person;
use crate::domain::ids::{CitizenId, PackageId};
use crate::domain::package::{Media, PackageFile, PdfReader as _};
use crate::http::chrome::Chrome;
use crate::http::document::{self, Document, answer};
use crate::http::headers::{self, Relaxation};
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{arrival, screen};
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
    let accepted = held::apart(&app, &held).await?;
    let fetched_at = held.package.fetched_at;
    let drawn = web::block(move || Document::of(&accepted, fetched_at)).await;
    note(&app, &req, &held, EventCode::PreviewedByCitizen).await?;
    headers::relax(&req, Relaxation::FramesOfOurs);
    Ok(screen::ok(FilesPage {
        chrome,
        id: *id,
        name: held.dataset.definition.name,
        until: held.package.expires_at,
        document: drawn.map_err(PageError::fault)?,
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
    let accepted = held::apart(&app, &held).await?;
    let file = document::file(accepted, number).ok_or(PageError::NotFound)?;
    let media_type = file
        .media
        .content_type(&file.content)
        .unwrap_or("application/octet-stream");
    match file.media {
        Media::Picture => Ok(answer::picture(&file.name, media_type, file.content)),
        Media::Pdf => opened(&app, citizen.person.id, file).await,
        Media::Json | Media::Other => Ok(answer::attachment(&file.name, media_type, file.content)),
    }
}

/// 轉存到我的電腦: the provider's package, byte for byte.
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
    let bytes = held::bytes(&app, &held).await?;
    note(&app, &req, &held, EventCode::SavedByCitizen).await?;
    let name = format!("{}.zip", held.dataset.definition.name.zh);
    Ok(answer::attachment(&name, "application/zip", bytes))
}

/// The PDF without its password; where it cannot be opened, the file as it is.
async fn opened(
    app: &App,
    citizen: CitizenId,
    file: PackageFile,
) -> Result<HttpResponse, PageError> {
    let vault = app.vault.clone();
    let person = app
        .db
        .read(move |conn| person::know(conn, &vault, citizen))
        .await;
    let (person, pdf) = (person.map_err(PageError::fault)?, app.pdf_readers.clone());
    let number = person.number;
    let opening = web::block(move || {
        let opened = pdf
            .open(&file.content, number.reveal())
            .unwrap_or_else(|fault| {
                tracing::warn!(%fault, "a PDF could not be opened for the preview");
                None
            });
        (opened, file)
    });
    Ok(match opening.await.map_err(PageError::fault)? {
        (Some(opened), file) => answer::pdf(&file.name, opened),
        (None, file) => answer::attachment(&file.name, "application/pdf", file.content),
    })
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
