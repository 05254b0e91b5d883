//! The letter that a data service which the reader calls is suspended or retired, or open again.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::domain::park::listing::ServiceState;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct Interruption {
    /// Which service.
    pub id: String,
    /// Its path in the API.
    pub path: String,
    /// What it is called, in the reader's language.
    pub name: String,
    /// How it stands now.
    pub state: ServiceState,
    /// Why, in the reviewer's words; empty when it is open.
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
        match self.state {
            ServiceState::Open => "mail-interruption-again-subject",
            ServiceState::Suspended => "mail-interruption-suspended-subject",
            ServiceState::Retired => "mail-interruption-retired-subject",
        }
    }

    const fn lead_key(&self) -> &'static str {
        match self.state {
            ServiceState::Open => "mail-interruption-again-lead",
            ServiceState::Suspended => "mail-interruption-suspended-lead",
            ServiceState::Retired => "mail-interruption-retired-lead",
        }
    }

    /// Why the reader has the letter.
    const fn why_key(&self) -> &'static str {
        match self.state {
            ServiceState::Open => "mail-interruption-again-why",
            ServiceState::Suspended | ServiceState::Retired => "mail-interruption-why",
        }
    }

    /// Where it is told when the service is there again.
    fn link(&self, frame: &Frame) -> String {
        frame.link(&format!("/ids/services/{}", self.id))
    }

    /// One of each.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let reason = |state| match state {
            ServiceState::Open => "",
            ServiceState::Suspended | ServiceState::Retired => "The <source> is mended.",
        };
        let sample = |state: &ServiceState| Self {
            id: "Agency".to_owned(),
            path: "/v2/Agency".to_owned(),
            name: "Agencies & \"parks\"".to_owned(),
            state: *state,
            reason: reason(*state).to_owned(),
        };
        ServiceState::ALL.iter().map(sample).collect()
    }
}
