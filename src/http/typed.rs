//! How long a text may be that was typed, and what is said when it is longer. Cleaning it is `kit::writing`.

use super::fields::FieldErrors;

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
