//! What was found wrong: the rule, the reason, the place.

use std::fmt;

use serde::Serialize;

use super::reason::{Reason, Rule};

/// Where in the package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The entry's name, made safe to print; `None` for the archive as a whole.
    pub entry: Option<String>,
    /// Bytes from the beginning: of the archive, or, for a text inside an entry, of that text.
    pub offset: Option<u64>,
}

impl Place {
    /// The archive as a whole.
    #[must_use]
    pub const fn archive() -> Self {
        Self {
            entry: None,
            offset: None,
        }
    }

    /// A byte of the archive.
    #[must_use]
    pub const fn at(offset: u64) -> Self {
        Self {
            entry: None,
            offset: Some(offset),
        }
    }

    /// An entry; what is not printable in its name is escaped.
    #[must_use]
    pub fn entry(name: &str) -> Self {
        Self {
            entry: Some(printable(name)),
            offset: None,
        }
    }

    /// The same place with an offset.
    #[must_use]
    pub const fn with_offset(mut self, offset: u64) -> Self {
        self.offset = Some(offset);
        self
    }
}

/// Names are hostile: control and direction characters are escaped, and what is too long is cut.
fn printable(name: &str) -> String {
    let mut shown = String::new();
    for c in name.chars().take(200) {
        if c.is_control() || is_direction(c) || c == char::REPLACEMENT_CHARACTER {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    if name.chars().nth(200).is_some() {
        shown.push('…');
    }
    shown
}

/// Characters that change the direction of the text around them.
pub(super) const fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}')
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// How it is broken.
    pub reason: Reason,
    /// Where.
    pub place: Place,
}

impl Finding {
    /// `reason` at `place`; the rule follows from the reason.
    #[must_use]
    pub const fn new(reason: Reason, place: Place) -> Self {
        Self {
            rule: reason.rule(),
            reason,
            place,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.reason.key())
    }
}

/// What has been found so far.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one.
    pub(super) fn add(&mut self, reason: Reason, place: Place) {
        self.0.push(Finding::new(reason, place));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The one with the lowest rule; among equals the one found first.
    pub(super) fn first(&self) -> Option<&Finding> {
        self.0.iter().min_by_key(|finding| finding.rule)
    }

    /// All of them, by rule.
    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|finding| finding.rule);
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_rule_comes_first() {
        let mut findings = Findings::default();
        findings.add(Reason::Overlap, Place::at(1));
        findings.add(Reason::TwoEnds, Place::at(2));
        findings.add(Reason::Truncated, Place::at(3));
        assert_eq!(findings.first().unwrap().reason, Reason::TwoEnds);
    }

    #[test]
    fn a_hostile_name_cannot_steer_the_terminal() {
        let place = Place::entry("a\u{1b}[2J\u{202e}fdp.json");
        assert_eq!(place.entry.unwrap(), "a\\u{1b}[2J\\u{202e}fdp.json");
    }
}
