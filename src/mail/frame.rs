//! What the shells of all letters need: `templates/layout/mail.html` and `mail.txt`.
//!
//! The struct of a letter has a field `frame: Frame`; its templates extend the shells and fill the blocks `title`
//! (HTML only) and `content`.

use fluent_bundle::FluentValue;

use crate::kit::clock::Timestamp;
use crate::text::{Catalogue, Locale, dates};

/// What a letter needs besides its own data.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The reader's language.
    pub locale: Locale,
    /// The address of this server without a slash at its end.
    pub base_url: String,
    /// Whether all data are made up: the letter says so.
    pub demo: bool,
}

impl Frame {
    /// An address below the base URL.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The sentence under `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        Catalogue::of(self.locale).text(key)
    }

    /// The sentence under `key` with one argument.
    #[must_use]
    pub fn t1<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        Catalogue::of(self.locale).text_with(key, &[(name, value.into())])
    }

    /// The instant as people read it.
    #[must_use]
    pub fn moment(&self, at: &Timestamp) -> String {
        dates::moment(self.locale, *at)
    }

    /// The instant as people read it, to the second.
    #[must_use]
    pub fn moment_with_seconds(&self, at: &Timestamp) -> String {
        dates::moment_with_seconds(self.locale, *at)
    }
}

#[cfg(test)]
mod tests {
    use askama::Template;

    use super::*;

    #[derive(Template)]
    #[template(
        source = "{% extends \"layout/mail.html\" %}{% block title %}T{% endblock %}{% block content %}<p>{{ word }}</p>{% endblock %}",
        ext = "html"
    )]
    struct Html {
        frame: Frame,
        word: &'static str,
    }

    #[derive(Template)]
    #[template(
        source = "{% extends \"layout/mail.txt\" %}{% block content %}{{ word }}{% endblock %}",
        ext = "txt"
    )]
    struct Text {
        frame: Frame,
        word: &'static str,
    }

    fn frame(demo: bool) -> Frame {
        Frame {
            locale: Locale::English,
            base_url: "https://mydata.example".to_owned(),
            demo,
        }
    }

    #[test]
    fn a_letter_says_the_same_in_both_forms() {
        let html = Html {
            frame: frame(true),
            word: "a < b",
        }
        .render()
        .unwrap();
        let text = Text {
            frame: frame(true),
            word: "a < b",
        }
        .render()
        .unwrap();
        assert!(html.contains("<p>a &#60; b</p>") && text.contains("a < b"));
        for said in [
            "Hello,",
            "https://mydata.example",
            "Demonstration",
            "Please do not reply",
        ] {
            assert!(html.contains(said) && text.contains(said), "{said}");
        }
        assert!(!html.contains("[common"));
    }

    #[test]
    fn only_a_demonstration_says_so() {
        let text = Text {
            frame: frame(false),
            word: "",
        }
        .render()
        .unwrap();
        assert!(!text.contains("Demonstration"));
    }
}
