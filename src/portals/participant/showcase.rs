//! `/ids/showcase`: 示範應用. What members have made with the data, for everybody.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::app::App;
use crate::domain::inquiry::{Words, queries as inquiries};
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::inquiry::service;
use crate::http::page_error::PageError;
use crate::http::screen;

/// The page.
#[derive(Template)]
#[template(path = "participant/showcase.html")]
pub struct ShowcasePage {
    chrome: Chrome,
    shown: Vec<Shown>,
}

/// Something that is shown.
struct Shown {
    name: String,
    what: String,
    address: String,
    services: Vec<String>,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(app: Data<App>, Passing(chrome): Passing) -> Result<HttpResponse, PageError> {
    let vault = app.vault.clone();
    let published = app
        .db
        .read(move |conn| inquiries::list_published(conn, &vault))
        .await?;
    let shown = published.into_iter().filter_map(|one| match one.words {
        Words::Showcase(one) => Some(Shown {
            name: one.name,
            what: one.what,
            address: one.address,
            services: one
                .services
                .iter()
                .filter_map(|id| service(&chrome, id))
                .collect(),
        }),
        Words::Feedback(_) | Words::Consultation(_) => None,
    });
    let shown = shown.collect();
    Ok(screen::ok(ShowcasePage { chrome, shown }))
}

impl ShowcasePage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let one = Shown {
            name: "Map <of parks>".to_owned(),
            what: "Shows parks\n& factories".to_owned(),
            address: "https://example.tw/".to_owned(),
            services: service(chrome, "Factory").into_iter().collect(),
        };
        [Vec::new(), vec![one]]
            .into_iter()
            .map(|shown| Self {
                chrome: chrome.clone(),
                shown,
            })
            .collect()
    }
}
