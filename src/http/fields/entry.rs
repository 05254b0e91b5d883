//! Mistakes that name what was typed.

use super::FieldErrors;

impl FieldErrors {
    /// Adds a mistake whose sentence names the wrong `entry`, cut to 60 characters.
    pub fn push_entry(&mut self, field: &str, key: &str, entry: &str) {
        self.push(field, key);
        if let Some(last) = self.0.last_mut() {
            last.entry = entry.chars().take(60).collect();
        }
    }

    /// What the first mistake at `field` names; empty where it names nothing.
    #[must_use]
    pub fn entry_of(&self, field: &str) -> &str {
        let first = self.0.iter().find(|error| error.field == field);
        first.map_or("", |error| error.entry.as_str())
    }
}
