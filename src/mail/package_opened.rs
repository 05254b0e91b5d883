//! The notice that an agency has opened a citizen's package, and what to do when the citizen was not there.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::kit::clock::Timestamp;

/// What the letter tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageOpened {
    /// The agency, in the letter's language.
    pub agency: String,
    /// Its counter, likewise.
    pub counter: String,
    /// Why the data are needed, as the clerk wrote it.
    pub reason: String,
    /// The data set, in the letter's language.
    pub dataset: String,
    /// When.
    pub opened_at: Timestamp,
}

#[derive(Template)]
#[template(path = "mail/package_opened.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a PackageOpened,
}

#[derive(Template)]
#[template(path = "mail/package_opened.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a PackageOpened,
}

impl PackageOpened {
    /// Writes the letter.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write(&self, frame: &Frame) -> Result<Content, askama::Error> {
        let subject = frame.t1(
            "mail-package-opened-subject",
            "agency",
            self.agency.as_str(),
        );
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
        Content::of(&subject, &text, &html)
    }

    /// One with everyday words, one with rare characters, a line break and marks that mean something in HTML.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        let plain = Self {
            agency: "Sample District Office".to_owned(),
            counter: "Counter 3".to_owned(),
            reason: "Childcare allowance".to_owned(),
            dataset: "Household record".to_owned(),
            opened_at: at,
        };
        let rare = Self {
            agency: "\u{20bb7}\u{9f98}\r\nBcc: stranger@example.org".to_owned(),
            reason: "\u{3402} <script> & {$reason}".to_owned(),
            ..plain.clone()
        };
        vec![plain, rare]
    }
}
