//! `/policies/accessibility`: which standard the pages keep, and where they fall short.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page of `templates/public/accessibility.html`.
#[derive(Debug, Template)]
#[template(path = "public/accessibility.html")]
pub struct AccessibilityPage {
    chrome: Chrome,
}

impl AccessibilityPage {
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
    ready(screen::ok(AccessibilityPage { chrome }))
}
