//! `/ids/downloads`: 檔案下載, the newest first; and each file, which is saved and never shown.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::paths;
use crate::app::App;
use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::domain::download::{self, Download, queries};
use crate::domain::file::FileKind;
use crate::domain::ids::DownloadId;
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::fields::Pager;
use crate::http::page_error::PageError;
use crate::http::paging::Asked;
use crate::http::{head, kept_file, screen};
use crate::kit::clock::Timestamp;
use crate::text::numbers::size;

/// The page.
#[derive(Template)]
#[template(path = "member/downloads.html")]
pub struct DownloadsPage {
    chrome: Chrome,
    lines: Vec<Line>,
    pager: Pager,
}

/// A file in the list.
struct Line {
    path: String,
    title: Bilingual,
    about: Bilingual,
    kind: FileKind,
    size: String,
    since: Timestamp,
    times: i64,
}

/// Shows a page of the list.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    Passing(chrome): Passing,
    asked: Query<Asked>,
) -> Result<HttpResponse, PageError> {
    let now = chrome.now;
    let (pager, found) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let cut = asked.cut(queries::count_public(conn, now)?, paths::DOWNLOADS);
            let found = queries::list_public(conn, now, cut.rows)?;
            Ok((cut.pager, found))
        })
        .await?;
    Ok(screen::ok(DownloadsPage {
        chrome,
        lines: found.into_iter().filter_map(Line::of).collect(),
        pager,
    }))
}

/// Hands a file out, and counts it; who asks for its head alone is not counted.
///
/// # Errors
/// Not found for one that nobody may have now.
pub async fn save(
    app: Data<App>,
    req: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let id: DownloadId = id.parse().map_err(|_| PageError::NotFound)?;
    let now = app.clock.now();
    let file = if head::is_head(&req) {
        let find = move |conn: &mut db::Conn| download::find_public(conn, now, id);
        app.db.read(find).await?
    } else {
        let hand_out = move |tx: &mut db::Tx<'_>| download::hand_out(tx, now, id);
        app.db.write(hand_out).await?
    };
    let file = file.ok_or(PageError::NotFound)?;
    Ok(kept_file::attachment(&app, &file))
}

impl Line {
    fn of(download: Download) -> Option<Self> {
        Some(Self {
            path: paths::download(download.id),
            title: download.words.title,
            about: download.words.about,
            kind: download.file.kind,
            size: size(download.file.bytes),
            since: download.publication.since()?,
            times: download.times,
        })
    }
}

impl DownloadsPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let line = |kind, times| Line {
            path: "/ids/downloads/sample".to_owned(),
            title: Bilingual::new("OData", "Guide to OData"),
            about: Bilingual::new("1\n\n2", "One.\n\nTwo."),
            kind,
            size: size(123_456),
            since: chrome.now,
            times,
        };
        let page = |lines: Vec<Line>, total| Self {
            chrome: chrome.clone(),
            lines,
            pager: Asked::default().cut(total, paths::DOWNLOADS).pager,
        };
        let lines = vec![line(FileKind::Pdf, 0), line(FileKind::Ods, 1)];
        vec![page(Vec::new(), 0), page(lines, 25)]
    }
}
