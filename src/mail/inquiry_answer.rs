//! The letter that answers what a member has sent.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::domain::inquiry::{Kind, Verdict};

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct InquiryAnswer {
    /// What kind of inquiry it was.
    pub kind: Kind,
    /// Its identifier, for the link.
    pub id: String,
    /// What it was about, in the member's words.
    pub title: String,
    /// How it was answered.
    pub verdict: Verdict,
    /// In which words; may be empty.
    pub answer: String,
}

#[derive(Template)]
#[template(path = "mail/inquiry_answer.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a InquiryAnswer,
}

#[derive(Template)]
#[template(path = "mail/inquiry_answer.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a InquiryAnswer,
}

impl InquiryAnswer {
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
        Content::of(&frame.t(self.subject_key()), &text, &html)
    }

    const fn subject_key(&self) -> &'static str {
        match (self.kind, self.verdict) {
            (Kind::Consultation, _) => "mail-inquiry-consultation-subject",
            (_, Verdict::Answered) => "mail-inquiry-answered-subject",
            (_, Verdict::Mended) => "mail-inquiry-mended-subject",
            (_, Verdict::Sound) => "mail-inquiry-sound-subject",
            (_, Verdict::Published) => "mail-inquiry-published-subject",
            (_, Verdict::Returned) => "mail-inquiry-returned-subject",
            (_, Verdict::TakenDown | Verdict::Withdrawn) => "mail-inquiry-taken-down-subject",
        }
    }

    const fn lead_key(&self) -> &'static str {
        match (self.kind, self.verdict) {
            (Kind::Consultation, _) => "mail-inquiry-consultation-lead",
            (_, Verdict::Answered) => "mail-inquiry-answered-lead",
            (_, Verdict::Mended) => "mail-inquiry-mended-lead",
            (_, Verdict::Sound) => "mail-inquiry-sound-lead",
            (_, Verdict::Published) => "mail-inquiry-published-lead",
            (_, Verdict::Returned) => "mail-inquiry-returned-lead",
            (_, Verdict::TakenDown | Verdict::Withdrawn) => "mail-inquiry-taken-down-lead",
        }
    }

    /// Where the member reads it.
    fn path(&self) -> String {
        match self.kind {
            Kind::Feedback => format!("/ids/feedback/{}", self.id),
            Kind::Consultation => format!("/ids/training/consultations/{}", self.id),
            Kind::Showcase => format!("/ids/showcase/submissions/{}", self.id),
        }
    }

    /// One of each.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        [
            (Kind::Feedback, Verdict::Answered),
            (Kind::Feedback, Verdict::Mended),
            (Kind::Feedback, Verdict::Sound),
            (Kind::Consultation, Verdict::Answered),
            (Kind::Showcase, Verdict::Published),
            (Kind::Showcase, Verdict::Returned),
            (Kind::Showcase, Verdict::TakenDown),
        ]
        .map(|(kind, verdict)| Self {
            kind,
            id: "sample".to_owned(),
            title: "<Map> & \"parks\"".to_owned(),
            verdict,
            answer: if verdict.needs_words() {
                "See <page>.".to_owned()
            } else {
                String::new()
            },
        })
        .into()
    }
}
