//! A piece of SQL and the values that are bound in it.

use super::value::Value;

/// How a database finds a text in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Answers the place of the second text in the first, 0 when it is not there.
    pub find: &'static str,
}

/// A condition in SQL, its values in the order of their numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Condition {
    /// The text, with `$1`, `$2`, …
    pub text: String,
    /// What they stand for.
    pub values: Vec<Value>,
}

impl Condition {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            values: Vec::new(),
        }
    }

    pub(super) fn join(self, word: &str, other: Self) -> Self {
        let mut values = self.values;
        values.extend(other.values);
        Self {
            text: format!("({} {word} {})", self.text, other.text),
            values,
        }
    }

    /// Writes the numbers of the values, which follow on `before` others, in the place of each `?`.
    #[must_use]
    pub fn numbered(&self, before: usize) -> String {
        let mut text = String::with_capacity(self.text.len() + 8);
        let mut number = before;
        for c in self.text.chars() {
            if c == '?' {
                number += 1;
                text.push('$');
                text.push_str(&number.to_string());
            } else {
                text.push(c);
            }
        }
        text
    }
}
