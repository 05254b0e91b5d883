//! `/ids/exchange`: 資料流通, how data come here and where they go.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// The page.
#[derive(Debug, Template)]
#[template(path = "member/exchange.html")]
pub struct ExchangePage {
    chrome: Chrome,
}

/// Shows the page.
pub fn show(Passing(chrome): Passing) -> Ready<HttpResponse> {
    ready(screen::ok(ExchangePage { chrome }))
}

impl ExchangePage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
        }]
    }
}
