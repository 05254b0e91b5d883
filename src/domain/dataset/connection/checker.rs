//! Collecting what is wrong with a form, and reading the pieces that stand in several places of it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::ops::Range;

use ipnet::IpNet;
use toml::Spanned;

use super::mistake::{Mistake, Problem};
use super::written::{self, Text};
use super::{Bilingual, Organization};
use crate::domain::dataset::signer::{Signer, is_oid};
use crate::domain::identity::method;

/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 80;
/// The longest description or explanation, in characters.
pub(super) const LONGEST_SENTENCE: usize = 600;

/// Collects mistakes and remembers what was said before.
pub(super) struct Checker<'a> {
    text: &'a str,
    mistakes: Vec<Mistake>,
    /// What was said, by scope, and on which line first.
    said: BTreeMap<(String, String), usize>,
}

impl<'a> Checker<'a> {
    pub(super) const fn over(text: &'a str) -> Self {
        Self {
            text,
            mistakes: Vec::new(),
            said: BTreeMap::new(),
        }
    }

    /// All that was noted, in the order of the file.
    pub(super) fn into_mistakes(mut self) -> Vec<Mistake> {
        self.mistakes.sort_by_key(|mistake| mistake.line);
        self.mistakes
    }

    pub(super) fn note(&mut self, span: &Range<usize>, place: &str, problem: Problem) {
        let line = self.line(span);
        self.mistakes.push(Mistake {
            line,
            place: place.to_owned(),
            problem,
        });
    }

    fn line(&self, span: &Range<usize>) -> usize {
        let before = self.text.get(..span.start).unwrap_or_default();
        before.bytes().filter(|&byte| byte == b'\n').count() + 1
    }

    /// `read` applied to the text; what it cannot read is `problem`.
    pub(super) fn parse<T>(
        &mut self,
        place: &str,
        text: &Text,
        problem: Problem,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(text.get_ref());
        if value.is_none() {
            self.note(&text.span(), place, problem);
        }
        value
    }

    /// Notes when `text` was said before within `scope`, ignoring case.
    pub(super) fn once(&mut self, scope: &str, place: &str, text: &Text) {
        let line = self.line(&text.span());
        let key = (scope.to_owned(), text.get_ref().to_lowercase());
        if let Some(&first) = self.said.get(&key) {
            self.note(&text.span(), place, Problem::Twice(first));
        } else {
            self.said.insert(key, line);
        }
    }

    /// One line of at most `most` characters.
    pub(super) fn line_of(&mut self, place: &str, text: &Text, most: usize) -> Option<String> {
        let trimmed = text.get_ref().trim();
        let problem = if trimmed.is_empty() {
            Problem::Empty
        } else if trimmed.chars().any(char::is_control) {
            Problem::Control
        } else if trimmed.chars().count() > most {
            Problem::TooLong(most)
        } else {
            return Some(trimmed.to_owned());
        };
        self.note(&text.span(), place, problem);
        None
    }

    pub(super) fn bilingual(
        &mut self,
        place: &str,
        written: &written::Bilingual,
        most: usize,
    ) -> Option<Bilingual> {
        let zh = self.line_of(&format!("{place}.zh"), &written.zh, most);
        let en = self.line_of(&format!("{place}.en"), &written.en, most);
        Some(Bilingual { zh: zh?, en: en? })
    }

    pub(super) fn organization(&mut self, written: &written::Organization) -> Option<Organization> {
        let name = self.bilingual("organization.name", &written.name, LONGEST_NAME);
        let oid = self.oid("organization.oid", &written.oid);
        Some(Organization {
            name: name?,
            oid: oid?,
        })
    }

    fn oid(&mut self, place: &str, written: &Text) -> Option<String> {
        self.parse(place, written, Problem::Oid, |text| {
            is_oid(text).then(|| text.to_owned())
        })
    }

    pub(super) fn hosts(&mut self, place: &str, written: &[Text]) -> Vec<IpNet> {
        let network = |text: &str| {
            let alone = text.parse::<IpAddr>().map(IpNet::from);
            alone.or_else(|_| text.parse()).ok()
        };
        written
            .iter()
            .filter_map(|text| self.parse(place, text, Problem::Host, network))
            .collect()
    }

    pub(super) fn codes(
        &mut self,
        place: &str,
        written: &Spanned<Vec<Text>>,
    ) -> Vec<method::Method> {
        let mut codes = Vec::new();
        for text in written.get_ref() {
            let problem = Problem::Code(text.get_ref().clone());
            codes.extend(self.parse(place, text, problem, |text| {
                let code = text.parse::<method::Method>().ok()?;
                code.group().is_some().then_some(code)
            }));
        }
        if written.get_ref().is_empty() {
            self.note(&written.span(), place, Problem::NoCode);
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    pub(super) fn signer(&mut self, place: &str, written: &Spanned<written::Signer>) -> Signer {
        let signer = written.get_ref();
        let certificates = signer.certificates.iter();
        let certificates = certificates
            .filter_map(|text| {
                self.parse(place, text, Problem::Fingerprint, |text| text.parse().ok())
            })
            .collect();
        let organization = signer.organization.as_ref();
        if signer.certificates.is_empty() && organization.is_none() {
            self.note(&written.span(), place, Problem::NoSigner);
        }
        Signer {
            certificates,
            organization: organization.and_then(|oid| self.oid(place, oid)),
        }
    }
}
