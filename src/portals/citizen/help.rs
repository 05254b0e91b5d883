//! `/help/card`: whether component, reader, card and popup work, without beginning a request.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::app::App;
use crate::http::chrome::Chrome;
use crate::http::headers::{self, Relaxation};
use crate::http::screen;

/// The least version of the component that speaks as the page expects.
const LEAST: &str = "1.3.4.103327";

/// The page.
#[derive(Template)]
#[template(path = "citizen/help.html")]
pub struct HelpPage {
    chrome: Chrome,
    component: String,
}

/// Shows the page.
pub async fn show(app: Data<App>, req: HttpRequest, chrome: Chrome) -> HttpResponse {
    headers::relax(&req, Relaxation::CardComponent(app.card_component.clone()));
    screen::ok(HelpPage {
        chrome,
        component: app.card_component.clone(),
    })
}

impl HelpPage {
    /// What is looked at, in this order, and what can come out besides that it was not looked at yet.
    const CHECKS: [(&str, &str, &[&str]); 4] = [
        ("popup", "citizen-help-popup", &["ok", "blocked"]),
        (
            "component",
            "citizen-help-component",
            &["ok", "old", "missing", "silent"],
        ),
        ("reader", "citizen-help-reader", &["ok", "missing"]),
        ("card", "citizen-help-card", &["ok", "missing", "unknown"]),
    ];

    /// The key of the sentence for `state` of `check`.
    fn key(check: &str, state: &str) -> String {
        format!("citizen-help-{check}-{state}")
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
            component: "http://localhost:61161".to_owned(),
        }]
    }
}
