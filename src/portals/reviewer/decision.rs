//! What a reviewer types to decide an application.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::licensing::review::{Decision, LONGEST};
use crate::domain::licensing::{Field, Verdict};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::kit::writing;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    verdict: String,
    pub(super) reason: String,
    pub(super) uses: String,
    pub(super) purpose: String,
    pub(super) product: String,
    pub(super) networks: String,
}

impl DecisionForm {
    /// The decision, or every mistake.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<Decision> {
        let verdict: Result<Verdict, _> = self.verdict.parse();
        if verdict.is_err() {
            errors.push("verdict", "reviewer-decision-none");
        }
        let reason = writing::prose(&self.reason);
        let is_silent = verdict.is_ok_and(|verdict| verdict != Verdict::Granted);
        if is_silent && reason.is_empty() {
            errors.push("reason", "reviewer-decision-reason");
        }
        if reason.chars().count() > LONGEST {
            errors.push_named("reason", "reviewer-decision-long", "reviewer-decision-why");
        }
        let mut remarks = BTreeMap::new();
        for (field, typed) in Field::ALL.iter().copied().zip(self.remarks()) {
            let remark = writing::prose(typed);
            if remark.chars().count() > LONGEST {
                errors.push_named(field.word(), "reviewer-decision-long", field.key());
            }
            if !remark.is_empty() {
                remarks.insert(field, remark);
            }
        }
        let verdict = verdict.ok().filter(|_| errors.is_empty())?;
        Some(Decision {
            verdict,
            reason,
            remarks,
        })
    }

    const fn remarks(&self) -> [&String; 4] {
        [&self.uses, &self.purpose, &self.product, &self.networks]
    }

    /// The verdicts to choose from.
    pub(super) fn verdicts(&self, chrome: &Chrome) -> Vec<Choice> {
        let choice = |verdict: &Verdict| {
            let act = match verdict {
                Verdict::Granted => "reviewer-decision-grant",
                Verdict::Refused => "reviewer-decision-refuse",
                Verdict::Returned => "reviewer-decision-return",
            };
            Choice::new(verdict.word(), chrome.t(act)).chosen(self.verdict == verdict.word())
        };
        Verdict::ALL.iter().map(choice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_grant_needs_no_reason() {
        for (verdict, mistaken) in [
            ("granted", vec![]),
            ("refused", vec!["reason"]),
            ("returned", vec!["reason"]),
            ("", vec!["verdict"]),
        ] {
            let form = DecisionForm {
                verdict: verdict.to_owned(),
                reason: "\u{200b} \u{200b}".to_owned(),
                product: " Wh\u{200b}ich? ".to_owned(),
                ..DecisionForm::default()
            };
            let mut errors = FieldErrors::none();
            let decision = form.parse(&mut errors);
            let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
            assert_eq!(fields, mistaken, "{verdict}");
            if let Some(decision) = decision {
                assert_eq!(decision.remarks[&Field::Product], "Which?");
                assert_eq!(decision.remarks.len(), 1);
            }
        }
    }
}
