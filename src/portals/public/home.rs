//! `/`: the doors of the two platforms.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page of `templates/public/home.html`.
#[derive(Debug, Template)]
#[template(path = "public/home.html")]
pub struct HomePage {
    chrome: Chrome,
}

impl HomePage {
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
    ready(screen::ok(HomePage { chrome }))
}
