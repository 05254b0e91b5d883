//! The letter to a member with whose mail address somebody registered once more.

use askama::Template;

use super::content::Content;
use super::frame::Frame;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct MemberKnown {
    /// The account that the reader has.
    pub login: String,
}

#[derive(Template)]
#[template(path = "mail/member_known.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a MemberKnown,
}

#[derive(Template)]
#[template(path = "mail/member_known.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a MemberKnown,
}

impl MemberKnown {
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
        Content::of(&frame.t("mail-member-known-subject"), &text, &html)
    }

    /// One.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        vec![Self {
            login: "wang.dev".to_owned(),
        }]
    }
}
