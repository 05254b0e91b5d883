//! What reviewers type for everybody to read: in both languages, one line or paragraphs.

use crate::domain::bilingual::Bilingual;
use crate::http::fields::FieldErrors;
use crate::kit::writing::{line, prose};

/// What a field takes.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name; those of the two languages end in `_zh` and `_en`.
    pub name: &'static str,
    /// The key of its label; where there are two, what they begin with, before `zh` and `en`.
    pub label: &'static str,
    /// The most characters.
    pub longest: usize,
    /// Whether it may be left empty.
    pub is_optional: bool,
}

impl Field {
    /// A field that has to be filled.
    #[must_use]
    pub const fn new(name: &'static str, label: &'static str, longest: usize) -> Self {
        Self {
            name,
            label,
            longest,
            is_optional: false,
        }
    }

    /// A field that may be left empty.
    #[must_use]
    pub const fn optional(name: &'static str, label: &'static str, longest: usize) -> Self {
        Self {
            is_optional: true,
            ..Self::new(name, label, longest)
        }
    }

    /// One line in one language, and the mistake at it.
    pub fn line(self, errors: &mut FieldErrors, typed: &str) -> String {
        self.checked(errors, (self.name, self.label), line(typed))
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
        let mut in_one = |language: &str, text| {
            let field = format!("{}_{language}", self.name);
            let label = format!("{}{language}", self.label);
            self.checked(errors, (&field, &label), text)
        };
        Bilingual {
            zh: in_one("zh", zh),
            en: in_one("en", en),
        }
    }

    fn checked(
        self,
        errors: &mut FieldErrors,
        (field, label): (&str, &str),
        text: String,
    ) -> String {
        if text.is_empty() && !self.is_optional {
            errors.push_limit(field, "upkeep-field-empty", (label, self.longest));
        }
        if text.chars().count() > self.longest {
            errors.push_limit(field, "upkeep-field-long", (label, self.longest));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_mistake() {
        let field = Field::new("title", "upkeep-title-", 3);
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
        Field::optional("about", "upkeep-about-", 3).prose(&mut errors, "", "");
        assert!(errors.is_empty());
    }
}
