//! The terms of the service: versioned, and kept with each consent by version and digest.
//!
//! The text stands in `locales`; its digest is of the Chinese text, which is the binding one.

use sha2::{Digest as _, Sha256};

/// The version in force, the date from which it holds.
pub const VERSION: &str = "2026-11-20";

/// The keys of the terms, in the order they are read: each is a heading or a paragraph.
pub const PARAGRAPHS: &[&str] = &[
    "citizen-terms-purpose-heading",
    "citizen-terms-purpose-source",
    "citizen-terms-purpose-self",
    "citizen-terms-purpose-true",
    "citizen-terms-privacy-heading",
    "citizen-terms-privacy-collected",
    "citizen-terms-privacy-use",
    "citizen-terms-privacy-rights",
    "citizen-terms-keeping-heading",
    "citizen-terms-keeping-hours",
    "citizen-terms-keeping-barcode",
    "citizen-terms-keeping-yours",
    "citizen-terms-change-heading",
    "citizen-terms-change-notice",
];

/// The SHA-256 of the paragraphs as they were shown, in hex.
#[must_use]
pub fn digest<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for paragraph in paragraphs {
        hash.update(paragraph.as_bytes());
        hash.update(b"\n");
    }
    hex::encode(hash.finalize())
}
