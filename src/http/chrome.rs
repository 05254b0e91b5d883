//! The frame of a page: language, size of letters, who visits, the CSRF token, what has just happened.

use fluent_bundle::FluentValue;

use super::notice::Notice;
use super::pause::Pause;
use crate::domain::bilingual::Bilingual;
use crate::domain::desk::Waiting;
use crate::domain::identity::adapter::Denial;
use crate::kit::clock::Timestamp;
use crate::text::{Catalogue, Locale};

/// What a template needs besides the data of its own page.
#[derive(Debug, Clone)]
pub struct Chrome {
    /// The language of the page.
    pub locale: Locale,
    /// The size of letters the visitor chose.
    pub size: TextSize,
    /// Who visits.
    pub visitor: Visitor,
    /// The token that every form carries.
    pub csrf: String,
    /// The mark of a form that is to make something once (`http/once`); empty for strangers.
    pub once: String,
    /// What has just happened, said once.
    pub notice: Option<Notice>,
    /// How long the visitor has to wait who tried too often.
    pub pause: Option<Pause>,
    /// The path and query of this page.
    pub path: String,
    /// The page that a change of language comes back to: this one, or that of the form that was sent.
    pub back: String,
    /// Whether all data are made up: a banner says so.
    pub demo: bool,
    /// Where a demonstration shows the letters that it sends.
    pub mailbox: Option<String>,
    /// Where a demonstration shows the codes of its staff.
    pub authenticator: Option<String>,
    /// Whether htmx asks for a fragment and not for the whole page.
    pub fragment: bool,
    /// When the page is made.
    pub now: Timestamp,
    /// How often the site was visited.
    pub visits: i64,
    /// What waits at the desk, for whoever reviews.
    pub desk: Option<Waiting>,
}

/// 字級: how large letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 小
    Small,
    /// 中
    #[default]
    Medium,
    /// 大
    Large,
}

/// Who looks at a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Visitor {
    /// Nobody that we know.
    #[default]
    Anonymous,
    /// A citizen who has proved who they are; the name as on the certificate.
    Citizen {
        /// The name to greet.
        name: String,
    },
    /// A clerk at a counter.
    CounterStaff {
        /// The clerk's name.
        name: String,
        /// The agency and its counter.
        counter: Bilingual,
    },
    /// Somebody who decides on applications.
    Reviewer {
        /// The reviewer's name.
        name: String,
    },
    /// A member of the Industrial Data Space.
    Member {
        /// The login to greet, as the platform does.
        login: String,
    },
}

impl Chrome {
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

    /// The sentence under `key` with two arguments.
    #[must_use]
    pub fn t2<'a>(
        &self,
        key: &str,
        one: (&'a str, impl Into<FluentValue<'a>>),
        two: (&'a str, impl Into<FluentValue<'a>>),
    ) -> String {
        Catalogue::of(self.locale).text_with(key, &[(one.0, one.1.into()), (two.0, two.1.into())])
    }

    /// A text that was entered in both languages.
    #[must_use]
    pub fn say<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.say(self.locale)
    }

    /// Why a proof of identity was not taken, and what to do.
    #[must_use]
    pub fn tell(&self, denial: &Denial) -> String {
        let code = denial
            .code
            .map(|code| format!("0x{code:08X}"))
            .unwrap_or_default();
        let args = [
            ("tries", denial.tries.unwrap_or_default().into()),
            ("code", code.into()),
        ];
        Catalogue::of(self.locale).text_with(denial.key, &args)
    }

    /// The instant as people read it.
    #[must_use]
    pub fn moment(&self, at: &Timestamp) -> String {
        crate::text::dates::moment(self.locale, *at)
    }

    /// A day, as people read it.
    #[must_use]
    pub fn day(&self, on: &chrono::NaiveDate) -> String {
        crate::text::dates::day(self.locale, *on)
    }

    /// When something ends that ends at this instant: midnight as 24:00 of the day before.
    #[must_use]
    pub fn end(&self, at: &Timestamp) -> String {
        crate::text::dates::end(self.locale, *at)
    }

    /// The last day of a period that ends at this instant.
    #[must_use]
    pub fn last_day(&self, end: &Timestamp) -> String {
        crate::text::dates::last_day(self.locale, *end)
    }

    /// Hours and minutes, where the day is known.
    #[must_use]
    pub fn time_of_day(&self, at: &Timestamp) -> String {
        crate::text::dates::time_of_day(*at)
    }

    /// The instant for `<time datetime>`.
    #[must_use]
    pub fn machine_time(&self, at: &Timestamp) -> String {
        crate::text::dates::machine(*at)
    }

    /// A frame for samples and tests: Chinese, nobody signed in.
    #[must_use]
    pub fn sample(now: Timestamp) -> Self {
        Self {
            locale: Locale::Chinese,
            size: TextSize::Medium,
            visitor: Visitor::Anonymous,
            csrf: "sample".to_owned(),
            once: "sample".to_owned(),
            notice: None,
            pause: None,
            path: "/".to_owned(),
            back: "/".to_owned(),
            demo: true,
            mailbox: Some("http://localhost:1".to_owned()),
            authenticator: Some("http://localhost:2".to_owned()),
            fragment: false,
            now,
            visits: 1,
            desk: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::identity::card_reply::CardFailure;
    use crate::domain::identity::proof::CannotProve;

    fn tell(locale: Locale, denial: Denial) -> String {
        let now = "2026-11-20T06:00:00Z".parse().unwrap();
        let chrome = Chrome {
            locale,
            ..Chrome::sample(now)
        };
        chrome.tell(&denial)
    }

    #[test]
    fn every_refusal_has_a_sentence_of_its_own_in_both_languages() {
        let denials: Vec<Denial> = CardFailure::ALL
            .into_iter()
            .map(Denial::from)
            .chain(CannotProve::ALL.into_iter().map(Denial::from))
            .collect();
        for locale in Locale::ALL {
            let sentences: HashSet<_> =
                denials.iter().map(|denial| tell(locale, *denial)).collect();
            assert_eq!(sentences.len(), denials.len());
            for sentence in sentences {
                assert!(!sentence.contains(['[', '{', '$']), "{sentence}");
            }
        }
    }

    #[test]
    fn the_numbers_stand_in_the_sentences() {
        let left = Denial::from(CardFailure::WrongPin {
            tries_left: Some(2),
        });
        assert!(tell(Locale::Chinese, left).contains(" 2 "));
        let one = Denial::from(CardFailure::WrongPin {
            tries_left: Some(1),
        });
        assert!(tell(Locale::English, one).contains("One try"));
        let other = Denial::from(CardFailure::Other(0x7630_0001));
        assert!(tell(Locale::English, other).contains("0x76300001"));
    }
}
