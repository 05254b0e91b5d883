//! The letter that an application was refused or returned, that a tier was cancelled, or what came of a proof of
//! attribution.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::domain::credential::Tier;
use crate::domain::licensing::Field;
use crate::kit::clock::Timestamp;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// 不予核准
    Refused,
    /// 退回補正
    Returned,
    /// 取消資格
    Cancelled,
    /// 註銷金鑰, by the operator
    Revoked,
}

/// About what.
#[derive(Debug, Clone)]
pub enum About {
    /// An application for a tier, or the tier itself.
    Tier(Tier, Decided),
    /// The address of a proof of attribution, `None` where a picture was handed in alone; and whether a reviewer found the
    /// line.
    Attribution(Option<String>, bool),
}

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct LicenceDecision {
    /// About what, and what was decided.
    pub about: About,
    /// Since when keys are dead.
    pub at: Option<Timestamp>,
    /// Why, in the reviewer's words; empty where nothing is to be explained.
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
        Content::of(&self.say(frame, "subject"), &text, &html)
    }

    /// One of its sentences.
    fn say(&self, frame: &Frame, part: &str) -> String {
        match &self.about {
            About::Tier(tier, _) => frame.t1(self.key(part), "tier", frame.t(tier.key())),
            About::Attribution(address, _) => {
                let picture = || frame.t("mail-attribution-picture");
                let shown = address.clone().unwrap_or_else(picture);
                frame.t1(self.key(part), "address", shown)
            }
        }
    }

    /// Where to go on.
    fn onward(&self) -> (String, &'static str) {
        match self.about {
            About::Tier(tier, Decided::Returned) => (
                format!("/ids/api/applications/new?tier={tier}"),
                "mail-licence-mend",
            ),
            About::Tier(_, Decided::Cancelled | Decided::Revoked) => (
                "/ids/training/consultations".to_owned(),
                "mail-licence-question",
            ),
            About::Tier(_, Decided::Refused) => ("/ids/api".to_owned(), "mail-licence-apply"),
            About::Attribution(..) => ("/ids/api/account".to_owned(), "mail-attribution-account"),
        }
    }

    /// The key of one of its sentences.
    fn key(&self, part: &str) -> &'static str {
        let decided = match self.about {
            About::Tier(_, decided) => decided,
            About::Attribution(_, true) => {
                return match part {
                    "subject" => "mail-attribution-met-subject",
                    "lead" => "mail-attribution-met-lead",
                    _ => "mail-attribution-met-next",
                };
            }
            About::Attribution(_, false) => {
                return match part {
                    "subject" => "mail-attribution-refused-subject",
                    "lead" => "mail-attribution-refused-lead",
                    _ => "mail-attribution-refused-next",
                };
            }
        };
        match (decided, part) {
            (Decided::Refused, "subject") => "mail-licence-refused-subject",
            (Decided::Refused, "lead") => "mail-licence-refused-lead",
            (Decided::Refused, _) => "mail-licence-refused-next",
            (Decided::Returned, "subject") => "mail-licence-returned-subject",
            (Decided::Returned, "lead") => "mail-licence-returned-lead",
            (Decided::Returned, _) => "mail-licence-returned-next",
            (Decided::Cancelled, "subject") => "mail-licence-cancelled-subject",
            (Decided::Cancelled, "lead") => "mail-licence-cancelled-lead",
            (Decided::Cancelled, _) => "mail-licence-cancelled-next",
            (Decided::Revoked, "subject") => "mail-licence-revoked-subject",
            (Decided::Revoked, "lead") => "mail-licence-revoked-lead",
            (Decided::Revoked, _) => "mail-licence-revoked-next",
        }
    }

    fn said(&self, frame: &Frame) -> Vec<(String, &str)> {
        said(frame, &self.remarks)
    }

    /// One of each.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        let decided = [
            Decided::Refused,
            Decided::Returned,
            Decided::Cancelled,
            Decided::Revoked,
        ];
        let tiers = decided.map(|decided| About::Tier(Tier::Project, decided));
        let address = Some("https://example.tw/?a=1&b=2".to_owned());
        let refused = About::Attribution(address, false);
        let told = tiers.into_iter().chain([refused]).map(|about| Self {
            at: matches!(about, About::Tier(_, Decided::Cancelled | Decided::Revoked))
                .then_some(at),
            about,
            reason: "<Plan> & \"results\"".to_owned(),
            remarks: vec![(Field::Networks, "203.0.113.0/24?".to_owned())],
        });
        let met = Self {
            about: About::Attribution(None, true),
            at: None,
            reason: String::new(),
            remarks: Vec::new(),
        };
        told.chain([met]).collect()
    }
}

/// What is said of single fields, each under its name.
pub(super) fn said<'a>(frame: &Frame, remarks: &'a [(Field, String)]) -> Vec<(String, &'a str)> {
    let remarks = remarks.iter();
    remarks
        .map(|(field, remark)| (frame.t(field.key()), remark.as_str()))
        .collect()
}
