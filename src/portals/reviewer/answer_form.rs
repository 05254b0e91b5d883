//! What a reviewer types to answer an inquiry.

use serde::Deserialize;

use crate::domain::inquiry::answering::Answer;
use crate::domain::inquiry::{LONGEST_TEXT, Verdict};
use crate::http::fields::FieldErrors;
use crate::http::typed::Bound;
use crate::kit::writing;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    pub(super) verdict: String,
    pub(super) answer: String,
}

impl AnswerForm {
    /// The answer, or every mistake; `open` is what may be answered.
    pub(super) fn parse(&self, open: &[Verdict], errors: &mut FieldErrors) -> Option<Answer> {
        let verdict = self.verdict.parse().ok();
        let verdict = verdict.filter(|verdict| open.contains(verdict));
        if verdict.is_none() {
            errors.push("verdict", "reviewer-inquiry-none");
        }
        let words = writing::prose(&self.answer);
        let bound = Bound {
            field: "answer",
            most: LONGEST_TEXT,
            key: "reviewer-inquiry-words",
        };
        if verdict.is_some_and(Verdict::needs_words) {
            bound.demand(errors, &words);
        } else {
            bound.check(errors, &words);
        }
        let verdict = verdict.filter(|_| errors.is_empty())?;
        Some(Answer { verdict, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_is_answered_and_only_publishing_needs_no_words() {
        let open = Verdict::open_to(crate::domain::inquiry::Kind::Showcase, None);
        for (verdict, words, mistaken) in [
            ("published", "", vec![]),
            ("returned", "", vec!["answer"]),
            ("returned", "Why?", vec![]),
            ("mended", "So.", vec!["verdict"]),
            ("", "So.", vec!["verdict"]),
        ] {
            let form = AnswerForm {
                verdict: verdict.to_owned(),
                answer: words.to_owned(),
            };
            let mut errors = FieldErrors::none();
            let answer = form.parse(open, &mut errors);
            let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
            assert_eq!(fields, mistaken, "{verdict}");
            assert_eq!(answer.is_some(), mistaken.is_empty());
        }
    }
}
