//! `/review/feedback` and `/review/showcase`: what waits to be answered, and what was answered last.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use super::matters::{self, Line};
use crate::app::App;
use crate::domain::desk::{self, Kind, Sought, Stage};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Reviewer, SignedIn};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/inquiries.html")]
pub struct InquiriesPage {
    chrome: Chrome,
    kind: Kind,
    waiting: Vec<Line>,
    done: Vec<Line>,
}

/// Shows what is said of the data.
///
/// # Errors
/// A fault of the database.
pub async fn feedback(
    app: Data<App>,
    reviewer: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    show(&app, &reviewer, chrome, Kind::Feedback).await
}

/// Shows what is to be shown.
///
/// # Errors
/// A fault of the database.
pub async fn showcase(
    app: Data<App>,
    reviewer: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    show(&app, &reviewer, chrome, Kind::Showcase).await
}

async fn show(
    app: &App,
    reviewer: &SignedIn<Reviewer>,
    chrome: Chrome,
    kind: Kind,
) -> Result<HttpResponse, PageError> {
    let reader = reviewer.person.account_id;
    let sought = |stage| Sought {
        kind: Some(kind),
        stage,
        reader,
    };
    let waiting = matters::gather(app, sought(Stage::Open)).await?;
    let done = matters::gather(app, sought(Stage::Done)).await?;
    Ok(screen::ok(InquiriesPage {
        chrome,
        kind,
        waiting,
        done,
    }))
}

impl InquiriesPage {
    const fn title_key(&self) -> &'static str {
        match self.kind {
            desk::Kind::Showcase => "common-inquiry-showcase",
            _ => "common-inquiry-feedback",
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        [
            (Kind::Feedback, Vec::new()),
            (Kind::Showcase, matters::samples(chrome)),
        ]
        .map(|(kind, waiting)| Self {
            chrome: chrome.clone(),
            kind,
            done: waiting.clone(),
            waiting,
        })
        .into()
    }
}
