//! How commands of the operator say what they did, in the operator's language.

use std::io::Write as _;
use std::process::ExitCode;

use super::start;
use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::text::{Catalogue, Locale};

/// Exit status when something was refused.
const REFUSED: u8 = 1;
/// Exit status when the database, a file or another machine failed.
const FAILED: u8 = 2;

/// What is said of something that was done or refused: sentences by their keys.
#[derive(Debug, Default)]
pub struct Said(Vec<Line>);

#[derive(Debug)]
struct Line {
    key: &'static str,
    args: Vec<(&'static str, Value)>,
}

/// What is filled into a sentence.
#[derive(Debug)]
enum Value {
    Same(String),
    Each(Bilingual),
    Key(&'static str),
}

impl Said {
    /// The sentence under `key`.
    pub(in crate::commands) fn new(key: &'static str) -> Self {
        Self::default().and(key)
    }

    /// One more sentence.
    pub(in crate::commands) fn and(mut self, key: &'static str) -> Self {
        self.0.push(Line {
            key,
            args: Vec::new(),
        });
        self
    }

    /// What is filled into the last sentence, the same in every language.
    pub(in crate::commands) fn with(
        self,
        name: &'static str,
        value: impl std::fmt::Display,
    ) -> Self {
        self.fill(name, Value::Same(value.to_string()))
    }

    /// A name that is filled into the last sentence.
    pub(in crate::commands) fn with_name(self, name: &'static str, value: &Bilingual) -> Self {
        self.fill(name, Value::Each(value.clone()))
    }

    /// A sentence that is filled into the last one.
    pub(in crate::commands) fn with_key(self, name: &'static str, key: &'static str) -> Self {
        self.fill(name, Value::Key(key))
    }

    fn fill(mut self, name: &'static str, value: Value) -> Self {
        if let Some(line) = self.0.last_mut() {
            line.args.push((name, value));
        }
        self
    }

    /// The sentences in the language of `text`.
    #[must_use]
    pub fn lines(&self, text: &Catalogue) -> Vec<String> {
        self.0.iter().map(|line| line.to_text(text)).collect()
    }
}

impl Line {
    fn to_text(&self, text: &Catalogue) -> String {
        let args: Vec<_> = self
            .args
            .iter()
            .map(|(name, value)| (*name, value.to_text(text).into()))
            .collect();
        text.text_with(self.key, &args)
    }
}

impl Value {
    fn to_text(&self, text: &Catalogue) -> String {
        match (self, text.locale()) {
            (Self::Same(value), _) => value.clone(),
            (Self::Each(name), Locale::Chinese) => name.zh.clone(),
            (Self::Each(name), Locale::English) => name.en.clone(),
            (Self::Key(key), _) => text.text(key),
        }
    }
}

/// Why something was not done.
#[derive(Debug)]
pub enum Trouble {
    /// It is against the rules: what to do instead.
    Refused(Said),
    /// The database or a file failed.
    Failed(String),
}

impl From<Said> for Trouble {
    fn from(said: Said) -> Self {
        Self::Refused(said)
    }
}

impl From<db::Error> for Trouble {
    fn from(fault: db::Error) -> Self {
        Self::Failed(start::sentence("the database failed", &fault))
    }
}

/// Prints what was done or why not, in the language of `locale`, and gives the exit status: 0 done, 1 refused,
/// 2 failed.
pub(in crate::commands) fn finish(outcome: &Result<Said, Trouble>, locale: Locale) -> ExitCode {
    let text = Catalogue::of(locale);
    let (status, lines) = match outcome {
        Ok(said) => (0, said.lines(text)),
        Err(Trouble::Refused(said)) => (REFUSED, said.lines(text)),
        Err(Trouble::Failed(why)) => (FAILED, vec![format!("mydata: {why}")]),
    };
    let text = lines.join("\n") + "\n";
    // Nobody is left to tell when the output is closed.
    let _ = if status == 0 {
        std::io::stdout().write_all(text.as_bytes())
    } else {
        std::io::stderr().write_all(text.as_bytes())
    };
    ExitCode::from(status)
}
