//! The letter with a member's link: to activate the account, to set a new password, or to confirm a new address.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::domain::member::link::Purpose;
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct MemberLink {
    /// What the link is for.
    pub purpose: Purpose,
    /// The account it is about.
    pub login: String,
    /// The token of the link.
    pub token: Secret,
    /// From this instant on the link is dead.
    pub expires_at: Timestamp,
}

#[derive(Template)]
#[template(path = "mail/member_link.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a MemberLink,
}

#[derive(Template)]
#[template(path = "mail/member_link.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a MemberLink,
}

impl MemberLink {
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
        Content::of(&frame.t(&self.key("subject")), &text, &html)
    }

    /// The key of one of its sentences.
    fn key(&self, part: &str) -> String {
        match self.purpose {
            Purpose::Activation => format!("mail-member-activation-{part}"),
            Purpose::Reset => format!("mail-member-reset-{part}"),
            Purpose::Moving => format!("mail-member-moving-{part}"),
        }
    }

    /// Where the link leads.
    fn path(&self) -> String {
        let token = self.token.reveal();
        match self.purpose {
            Purpose::Activation => format!("/ids/activate/{token}"),
            Purpose::Reset => format!("/ids/password/reset/{token}"),
            Purpose::Moving => format!("/ids/account/mail/{token}"),
        }
    }

    /// One of each purpose, written at `at`.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        [Purpose::Activation, Purpose::Reset, Purpose::Moving]
            .into_iter()
            .map(|purpose| Self {
                purpose,
                login: "wang.dev".to_owned(),
                token: Secret::new("40719265"),
                expires_at: at.plus(purpose.lifetime()),
            })
            .collect()
    }
}
