//! `/contact`: how to reach the people behind the platform.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page of `templates/public/contact.html`.
#[derive(Debug, Template)]
#[template(path = "public/contact.html")]
pub struct ContactPage {
    chrome: Chrome,
}

impl ContactPage {
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
    ready(screen::ok(ContactPage { chrome }))
}
