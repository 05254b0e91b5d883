//! The letter to an address that letters no longer go to: another has taken its place.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::kit::clock::Timestamp;

/// What the letter tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactChanged {
    /// When.
    pub changed_at: Timestamp,
}

#[derive(Template)]
#[template(path = "mail/contact_changed.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a ContactChanged,
}

#[derive(Template)]
#[template(path = "mail/contact_changed.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a ContactChanged,
}

impl ContactChanged {
    /// Writes the letter.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write(&self, frame: &Frame) -> Result<Content, askama::Error> {
        let (text, html) = (
            Text {
                frame,
                letter: self,
            },
            Html {
                frame,
                letter: self,
            },
        );
        Content::of(&frame.t("mail-contact-changed-subject"), &text, &html)
    }

    /// One, written at `at`.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        vec![Self { changed_at: at }]
    }
}
