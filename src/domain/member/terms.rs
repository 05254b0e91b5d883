//! 會員條款: what whoever registers agrees to, by version. The text stands in `locales`.

/// The version in force: the date from which it holds.
pub const VERSION: &str = "2026-11-21";

/// The keys of the terms, in the order they are read.
pub const PARAGRAPHS: &[&str] = &[
    "member-terms-use",
    "member-terms-source",
    "member-terms-quota",
    "member-terms-account",
    "member-terms-privacy",
];
