//! `/ids/news`: 最新消息, the newest first.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;

use super::paths;
use crate::app::App;
use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::domain::news::{News, queries};
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::fields::Pager;
use crate::http::page_error::PageError;
use crate::http::paging::Asked;
use crate::http::screen;
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "member/news.html")]
pub struct NewsPage {
    chrome: Chrome,
    lines: Vec<Headline>,
    pager: Pager,
}

/// A piece of news in a list.
pub struct Headline {
    pub(super) path: String,
    pub(super) title: Bilingual,
    pub(super) since: Timestamp,
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
    let (pager, news) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let cut = asked.cut(queries::count_public(conn, now)?, paths::NEWS);
            let news = queries::list_public(conn, now, cut.rows)?;
            Ok((cut.pager, news))
        })
        .await?;
    Ok(screen::ok(NewsPage {
        chrome,
        lines: news.into_iter().filter_map(Headline::of).collect(),
        pager,
    }))
}

impl Headline {
    /// A piece that is published, as a line.
    pub(super) fn of(news: News) -> Option<Self> {
        Some(Self {
            path: paths::article(news.id),
            title: news.words.title,
            since: news.publication.since()?,
        })
    }

    /// One to look at.
    pub(super) fn sample(chrome: &Chrome) -> Self {
        Self {
            path: "/ids/news/sample".to_owned(),
            title: Bilingual::new("2026", "In service since 2026"),
            since: chrome.now,
        }
    }
}

impl NewsPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |lines: Vec<Headline>, total| Self {
            chrome: chrome.clone(),
            lines,
            pager: Asked::default().cut(total, paths::NEWS).pager,
        };
        vec![
            page(Vec::new(), 0),
            page(vec![Headline::sample(chrome), Headline::sample(chrome)], 25),
        ]
    }
}
