//! What reviewers type for everybody to read: in both languages, one line or paragraphs, without what nobody sees of it.

use crate::domain::bilingual::Bilingual;
use crate::http::fields::FieldErrors;
use crate::kit::writing::is_unseen;

/// What a field takes.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name; those of the two languages end in `_zh` and `_en`.
    pub name: &'static str,
    /// The most characters.
    pub longest: usize,
    /// Whether it may be left empty.
    pub is_optional: bool,
}

impl Field {
    /// A field that has to be filled.
    #[must_use]
    pub const fn new(name: &'static str, longest: usize) -> Self {
        Self {
            name,
            longest,
            is_optional: false,
        }
    }

    /// A field that may be left empty.
    #[must_use]
    pub const fn optional(name: &'static str, longest: usize) -> Self {
        Self {
            is_optional: true,
            ..Self::new(name, longest)
        }
    }

    /// One line in one language, and the mistake at it.
    pub fn line(self, errors: &mut FieldErrors, typed: &str) -> String {
        self.checked(errors, self.name, line(typed))
    }

    /// One line in both languages.
    pub fn lines(self, errors: &mut FieldErrors, zh: &str, en: &str) -> Bilingual {
        self.both(errors, (line(zh), line(en)))
    }

    /// Paragraphs in both languages.
    pub fn prose(self, errors: &mut FieldErrors, zh: &str, en: &str) -> Bilingual {
        self.both(errors, (prose(zh), prose(en)))
    }

    fn both(self, errors: &mut FieldErrors, (zh, en): (String, String)) -> Bilingual {
        Bilingual {
            zh: self.checked(errors, &format!("{}_zh", self.name), zh),
            en: self.checked(errors, &format!("{}_en", self.name), en),
        }
    }

    fn checked(self, errors: &mut FieldErrors, field: &str, text: String) -> String {
        if text.is_empty() && !self.is_optional {
            errors.push(field, "upkeep-field-empty");
        }
        if text.chars().count() > self.longest {
            errors.push(field, "upkeep-field-long");
        }
        text
    }
}

/// Blanks made one, and nothing that is not seen.
fn line(typed: &str) -> String {
    let seen: String = typed.chars().filter(|c| !is_unseen(*c)).collect();
    seen.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Lines without blanks at their ends, and at most one empty line between two paragraphs.
fn prose(typed: &str) -> String {
    let mut text = String::new();
    for line in typed.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        let seen = line.chars().filter(|c| !is_unseen(*c) && !c.is_control());
        text.push_str(seen.collect::<String>().trim());
        text.push('\n');
    }
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(line(" a\u{200b}  b\r\n c\u{0} "), "a b c");
        assert_eq!(line(" \u{202e} "), "");
        assert_eq!(prose("a \r\nb\r\n\r\n\r\n\r\nc\t\r\n"), "a\nb\n\nc");
        assert_eq!(prose("\u{200b}\n \n"), "");
    }

    #[test]
    fn each_language_has_its_own_mistake() {
        let field = Field::new("title", 3);
        let mistakes = |zh: &str, en: &str| -> Vec<(String, String)> {
            let mut errors = FieldErrors::none();
            field.lines(&mut errors, zh, en);
            let mistakes = errors
                .iter()
                .map(|one| (one.field.clone(), one.key.clone()));
            mistakes.collect()
        };
        let of = |field: &str, key: &str| (field.to_owned(), key.to_owned());
        assert_eq!(mistakes("abc", "abc"), []);
        assert_eq!(mistakes("", "abc"), [of("title_zh", "upkeep-field-empty")]);
        assert_eq!(
            mistakes("abc", "abcd"),
            [of("title_en", "upkeep-field-long")]
        );
        let mut errors = FieldErrors::none();
        Field::optional("about", 3).prose(&mut errors, "", "");
        assert!(errors.is_empty());
    }
}
