//! `/review/news`: every piece of news, and its state.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;

use super::{paths, publishing};
use crate::app::App;
use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::domain::news::queries;
use crate::domain::publication::Publication;
use crate::http::chrome::Chrome;
use crate::http::fields::Pager;
use crate::http::page_error::PageError;
use crate::http::paging::Asked;
use crate::http::screen;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/news.html")]
pub struct NewsPage {
    chrome: Chrome,
    lines: Vec<Line>,
    pager: Pager,
}

/// Something with a title that is published or not.
pub struct Line {
    pub(super) path: String,
    pub(super) title: Bilingual,
    pub(super) publication: Publication,
    pub(super) made_at: Timestamp,
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
    let (pager, news) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let cut = asked.cut(queries::count_all(conn)?, paths::NEWS);
            let news = queries::list_all(conn, cut.rows)?;
            Ok((cut.pager, news))
        })
        .await?;
    let line = |one: crate::domain::news::News| Line {
        path: paths::article(one.id),
        title: one.words.title,
        publication: one.publication,
        made_at: one.made_at,
    };
    Ok(screen::ok(NewsPage {
        chrome,
        lines: news.into_iter().map(line).collect(),
        pager,
    }))
}

impl Line {
    /// How its state looks and what it is called.
    #[must_use]
    pub fn status(&self, chrome: &Chrome) -> (&'static str, &'static str) {
        publishing::status(self.publication, chrome.now)
    }

    /// One of each state.
    #[must_use]
    pub fn samples(chrome: &Chrome, path: &str) -> Vec<Self> {
        let published = |since| Publication::Published { since, read: None };
        let coming = chrome.now.plus(crate::kit::clock::days(1));
        [
            Publication::Draft,
            published(chrome.now),
            published(coming),
            Publication::TakenDown { read: None },
        ]
        .map(|publication| Self {
            path: path.to_owned(),
            title: Bilingual::new("2026", "In service since 2026"),
            publication,
            made_at: chrome.now,
        })
        .into()
    }
}

impl NewsPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |lines: Vec<Line>, total| Self {
            chrome: chrome.clone(),
            lines,
            pager: Asked::default().cut(total, paths::NEWS).pager,
        };
        let lines = Line::samples(chrome, "/review/news/sample");
        vec![page(Vec::new(), 0), page(lines, 25)]
    }
}
