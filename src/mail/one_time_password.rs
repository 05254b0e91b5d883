//! 驗證密碼: the letter with the eight digits that a citizen tells the clerk at a counter.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::domain::one_time_password::LIFETIME;
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct OneTimePassword {
    /// The digits.
    pub code: Secret,
    /// The agency, in the letter's language.
    pub agency: String,
    /// Its counter, likewise.
    pub counter: String,
    /// Why the data are needed, as the clerk wrote it.
    pub reason: String,
    /// The data set, in the letter's language.
    pub dataset: String,
    /// From this instant on the password is dead.
    pub expires_at: Timestamp,
}

#[derive(Template)]
#[template(path = "mail/one_time_password.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a OneTimePassword,
}

#[derive(Template)]
#[template(path = "mail/one_time_password.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a OneTimePassword,
}

impl OneTimePassword {
    /// Writes the letter.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write(&self, frame: &Frame) -> Result<Content, askama::Error> {
        let subject = frame.t1(
            "mail-one-time-password-subject",
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

    fn minutes() -> i64 {
        LIFETIME.num_minutes()
    }

    /// One with everyday words, one with rare characters and marks that mean something in HTML.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        let plain = Self {
            code: Secret::new("40719265"),
            agency: "Sample District Office".to_owned(),
            counter: "Counter 3".to_owned(),
            reason: "Childcare allowance".to_owned(),
            dataset: "Household record".to_owned(),
            expires_at: at.plus(LIFETIME),
        };
        let rare = Self {
            agency: "\u{20bb7}\u{9f98} <Office> & \"Sons\"".to_owned(),
            reason: "\u{3402} {$reason} </p>".to_owned(),
            ..plain.clone()
        };
        vec![plain, rare]
    }
}
