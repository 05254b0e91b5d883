//! `/organ/openings/{id}/documents/{number}` and `…/package`: the data of an open case, as the citizen has them.

use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::clerk;
use super::opening::refused;
use crate::app::App;
use crate::clients::package_store::CannotStore;
use crate::domain::citizen::person;
use crate::domain::ids::{CitizenId, OpeningId};
use crate::domain::opening::{Case, Stage, ending, seen};
use crate::domain::package::{Accepted, Media, PackageFile, PdfReader as _};
use crate::http::document::{self, Document, answer};
use crate::http::page_error::PageError;
use crate::http::visitor::{CounterStaff, SignedIn};

/// One file: a picture or an opened PDF within the page, anything else to be saved.
///
/// # Errors
/// Not found when this clerk has no such opening or it has no such file, conflict when it is not open.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    path: Path<(OpeningId, usize)>,
) -> Result<HttpResponse, PageError> {
    let (id, number) = path.into_inner();
    let case = open_case(&app, &req, &staff, id).await?;
    let accepted = apart(&app, &case).await?;
    let file = document::file(accepted, number).ok_or(PageError::NotFound)?;
    let media_type = file
        .media
        .content_type(&file.content)
        .unwrap_or("application/octet-stream");
    match file.media {
        Media::Picture => Ok(answer::picture(&file.name, media_type, file.content)),
        Media::Pdf => opened(&app, case.package.citizen, file).await,
        Media::Json | Media::Other => Ok(answer::attachment(&file.name, media_type, file.content)),
    }
}

/// 轉存到我的電腦: the provider's package, byte for byte.
///
/// # Errors
/// As [`show`]; gone when the package was destroyed in this moment.
pub async fn save(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    id: Path<OpeningId>,
) -> Result<HttpResponse, PageError> {
    let case = open_case(&app, &req, &staff, *id).await?;
    let bytes = bytes(&app, &case).await?;
    let (now, by, id) = (app.clock.now(), clerk(&app, &req, &staff), *id);
    app.db
        .write(move |tx| ending::save(tx, now, &by, id))
        .await
        .map_err(refused)?;
    let seen = app.db.read(move |conn| seen::find(conn, now, id)).await?;
    let name = seen.map_or_else(|| id.to_string(), |seen| seen.dataset.zh);
    let name = format!("{name}.zip");
    Ok(answer::attachment(&name, "application/zip", bytes))
}

/// What there is to show of an open case.
pub(super) async fn whole(app: &App, case: &Case) -> Result<Document, PageError> {
    let (accepted, fetched_at) = (apart(app, case).await?, case.package.fetched_at);
    let drawn = web::block(move || Document::of(&accepted, fetched_at)).await;
    drawn.map_err(PageError::fault)
}

async fn open_case(
    app: &App,
    req: &HttpRequest,
    staff: &SignedIn<CounterStaff>,
    id: OpeningId,
) -> Result<Case, PageError> {
    let (now, by) = (app.clock.now(), clerk(app, req, staff));
    app.db
        .read(move |conn| Case::find_at(conn, now, &by, (id, Stage::Open)))
        .await
        .map_err(refused)
}

async fn bytes(app: &App, case: &Case) -> Result<Vec<u8>, PageError> {
    match app.store.get(case.package.id).await {
        Ok(stored) => Ok(stored.bytes.to_vec()),
        Err(CannotStore::NotThere) => Err(PageError::Gone),
        Err(fault) => Err(PageError::fault(fault)),
    }
}

async fn apart(app: &App, case: &Case) -> Result<Accepted, PageError> {
    let (bytes, fetched_at) = (bytes(app, case).await?, case.package.fetched_at);
    let taken = web::block(move || document::take_apart(&bytes, fetched_at)).await;
    taken.map_err(PageError::fault)?.map_err(PageError::fault)
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
        .await
        .map_err(PageError::fault)?;
    let pdf = app.pdf_readers.clone();
    let (name, content) = (file.name, file.content);
    let opening = web::block(move || {
        let opened = pdf.open(&content, person.number.reveal());
        (opened, content)
    });
    Ok(match opening.await.map_err(PageError::fault)? {
        (Ok(Some(opened)), _) => answer::pdf(&name, opened),
        (Ok(None), content) => answer::attachment(&name, "application/pdf", content),
        (Err(fault), content) => {
            tracing::warn!(%fault, "a PDF could not be opened for the counter");
            answer::attachment(&name, "application/pdf", content)
        }
    })
}
