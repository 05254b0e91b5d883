//! `/ids/about`: 關於我們, what the platform is for and who keeps it.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page.
#[derive(Debug, Template)]
#[template(path = "member/about.html")]
pub struct AboutPage {
    chrome: Chrome,
}

/// Shows the page.
pub fn show(Passing(chrome): Passing) -> Ready<HttpResponse> {
    ready(screen::ok(AboutPage { chrome }))
}

impl AboutPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
        }]
    }
}
