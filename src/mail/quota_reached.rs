//! The letter that says that most of a day's calls of the park data API are used, or all.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::kit::clock::Timestamp;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct QuotaReached {
    /// The account it is about.
    pub login: String,
    /// Calls in the day.
    pub limit: i64,
    /// Calls that were counted.
    pub used: i64,
    /// When the next day begins.
    pub resets_at: Timestamp,
    /// The path of the page of the keys.
    pub path: String,
}

#[derive(Template)]
#[template(path = "mail/quota_reached.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a QuotaReached,
}

#[derive(Template)]
#[template(path = "mail/quota_reached.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a QuotaReached,
}

impl QuotaReached {
    /// Writes the letter.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write(&self, frame: &Frame) -> Result<Content, askama::Error> {
        let text = Text {
            frame,
            letter: self,
        };
        let html = Html {
            frame,
            letter: self,
        };
        Content::of(&frame.t(self.subject()), &text, &html)
    }

    const fn is_over(&self) -> bool {
        self.used >= self.limit
    }

    const fn subject(&self) -> &'static str {
        if self.is_over() {
            "mail-quota-reached-all-subject"
        } else {
            "mail-quota-reached-most-subject"
        }
    }

    const fn lead(&self) -> &'static str {
        if self.is_over() {
            "mail-quota-reached-all-lead"
        } else {
            "mail-quota-reached-most-lead"
        }
    }

    /// One at 80 per cent and one at the end.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        [80, 100]
            .into_iter()
            .map(|used| Self {
                login: "wang.dev".to_owned(),
                limit: 100,
                used,
                resets_at: at,
                path: "/ids/api/records".to_owned(),
            })
            .collect()
    }
}
