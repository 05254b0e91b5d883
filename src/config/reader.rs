//! Reading variables, and gathering what is wrong with them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::str::FromStr;

use crate::kit::secret::Secret;

/// One variable as the README lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What holds when it is not set.
    pub default: &'static str,
    /// What it is for, in one sentence.
    pub meaning: &'static str,
}

/// What is wrong with the environment, as one sentence that says what to set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Mistake(pub String);

/// Gives variables and remembers what was wrong with them.
pub struct Reader {
    variables: HashMap<String, String>,
    mistakes: RefCell<Vec<Mistake>>,
}

impl Reader {
    /// The environment of this process; variables whose names do not begin with `MYDATA_` are not seen.
    #[must_use]
    pub fn of_process() -> Self {
        Self::of(std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        }))
    }

    /// These variables and no others.
    pub fn of<N: Into<String>, V: Into<String>>(
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let variables = variables
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        Self {
            variables: variables
                .filter(|(name, _)| name.starts_with("MYDATA_"))
                .collect(),
            mistakes: RefCell::default(),
        }
    }

    /// The value of `name`; an empty one counts as not set.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.variables
            .get(name)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }

    /// As [`Reader::text`], for what nobody may print.
    #[must_use]
    pub fn secret(&self, name: &str) -> Option<Secret> {
        self.text(name).map(Secret::new)
    }

    /// The value of `name` as a `T`, or `default` when it is not set or unreadable; the latter is a mistake.
    pub fn parsed<T: FromStr>(&self, name: &str, default: T, expected: &str) -> T {
        match self.text(name).map(|text| text.parse()) {
            None => default,
            Some(Ok(value)) => value,
            Some(Err(_)) => {
                self.wrong(format!("{name} is unreadable: set it to {expected}."));
                default
            }
        }
    }

    /// Remembers a mistake.
    pub fn wrong(&self, sentence: impl Into<String>) {
        self.mistakes.borrow_mut().push(Mistake(sentence.into()));
    }

    /// What was wrong so far.
    #[must_use]
    pub fn mistakes(&self) -> Vec<Mistake> {
        self.mistakes.borrow().clone()
    }
}
