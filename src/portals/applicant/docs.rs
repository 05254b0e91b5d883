//! `/ids/api/docs`: the park data API on a Swagger page, where every call is signed in the browser.
//!
//! The APP Key is typed into a field without a name and used by `static/docs.js` only: no form sends it, and the policy
//! of the page is the strict one of the site, with which Swagger UI gets along.

use actix_web::HttpResponse;
use askama::Template;

use crate::domain::credential::reason;
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;

/// Where the document of the API is.
const DOCUMENT: &str = "/v2/swagger/public";

/// The page of `templates/applicant/docs.html`.
#[derive(Debug, Template)]
#[template(path = "applicant/docs.html")]
pub struct DocsPage {
    chrome: Chrome,
}

/// Shows the page.
pub async fn show(Passing(chrome): Passing) -> HttpResponse {
    screen::ok(DocsPage { chrome })
}

impl DocsPage {
    /// What can be wrong before a call is sent, and how it is told.
    const COMPLAINTS: [(&str, &str); 6] = [
        ("missing", "applicant-docs-missing"),
        ("same", "applicant-docs-same"),
        ("swapped", "applicant-docs-swapped"),
        ("length", "applicant-docs-length"),
        ("insecure", "applicant-docs-insecure"),
        ("no-pair", "applicant-docs-no-pair"),
    ];

    /// Where the document is in the reader's language.
    fn document(&self) -> String {
        format!("{DOCUMENT}?lang={}", self.chrome.locale)
    }

    /// The words of refusals, each with its sentence.
    fn reasons(&self) -> Vec<(&'static str, String)> {
        let told = |word: &&'static str| (*word, self.chrome.t(&format!("applicant-why-{word}")));
        reason::WORDS.iter().map(told).collect()
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
        }]
    }
}
