//! A kept package, brought before whoever may look: its bytes, the whole of it, one of its files.

use actix_web::{HttpResponse, web};
use bytes::Bytes;

use super::answer::{self, Named};
use super::{Document, file, take_apart};
use crate::app::App;
use crate::domain::citizen::person;
use crate::domain::ids::CitizenId;
use crate::domain::package::kept::Package;
use crate::domain::package::{Accepted, Media, PackageFile, PdfReader as _};
use crate::http::page_error::PageError;

/// The bytes of a package, as the provider sent them.
///
/// # Errors
/// Gone when it was destroyed in this moment; a fault of the store.
pub async fn bytes(app: &App, package: &Package) -> Result<Bytes, PageError> {
    match app.store.get(package.id).await {
        Ok(stored) => Ok(Bytes::from_owner(stored.bytes)),
        Err(fault) if fault.is_not_there() => Err(PageError::Gone),
        Err(fault) => Err(PageError::fault(fault)),
    }
}

/// What there is to show of a package.
///
/// # Errors
/// As [`bytes`]; a fault when the bytes are not those that were accepted.
pub async fn whole(app: &App, package: &Package) -> Result<Document, PageError> {
    let (accepted, fetched_at) = (apart(app, package).await?, package.fetched_at);
    let drawn = web::block(move || Document::of(&accepted, fetched_at)).await;
    drawn.map_err(PageError::fault)
}

/// One file of a package, counted from 1: a picture or an opened PDF within the page, anything else to be saved.
///
/// # Errors
/// As [`whole`]; not found when there is no such file.
pub async fn one(app: &App, package: &Package, number: usize) -> Result<HttpResponse, PageError> {
    let accepted = apart(app, package).await?;
    let file = file(accepted, number).ok_or(PageError::NotFound)?;
    let media_type = file
        .media
        .content_type(&file.content)
        .unwrap_or("application/octet-stream");
    let plain = plain(package, number, &file.name);
    let name = Named {
        own: &file.name,
        plain: &plain,
    };
    match file.media {
        Media::Picture => Ok(answer::picture(name, media_type, file.content)),
        Media::Pdf => opened(app, package.citizen, (file, &plain)).await,
        Media::Json | Media::Other => Ok(answer::attachment(name, media_type, file.content)),
    }
}

/// What a file is called in ASCII: by its data set, its number, and what its own name ends with.
fn plain(package: &Package, number: usize, own: &str) -> String {
    let ending = own.rsplit_once('.').map(|(_, ending)| ending);
    let ending = ending.filter(|ending| ending.is_ascii());
    let ending = ending.map(|ending| format!(".{ending}"));
    let dataset = &package.dataset;
    format!("mydata-{dataset}-{number}{}", ending.unwrap_or_default())
}

/// Taken apart, its signature and digests verified again.
async fn apart(app: &App, package: &Package) -> Result<Accepted, PageError> {
    let (bytes, fetched_at) = (bytes(app, package).await?, package.fetched_at);
    let taken = web::block(move || take_apart(&bytes, fetched_at)).await;
    taken.map_err(PageError::fault)?.map_err(PageError::fault)
}

/// The PDF without its password; where it cannot be opened, the file as it is.
async fn opened(
    app: &App,
    citizen: CitizenId,
    (file, plain): (PackageFile, &str),
) -> Result<HttpResponse, PageError> {
    let vault = app.vault.clone();
    let person = app
        .db
        .read(move |conn| person::know(conn, &vault, citizen))
        .await;
    let (person, pdf) = (person.map_err(PageError::fault)?, app.pdf_readers.clone());
    let opening = web::block(move || {
        let opened = pdf.open(&file.content, person.number.reveal());
        let opened = opened.unwrap_or_else(|fault| {
            tracing::warn!(%fault, "a PDF could not be opened to be shown");
            None
        });
        (opened, file)
    });
    let (opened, file) = opening.await.map_err(PageError::fault)?;
    let name = Named {
        own: &file.name,
        plain,
    };
    Ok(match opened {
        Some(opened) => answer::pdf(name, opened.into()),
        None => answer::attachment(name, "application/pdf", file.content),
    })
}
