//! `/about`: what this platform is and what it leaves alone.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page of `templates/public/about.html`.
#[derive(Debug, Template)]
#[template(path = "public/about.html")]
pub struct AboutPage {
    chrome: Chrome,
}

impl AboutPage {
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
    ready(screen::ok(AboutPage { chrome }))
}
