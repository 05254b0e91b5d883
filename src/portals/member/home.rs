//! `/ids`: the front page of the park data platform.

use std::future::{Ready, ready};

use actix_web::HttpResponse;
use askama::Template;

use crate::http::arrival::Passing;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::screen;

/// The page.
#[derive(Debug, Template)]
#[template(path = "member/home.html")]
pub struct HomePage {
    chrome: Chrome,
}

/// Shows the page.
pub fn show(Passing(chrome): Passing) -> Ready<HttpResponse> {
    ready(screen::ok(HomePage { chrome }))
}

impl HomePage {
    fn is_member(&self) -> bool {
        matches!(self.chrome.visitor, Visitor::Member { .. })
    }

    /// As everybody sees it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let mut stranger = chrome.clone();
        stranger.visitor = Visitor::Anonymous;
        [chrome.clone(), stranger]
            .into_iter()
            .map(|chrome| Self { chrome })
            .collect()
    }
}
