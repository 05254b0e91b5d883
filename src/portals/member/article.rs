//! `/ids/news/{id}`: a piece of news.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::NewsId;
use crate::domain::news::{Words, queries};
use crate::domain::publication::Publication;
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "member/article.html")]
pub struct ArticlePage {
    chrome: Chrome,
    words: Words,
    since: Timestamp,
}

/// Shows a piece that everybody may read.
///
/// # Errors
/// Not found for one that nobody wrote or may read yet; gone for one that was withdrawn.
pub async fn show(
    app: Data<App>,
    Passing(chrome): Passing,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let id: NewsId = id.parse().map_err(|_| PageError::NotFound)?;
    let found = app.db.read(move |conn| queries::find(conn, id)).await?;
    let found = found.ok_or(PageError::NotFound)?;
    match found.publication {
        Publication::Published { since, .. } if found.publication.is_public(chrome.now) => {
            Ok(screen::ok(ArticlePage {
                chrome,
                words: found.words,
                since,
            }))
        }
        Publication::TakenDown { read: Some(_) } => Err(PageError::Gone),
        Publication::Draft | Publication::Published { .. } | Publication::TakenDown { .. } => {
            Err(PageError::NotFound)
        }
    }
}

impl ArticlePage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
            words: Words {
                title: Bilingual::new("2026", "In service since 2026"),
                body: Bilingual::new("1\n\n2\n3", "One.\n\nTwo,\nand three."),
            },
            since: chrome.now,
        }]
    }
}
