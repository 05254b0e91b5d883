//! `/review/downloads`: every file for everybody, and its state.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;

use super::news::Line;
use super::paths;
use crate::app::App;
use crate::db;
use crate::domain::download::{Download, queries};
use crate::http::chrome::Chrome;
use crate::http::fields::Pager;
use crate::http::page_error::PageError;
use crate::http::paging::Asked;
use crate::http::screen;
use crate::http::visitor::{Reviewer, SignedIn};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/downloads.html")]
pub struct DownloadsPage {
    chrome: Chrome,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows a page of the list.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, asked): (Chrome, Query<Asked>),
) -> Result<HttpResponse, PageError> {
    let (pager, found) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let cut = asked.cut(queries::count_all(conn)?, paths::DOWNLOADS);
            let found = queries::list_all(conn, cut.rows)?;
            Ok((cut.pager, found))
        })
        .await?;
    let line = |one: Download| Line {
        path: paths::download(one.id),
        title: one.words.title,
        publication: one.publication,
        made_at: one.made_at,
    };
    Ok(screen::ok(DownloadsPage {
        chrome,
        lines: found.into_iter().map(line).collect(),
        pager,
    }))
}

impl DownloadsPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |lines: Vec<Line>, total| Self {
            chrome: chrome.clone(),
            lines,
            pager: Asked::default().cut(total, paths::DOWNLOADS).pager,
        };
        let lines = Line::samples(chrome, "/review/downloads/sample");
        vec![page(Vec::new(), 0), page(lines, 25)]
    }
}
