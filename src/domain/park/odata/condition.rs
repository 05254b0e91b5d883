//! A piece of SQL and the values that are bound in it.

use super::value::Value;

/// Whose words are used where the databases differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// SQLite
    Sqlite,
    /// PostgreSQL
    Postgres,
}

impl Words {
    /// The function that gives the place of its second text in the first, counted from 1; 0 when it is not there.
    #[must_use]
    pub const fn find(self) -> &'static str {
        match self {
            Self::Sqlite => "instr",
            Self::Postgres => "strpos",
        }
    }

    /// Where the function of this name (`lower`, `upper`) looks at the letters of ASCII only.
    #[must_use]
    pub const fn of_ascii(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " COLLATE \"C\"",
        }
    }
}

/// A condition in SQL, its values in the order of their numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Condition {
    /// The text, with a `?` for each value.
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

    /// A value.
    pub(super) fn value(value: Value) -> Self {
        Self {
            text: "?".to_owned(),
            values: vec![value],
        }
    }

    /// A text in which `{0}`, `{1}`, … stand for these pieces, as often as they are named.
    pub(super) fn of(pattern: &str, pieces: &[&Self]) -> Self {
        let mut parts = pattern.split('{');
        let mut made = Self::plain(parts.next().unwrap_or_default());
        for part in parts {
            let (number, rest) = part.split_once('}').unwrap_or((part, ""));
            let number = number.parse::<usize>().ok();
            if let Some(piece) = number.and_then(|number| pieces.get(number)) {
                made.text.push_str(&piece.text);
                made.values.extend(piece.values.iter().cloned());
            }
            made.text.push_str(rest);
        }
        made
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
