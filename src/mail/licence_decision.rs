//! The letter that an application was refused or returned, or that a tier was withdrawn.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::domain::credential::Tier;
use crate::domain::licensing::Field;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// 不予核准
    Refused,
    /// 退回補正
    Returned,
    /// 取消資格
    Withdrawn,
}

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct LicenceDecision {
    /// What was decided.
    pub decided: Decided,
    /// Of which tier.
    pub tier: Tier,
    /// Why, in the reviewer's words.
    pub reason: String,
    /// What the reviewer says of single fields.
    pub remarks: Vec<(Field, String)>,
}

#[derive(Template)]
#[template(path = "mail/licence_decision.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a LicenceDecision,
}

#[derive(Template)]
#[template(path = "mail/licence_decision.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a LicenceDecision,
}

impl LicenceDecision {
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
        let subject = frame.t1(self.key("subject"), "tier", self.tier_name(frame));
        Content::of(&subject, &text, &html)
    }

    /// The key of one of its sentences.
    fn key(&self, part: &str) -> &'static str {
        match (self.decided, part) {
            (Decided::Refused, "subject") => "mail-licence-refused-subject",
            (Decided::Refused, "lead") => "mail-licence-refused-lead",
            (Decided::Refused, _) => "mail-licence-refused-next",
            (Decided::Returned, "subject") => "mail-licence-returned-subject",
            (Decided::Returned, "lead") => "mail-licence-returned-lead",
            (Decided::Returned, _) => "mail-licence-returned-next",
            (Decided::Withdrawn, "subject") => "mail-licence-withdrawn-subject",
            (Decided::Withdrawn, "lead") => "mail-licence-withdrawn-lead",
            (Decided::Withdrawn, _) => "mail-licence-withdrawn-next",
        }
    }

    fn tier_name(&self, frame: &Frame) -> String {
        frame.t(self.tier.key())
    }

    /// What is said of single fields, each under its name.
    fn said(&self, frame: &Frame) -> Vec<(String, &str)> {
        let name = |field: Field| frame.t(field.key());
        let remarks = self.remarks.iter();
        remarks
            .map(|(field, remark)| (name(*field), remark.as_str()))
            .collect()
    }

    /// One of each.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        [Decided::Refused, Decided::Returned, Decided::Withdrawn]
            .map(|decided| Self {
                decided,
                tier: Tier::Project,
                reason: "<Plan> & \"results\"".to_owned(),
                remarks: vec![(Field::Networks, "203.0.113.0/24?".to_owned())],
            })
            .into()
    }
}
