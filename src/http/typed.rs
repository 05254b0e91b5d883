//! What people type into lines and longer texts, before a rule looks at it.

use super::fields::FieldErrors;
use crate::kit::writing::is_unseen;

/// Without what nobody sees of it, and without blanks around it; lines end in one way only.
#[must_use]
pub fn seen(typed: &str) -> String {
    let seen = typed.replace("\r\n", "\n");
    let seen: String = seen
        .chars()
        .filter(|c| !is_unseen(*c) && (*c == '\n' || !c.is_control()))
        .collect();
    seen.trim().to_owned()
}

/// As [`seen`], on one line.
#[must_use]
pub fn line(typed: &str) -> String {
    let seen = seen(typed);
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a text came from, how long it may be, and what is said when it is longer.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// The field.
    pub field: &'static str,
    /// The most characters.
    pub most: usize,
    /// The key of the sentence.
    pub key: &'static str,
}

impl Bound {
    /// Notes it when `text` is too long.
    pub fn check(self, errors: &mut FieldErrors, text: &str) {
        if text.chars().count() > self.most {
            errors.push(self.field, self.key);
        }
    }

    /// Notes it when `text` is too long, or empty.
    pub fn demand(self, errors: &mut FieldErrors, text: &str) {
        if text.is_empty() {
            errors.push(self.field, self.key);
        }
        self.check(errors, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUND: Bound = Bound {
        field: "name",
        most: 3,
        key: "x",
    };

    #[test]
    fn what_nobody_sees_is_taken_away_and_lines_stay() {
        assert_eq!(seen(" \u{202e}a\r\nb\u{7}\u{200b} "), "a\nb");
        assert_eq!(line(" a\r\n  b "), "a b");
    }

    #[test]
    fn the_longest_text_passes_and_one_character_more_does_not() {
        for (text, demanded, checked) in [
            ("", false, true),
            ("\u{738b}\u{738b}\u{738b}", true, true),
            ("aaaa", false, false),
        ] {
            let mut errors = FieldErrors::none();
            BOUND.demand(&mut errors, text);
            assert_eq!(errors.is_empty(), demanded, "{text}");
            let mut errors = FieldErrors::none();
            BOUND.check(&mut errors, text);
            assert_eq!(errors.is_empty(), checked, "{text}");
        }
    }
}
