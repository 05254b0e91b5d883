//! `/policies/privacy`: which personal data are kept, why and how long.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::domain::retention::RETENTION;
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page of `templates/public/privacy.html`.
#[derive(Debug, Template)]
#[template(path = "public/privacy.html")]
pub struct PrivacyPage {
    chrome: Chrome,
    kept: Vec<Kept>,
}

/// One row of the table: what is kept and how long, in words.
#[derive(Debug)]
struct Kept {
    what: String,
    how_long: String,
}

impl PrivacyPage {
    /// As everybody sees it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self::new(chrome.clone())]
    }

    fn new(chrome: Chrome) -> Self {
        let kept = RETENTION
            .iter()
            .map(|row| Kept {
                what: chrome.t(row.what),
                how_long: match row.until.count() {
                    Some(count) => chrome.t1(row.how_long, "count", count),
                    None => chrome.t(row.how_long),
                },
            })
            .collect();
        Self { chrome, kept }
    }
}

/// Shows the page.
pub fn show(Passing(chrome): Passing) -> Ready<HttpResponse> {
    ready(screen::ok(PrivacyPage::new(chrome)))
}
