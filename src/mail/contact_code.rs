//! The letter with the code that confirms that a citizen reads the contact they gave.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::kit::clock::{Timestamp, minutes};
use crate::kit::secret::Secret;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct ContactCode {
    /// The digits.
    pub code: Secret,
    /// From this instant on the code is dead.
    pub expires_at: Timestamp,
}

#[derive(Template)]
#[template(path = "mail/contact_code.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a ContactCode,
}

#[derive(Template)]
#[template(path = "mail/contact_code.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a ContactCode,
}

impl ContactCode {
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
        Content::of(&frame.t("mail-contact-code-subject"), &text, &html)
    }

    /// One, written at `at`.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        vec![Self {
            code: Secret::new("40719265"),
            expires_at: at.plus(minutes(10)),
        }]
    }
}
