//! What the templates of the frame and of the parts ask a [`Chrome`] for.

use chrono::NaiveDate;

use super::chrome::{Chrome, TextSize};
use super::paths;
use crate::kit::clock::Timestamp;
use crate::text::{dates, numbers, remaining};

/// The day on which the pages for everybody were last revised: shown at the foot of every page.
const REVISED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 20);

impl TextSize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The word for class names, cookies and query values.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// The size of this word; medium when there is none such.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|size| size.word() == word)
            .unwrap_or_default()
    }

    /// The key of the size's name as screen readers say it.
    #[must_use]
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Small => "common-size-small",
            Self::Medium => "common-size-medium",
            Self::Large => "common-size-large",
        }
    }

    /// The key of the one character that is shown.
    #[must_use]
    pub const fn short_key(self) -> &'static str {
        match self {
            Self::Small => "common-size-small-short",
            Self::Medium => "common-size-medium-short",
            Self::Large => "common-size-large-short",
        }
    }
}

impl Chrome {
    /// The address of the file `name` below `static`.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        super::assets::url(name)
    }

    /// The address that sets `name` (`locale` or `size`) to `value` and comes back to this page, or to that of the form
    /// that was sent.
    #[must_use]
    pub fn preference(&self, name: &str, value: &str) -> String {
        format!(
            "/preferences?{name}={}&back={}",
            paths::encode(value),
            paths::encode(&self.back)
        )
    }

    /// Whether this is the page at `path`, whatever its query.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.path.split('?').next() == Some(path)
    }

    /// What is left until `until`, in words; the sentence under `over` when nothing is.
    #[must_use]
    pub fn left(&self, until: &Timestamp, over: &str) -> String {
        remaining::words(self.locale, until.since(self.now)).unwrap_or_else(|| self.t(over))
    }

    /// A number with its thousands set apart: 255,802.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        numbers::grouped(number)
    }

    /// The day of the last revision for `<time datetime>`.
    #[must_use]
    pub fn revised(&self) -> String {
        REVISED.map(|day| day.to_string()).unwrap_or_default()
    }

    /// The day of the last revision as people read it.
    #[must_use]
    pub fn revised_words(&self) -> String {
        REVISED
            .map(|day| dates::day(self.locale, day))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chrome() -> Chrome {
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        chrome.path = "/personal?q=戶籍&page=2".to_owned();
        chrome.back.clone_from(&chrome.path);
        chrome
    }

    #[test]
    fn a_change_of_language_comes_back_to_the_same_page() {
        assert_eq!(
            chrome().preference("locale", "en"),
            "/preferences?locale=en&back=%2Fpersonal%3Fq%3D%E6%88%B6%E7%B1%8D%26page%3D2"
        );
    }

    #[test]
    fn a_menu_knows_its_room_whatever_the_query() {
        assert!(chrome().is_at("/personal"));
        assert!(!chrome().is_at("/"));
    }
}
