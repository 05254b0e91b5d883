//! The letter that an application was refused or returned, that a tier was withdrawn, or that a proof of attribution was
//! refused.

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

/// About what.
#[derive(Debug, Clone)]
pub enum About {
    /// An application for a tier, or the tier itself.
    Tier(Tier, Decided),
    /// The address of a proof of attribution that was refused; `None` where a picture was handed in alone.
    Attribution(Option<String>),
}

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct LicenceDecision {
    /// About what, and what was decided.
    pub about: About,
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
        Content::of(&self.say(frame, "subject"), &text, &html)
    }

    /// One of its sentences.
    fn say(&self, frame: &Frame, part: &str) -> String {
        match &self.about {
            About::Tier(tier, _) => frame.t1(self.key(part), "tier", frame.t(tier.key())),
            About::Attribution(address) => {
                let picture = || frame.t("common-inquiry-picture");
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
            About::Tier(..) => ("/ids/api".to_owned(), "mail-licence-apply"),
            About::Attribution(_) => ("/ids/api/account".to_owned(), "mail-attribution-account"),
        }
    }

    /// The key of one of its sentences.
    fn key(&self, part: &str) -> &'static str {
        let decided = match self.about {
            About::Tier(_, decided) => decided,
            About::Attribution(_) => {
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
            (Decided::Withdrawn, "subject") => "mail-licence-withdrawn-subject",
            (Decided::Withdrawn, "lead") => "mail-licence-withdrawn-lead",
            (Decided::Withdrawn, _) => "mail-licence-withdrawn-next",
        }
    }

    fn said(&self, frame: &Frame) -> Vec<(String, &str)> {
        said(frame, &self.remarks)
    }

    /// One of each.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let decided = [Decided::Refused, Decided::Returned, Decided::Withdrawn];
        let tiers = decided.map(|decided| About::Tier(Tier::Project, decided));
        let attribution = About::Attribution(Some("https://example.tw/?a=1&b=2".to_owned()));
        let abouts = tiers.into_iter().chain([attribution]);
        abouts
            .map(|about| Self {
                about,
                reason: "<Plan> & \"results\"".to_owned(),
                remarks: vec![(Field::Networks, "203.0.113.0/24?".to_owned())],
            })
            .collect()
    }
}

/// What is said of single fields, each under its name.
pub(super) fn said<'a>(frame: &Frame, remarks: &'a [(Field, String)]) -> Vec<(String, &'a str)> {
    let remarks = remarks.iter();
    remarks
        .map(|(field, remark)| (frame.t(field.key()), remark.as_str()))
        .collect()
}
