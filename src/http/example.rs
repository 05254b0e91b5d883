//! The model page: every shared part once, for looking at and for the tests.

use askama::Template;

use super::barcode;
use super::chrome::Chrome;
use super::fields::{Choice, FieldErrors, Pager};
use crate::kit::clock::{Timestamp, hours, minutes};

/// The page of `templates/parts/example.html`.
#[derive(Debug, Template)]
#[template(path = "parts/example.html", blocks = ["progress"])]
pub struct ExamplePage {
    chrome: Chrome,
    errors: FieldErrors,
    id: String,
    choices: Vec<Choice>,
    until: Timestamp,
    linear: String,
    matrix: String,
    pager: Pager,
}

impl ExamplePage {
    /// Untouched, and sent with mistakes.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let mistakes = FieldErrors::none()
            .and("id", "common-example-id-error")
            .and("method", "common-example-method-error");
        vec![
            Self::new(chrome, FieldErrors::none(), ""),
            Self::new(chrome, mistakes, "A12345678"),
        ]
    }

    fn new(chrome: &Chrome, errors: FieldErrors, id: &str) -> Self {
        Self {
            errors,
            id: id.to_owned(),
            choices: vec![
                Choice::new("CER", chrome.t("common-example-choice-one"))
                    .hint(chrome.t("common-example-choice-hint"))
                    .chosen(true),
                Choice::new("TFD", chrome.t("common-example-choice-two")),
            ],
            until: chrome.now.plus(hours(7) + minutes(12)),
            linear: barcode::code128("kh6tup5s", "kh6tup5s").unwrap_or_default(),
            matrix: barcode::qr("kh6tup5s", "kh6tup5s").unwrap_or_default(),
            pager: Pager::new(2, 10, 95, "/example?page="),
            chrome: chrome.clone(),
        }
    }
}
