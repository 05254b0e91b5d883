//! One mistake, which may name what was typed.

use super::FieldErrors;
use crate::http::chrome::Chrome;

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

    /// The first mistake at `field`.
    #[must_use]
    pub fn first(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }
}

impl Chrome {
    /// The sentence of a mistake.
    #[must_use]
    pub fn mistake(&self, error: &FieldError) -> String {
        let line = error.line.to_string();
        self.t2(&error.key, ("entry", error.entry.as_str()), ("line", line))
    }
}
