//! The letter with an APP ID and its APP Key.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use super::licence_decision;
use crate::domain::credential::Tier;
use crate::domain::ids::LicenceApplicationId;
use crate::domain::licensing::Field;
use crate::domain::licensing::letters::Occasion;
use crate::kit::clock::{Timestamp, days};
use crate::kit::random::SeededChance;
use crate::kit::secret::Secret;

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct LicenceKey {
    /// Of which tier.
    pub tier: Tier,
    /// The APP ID.
    pub app_id: String,
    /// The APP Key.
    pub key: Secret,
    /// Why it is told.
    pub occasion: Occasion,
    /// What the reviewer who granted the tier says; empty without a word.
    pub reason: String,
    /// What the reviewer says of single fields.
    pub remarks: Vec<(Field, String)>,
}

#[derive(Template)]
#[template(path = "mail/licence_key.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a LicenceKey,
}

#[derive(Template)]
#[template(path = "mail/licence_key.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a LicenceKey,
}

impl LicenceKey {
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
        match (&self.occasion, part) {
            (Occasion::Granted(_), "subject") => "mail-licence-granted-subject",
            (Occasion::Granted(_), _) => "mail-licence-granted-lead",
            (Occasion::Again, "subject") => "mail-licence-again-subject",
            (Occasion::Again, _) => "mail-licence-again-lead",
            (Occasion::Rotated { .. }, "subject") => "mail-licence-rotated-subject",
            (Occasion::Rotated { .. }, _) => "mail-licence-rotated-lead",
        }
    }

    fn tier_name(&self, frame: &Frame) -> String {
        frame.t(self.tier.key())
    }

    /// What is said of single fields, each under its name.
    fn said(&self, frame: &Frame) -> Vec<(String, &str)> {
        licence_decision::said(frame, &self.remarks)
    }

    /// How many calls a day were granted.
    const fn granted_calls(&self) -> Option<i64> {
        match self.occasion {
            Occasion::Granted(_) => Some(self.tier.calls_per_day()),
            Occasion::Again | Occasion::Rotated { .. } => None,
        }
    }

    /// Until when the key before is good.
    const fn old_until(&self) -> Option<Timestamp> {
        match self.occasion {
            Occasion::Rotated { until, .. } => Some(until),
            Occasion::Granted(_) | Occasion::Again => None,
        }
    }

    /// Until when keys that were replaced before that one are good.
    fn earlier_until(&self) -> &[Timestamp] {
        match &self.occasion {
            Occasion::Rotated { earlier, .. } => earlier,
            Occasion::Granted(_) | Occasion::Again => &[],
        }
    }

    /// One for each occasion, written at `at`.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        let until = at.plus(days(3));
        [
            Occasion::Granted(LicenceApplicationId::draw(&SeededChance::from_seed(1))),
            Occasion::Again,
            Occasion::Rotated {
                until,
                earlier: vec![at.plus(days(1))],
            },
        ]
        .map(|occasion| Self {
            tier: Tier::Advanced,
            app_id: "QQBQAFAASQBEAA".to_owned(),
            key: Secret::new("40719265"),
            occasion,
            reason: "<Plan> & \"results\"".to_owned(),
            remarks: vec![(Field::Networks, "203.0.113.0/24?".to_owned())],
        })
        .into()
    }
}
