//! The letters that tell a member what has happened to the account.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::domain::member::letters::Notice;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct MemberNotice {
    /// What has happened.
    pub notice: Notice,
}

#[derive(Template)]
#[template(path = "mail/member_notice.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a MemberNotice,
}

#[derive(Template)]
#[template(path = "mail/member_notice.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a MemberNotice,
}

impl MemberNotice {
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
        Content::of(&frame.t(self.key("subject")), &text, &html)
    }

    /// The key of one of its sentences.
    fn key(&self, part: &str) -> &'static str {
        match (self.notice, part) {
            (Notice::MailChanging, "subject") => "mail-member-moving-notice-subject",
            (Notice::MailChanging, "lead") => "mail-member-moving-notice-lead",
            (Notice::MailChanging, _) => "mail-member-moving-notice-not-you",
            (Notice::PasswordChanged, "subject") => "mail-member-password-subject",
            (Notice::PasswordChanged, "lead") => "mail-member-password-lead",
            (Notice::PasswordChanged, _) => "mail-member-password-not-you",
            (Notice::Left, "subject") => "mail-member-left-subject",
            (Notice::Left, "lead") => "mail-member-left-lead",
            (Notice::Left, _) => "mail-member-left-stays",
        }
    }

    /// One of each.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        [Notice::MailChanging, Notice::PasswordChanged, Notice::Left]
            .map(|notice| Self { notice })
            .into()
    }
}
