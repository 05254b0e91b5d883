//! The letter that a data service which the reader calls is suspended or retired.

use askama::Template;

use super::content::Content;
use super::frame::Frame;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct Interruption {
    /// Which service.
    pub id: String,
    /// Its path in the API.
    pub path: String,
    /// What it is called, in the reader's language.
    pub name: String,
    /// Whether it is gone for good.
    pub is_retired: bool,
    /// Why, in the reviewer's words.
    pub reason: String,
}

#[derive(Template)]
#[template(path = "mail/interruption.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a Interruption,
}

#[derive(Template)]
#[template(path = "mail/interruption.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a Interruption,
}

impl Interruption {
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
        let subject = frame.t1(self.subject_key(), "name", self.name.as_str());
        Content::of(&subject, &text, &html)
    }

    const fn subject_key(&self) -> &'static str {
        if self.is_retired {
            "mail-interruption-retired-subject"
        } else {
            "mail-interruption-suspended-subject"
        }
    }

    const fn lead_key(&self) -> &'static str {
        if self.is_retired {
            "mail-interruption-retired-lead"
        } else {
            "mail-interruption-suspended-lead"
        }
    }

    /// Where it is told when the service is there again.
    fn link(&self, frame: &Frame) -> String {
        frame.link(&format!("/ids/services/{}", self.id))
    }

    /// One of each.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        [false, true]
            .map(|is_retired| Self {
                id: "Agency".to_owned(),
                path: "/v2/Agency".to_owned(),
                name: "Agencies & \"parks\"".to_owned(),
                is_retired,
                reason: "The <source> is mended.".to_owned(),
            })
            .into()
    }
}
