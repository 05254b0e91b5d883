//! What a reviewer says to an enrolment.

use serde::Deserialize;

use crate::domain::course::LONGEST_TEXT;
use crate::domain::course::enrolling::Answer;
use crate::http::fields::FieldErrors;
use crate::kit::writing;

/// What is said to an enrolment.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EnrolmentForm {
    pub(super) keeps: String,
    pub(super) words: String,
}

/// What the field of the remark to this enrolment is called among the mistakes.
pub(super) fn field(id: &str) -> String {
    format!("words-{id}")
}

impl EnrolmentForm {
    /// What is said, or every mistake. Whoever is declined is told why.
    pub(super) fn parse(&self, id: &str, errors: &mut FieldErrors) -> Option<Answer> {
        let (keeps, words) = (self.keeps == "yes", writing::prose(&self.words));
        if words.chars().nth(LONGEST_TEXT).is_some() || (!keeps && words.is_empty()) {
            errors.push(field(id), "reviewer-training-words");
            return None;
        }
        Some(Answer { keeps, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_declined_is_told_why_and_nobody_is_told_too_much() {
        let long = "x".repeat(LONGEST_TEXT);
        for (keeps, words, taken) in [
            ("yes", "", true),
            ("yes", long.as_str(), true),
            ("yes", &format!("{long}x"), false),
            ("no", "Full.", true),
            ("no", "\u{200b} ", false),
            ("", "", false),
        ] {
            let form = EnrolmentForm {
                keeps: keeps.to_owned(),
                words: words.to_owned(),
            };
            let mut errors = FieldErrors::none();
            let answer = form.parse("7", &mut errors);
            assert_eq!(answer.is_some(), taken, "{keeps}");
            assert_eq!(errors.of("words-7").is_none(), taken, "{keeps}");
        }
    }
}
