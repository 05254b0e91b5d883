//! `/review`: the applications that wait, the most urgent first.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use super::words::{self, Line};
use crate::app::App;
use crate::db;
use crate::domain::licensing::queries as applications;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Reviewer, SignedIn};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/queue.html")]
pub struct QueuePage {
    chrome: Chrome,
    waiting: Vec<Line>,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let vault = app.vault.clone();
    let waiting = app
        .db
        .read(move |conn| -> db::Result<Vec<Line>> {
            let waiting = applications::list_waiting(conn, &vault)?;
            waiting
                .into_iter()
                .map(|one| words::line(conn, one))
                .collect()
        })
        .await?;
    Ok(screen::ok(QueuePage { chrome, waiting }))
}

impl QueuePage {
    fn is_late(&self, line: &Line) -> bool {
        self.chrome.now >= line.due_at
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let mut fresh = Line::sample(chrome);
        fresh.reviewer = None;
        fresh.due_at = chrome.now.plus(crate::kit::clock::days(3));
        [Vec::new(), vec![Line::sample(chrome), fresh]]
            .map(|waiting| Self {
                chrome: chrome.clone(),
                waiting,
            })
            .into()
    }
}
