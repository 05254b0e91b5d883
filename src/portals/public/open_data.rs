//! `/policies/open-data`: what may be used by everybody.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page of `templates/public/open_data.html`.
#[derive(Debug, Template)]
#[template(path = "public/open_data.html")]
pub struct OpenDataPage {
    chrome: Chrome,
}

impl OpenDataPage {
    /// As everybody sees it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
        }]
    }
}

/// Shows the page.
pub fn show(Passing(chrome): Passing) -> Ready<HttpResponse> {
    ready(screen::ok(OpenDataPage { chrome }))
}
