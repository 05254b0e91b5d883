//! The mail about a new data service, which ends all further ones at one press (RFC 8058).

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::kit::secret::Secret;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct NewService {
    /// What the data service is called, in the reader's language.
    pub title: String,
    /// What it offers.
    pub about: String,
    /// Ends further mails.
    pub token: Secret,
}

#[derive(Template)]
#[template(path = "mail/new_service.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a NewService,
}

#[derive(Template)]
#[template(path = "mail/new_service.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a NewService,
}

impl NewService {
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
        let subject = frame.t1("mail-news-subject", "title", self.title.as_str());
        let content = Content::of(&subject, &text, &html)?;
        Ok(content.with_unsubscribing(self.link(frame)))
    }

    /// Where further mails are ended: a button for people, a post for their mail programs.
    fn link(&self, frame: &Frame) -> String {
        frame.link(&format!("/ids/notices/ends/{}", self.token.reveal()))
    }

    /// One to look at.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        vec![Self {
            title: "Water & \"power\"".to_owned(),
            about: "Use of <water>.".to_owned(),
            token: Secret::new("sample".repeat(7)),
        }]
    }
}
