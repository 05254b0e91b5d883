//! `/review/services`: what is said about each data service, and its state.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use super::paths;
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::park::listing::{self, ServiceState};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Reviewer, SignedIn};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/services.html")]
pub struct ServicesPage {
    chrome: Chrome,
    lines: Vec<Line>,
}

struct Line {
    path: String,
    name: Bilingual,
    state: ServiceState,
}

/// Shows the list.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let listed = app.db.read(listing::list).await?;
    let line = |one: listing::Listed| Line {
        path: paths::service(one.service.id),
        name: one.name(),
        state: one.state,
    };
    Ok(screen::ok(ServicesPage {
        chrome,
        lines: listed.into_iter().map(line).collect(),
    }))
}

impl Line {
    const fn look(&self) -> &'static str {
        match self.state {
            ServiceState::Open => "done",
            ServiceState::Suspended => "waiting",
            ServiceState::Retired => "failed",
        }
    }
}

impl ServicesPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let line = |state: &ServiceState| Line {
            path: "/review/services/sample".to_owned(),
            name: Bilingual::new("A", "Agencies"),
            state: *state,
        };
        vec![Self {
            chrome: chrome.clone(),
            lines: ServiceState::ALL.iter().map(line).collect(),
        }]
    }
}
