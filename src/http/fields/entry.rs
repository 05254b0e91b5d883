//! One mistake, which may name its field, what the field takes, and what was typed.

use super::FieldErrors;
use crate::domain::bilingual::Bilingual;
use crate::http::chrome::Chrome;
use crate::text::Catalogue;
use crate::text::numbers::grouped;

/// One mistake: the field's name in the form, and the sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's `name`.
    pub field: String,
    /// The key of the sentence in the locales.
    pub key: String,
    /// What was typed and is wrong, as the sentence names it; empty where it names nothing.
    pub entry: String,
    /// In which line of the field, from 1; 0 where the sentence names none.
    pub line: usize,
    /// What the field is called, where the sentence is said of several.
    pub label: Label,
    /// The most characters that the field takes; 0 where the sentence names no limit.
    pub most: usize,
}

/// What a field is called by a sentence that is said of several fields: its `field`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Label {
    /// The sentence names its field itself.
    #[default]
    Untold,
    /// The key of the field's label.
    Key(String),
    /// The label of a field that somebody else describes.
    Said(Bilingual),
}

impl From<&str> for Label {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<&Bilingual> for Label {
    fn from(said: &Bilingual) -> Self {
        Self::Said(said.clone())
    }
}

impl FieldErrors {
    /// Adds a mistake whose sentence names the wrong `entry`, cut to 60 characters, and its line.
    pub fn push_entry(&mut self, field: &str, key: &str, (line, entry): (usize, &str)) {
        self.push(field, key);
        if let Some(last) = self.0.last_mut() {
            last.entry = entry.chars().take(60).collect();
            last.line = line;
        }
    }

    /// Adds a mistake whose sentence is said of several fields, and calls this one by its label.
    pub fn push_named(&mut self, field: &str, key: &str, label: impl Into<Label>) {
        self.push_limit(field, key, (label, 0));
    }

    /// The same for a sentence that also says how many characters the field takes.
    pub fn push_limit(&mut self, field: &str, key: &str, (label, most): (impl Into<Label>, usize)) {
        self.push(field, key);
        if let Some(last) = self.0.last_mut() {
            last.label = label.into();
            last.most = most;
        }
    }

    /// The mistakes at `field`, in the order they were found.
    pub fn at(&self, field: &str) -> impl Iterator<Item = &FieldError> {
        self.0.iter().filter(move |error| error.field == field)
    }
}

impl Chrome {
    /// The sentence of a mistake.
    #[must_use]
    pub fn mistake(&self, error: &FieldError) -> String {
        let field = match &error.label {
            Label::Untold => String::new(),
            Label::Key(key) => self.t(key),
            Label::Said(said) => self.say(said).to_owned(),
        };
        let most = i64::try_from(error.most).unwrap_or(i64::MAX);
        let told = [
            ("entry", error.entry.as_str().into()),
            ("line", error.line.to_string().into()),
            ("field", field.into()),
            ("most", grouped(most).into()),
        ];
        Catalogue::of(self.locale).text_with(&error.key, &told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    #[test]
    fn a_sentence_that_is_said_of_several_fields_names_its_own_in_the_readers_language() {
        let mut errors = FieldErrors::none();
        errors.push_limit("title_zh", "upkeep-field-long", ("upkeep-title-zh", 1_000));
        let name = Bilingual::new("\u{8eca}\u{865f}", "Number plate");
        errors.push_named("plate", "citizen-parameter-empty", &name);
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        for (locale, field, named) in [
            (Locale::English, "Title (Chinese)", "Number plate"),
            (Locale::Chinese, "\u{6a19}\u{984c}", "\u{8eca}\u{865f}"),
        ] {
            chrome.locale = locale;
            let said: Vec<_> = errors.iter().map(|error| chrome.mistake(error)).collect();
            assert!(
                said[0].contains(field) && said[0].contains("1,000"),
                "{said:?}"
            );
            assert!(said[1].contains(named), "{said:?}");
        }
    }
}
