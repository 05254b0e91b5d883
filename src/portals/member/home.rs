//! `/ids`: the front page of the Industrial Data Space.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use super::news::Headline;
use crate::app::App;
use crate::domain::news::queries;
use crate::http::arrival::Passing;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::page_error::PageError;
use crate::http::screen;

/// How many pieces of news stand here.
const LATEST: i64 = 3;

/// The page.
#[derive(Template)]
#[template(path = "member/home.html")]
pub struct HomePage {
    chrome: Chrome,
    news: Vec<Headline>,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(app: Data<App>, Passing(chrome): Passing) -> Result<HttpResponse, PageError> {
    let now = chrome.now;
    let latest = app
        .db
        .read(move |conn| queries::list_public(conn, now, (0, LATEST)))
        .await?;
    Ok(screen::ok(HomePage {
        chrome,
        news: latest.into_iter().filter_map(Headline::of).collect(),
    }))
}

impl HomePage {
    fn is_member(&self) -> bool {
        matches!(self.chrome.visitor, Visitor::Member { .. })
    }

    /// As everybody sees it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let mut stranger = chrome.clone();
        stranger.visitor = Visitor::Anonymous;
        let news = vec![Headline::sample(chrome)];
        [(chrome.clone(), news), (stranger, Vec::new())]
            .into_iter()
            .map(|(chrome, news)| Self { chrome, news })
            .collect()
    }
}
