//! `/sitemap`: every page, and the access keys.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page of `templates/public/sitemap.html`.
#[derive(Debug, Template)]
#[template(path = "public/sitemap.html")]
pub struct SitemapPage {
    chrome: Chrome,
}

impl SitemapPage {
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
    ready(screen::ok(SitemapPage { chrome }))
}
