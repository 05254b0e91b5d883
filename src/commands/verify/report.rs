//! The verdict in words, and as JSON.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::domain::package::{Accepted, Finding, Limits, Note, PackageFile, Place, Unchecked};
use crate::text::{Arg, Catalogue};

/// What came out of looking.
pub(super) enum Outcome {
    Accepted(Box<Accepted>),
    Refused(Vec<Finding>),
}

/// Everything the verdict tells.
pub(super) struct Report<'a> {
    pub(super) package: &'a Path,
    pub(super) outcome: Result<&'a Outcome, String>,
    pub(super) unchecked: Vec<Unchecked>,
    pub(super) limits: Limits,
}

impl Report<'_> {
    /// Sentences, one per line.
    pub(super) fn to_text(&self, words: &Catalogue) -> String {
        let mut text = String::new();
        let mut line = |written: String| {
            let _ = writeln!(text, "{written}");
        };
        let package = self.package.display().to_string();
        let verdict = |key: &str| words.text_with(key, &[("package", package.as_str().into())]);
        match &self.outcome {
            Ok(Outcome::Accepted(accepted)) => {
                line(verdict("package-verdict-accepted"));
                accepted_lines(accepted, words)
                    .into_iter()
                    .for_each(&mut line);
            }
            Ok(Outcome::Refused(findings)) => {
                line(verdict("package-verdict-refused"));
                for finding in findings {
                    line(format!(
                        "{}  {}",
                        finding.rule,
                        self.sentence(finding, words)
                    ));
                    if let Some(place) = place(&finding.place, words) {
                        line(format!("     {place}"));
                    }
                }
            }
            Err(error) => {
                line(verdict("package-verdict-could-not-look"));
                line(format!("     {error}"));
                return text;
            }
        }
        line(words.text("package-unchecked"));
        for unchecked in &self.unchecked {
            line(format!(
                "{}  {}",
                unchecked.rule(),
                words.text(unchecked_key(*unchecked))
            ));
        }
        text
    }

    /// One object; its words are stable, its sentences follow the language.
    pub(super) fn to_json(&self, words: &Catalogue) -> String {
        let mut report = match &self.outcome {
            Ok(Outcome::Accepted(accepted)) => json!({
                "verdict": "accepted",
                "no_data": accepted.no_data,
                "signer": accepted.signer,
                "manifest_sha256": hex::encode(accepted.manifest_digest),
                "files": accepted.files.iter().map(file).collect::<Vec<_>>(),
                "notes": accepted.notes.iter().map(|note| json!({
                    "note": note,
                    "sentence": words.text(note_key(*note)),
                })).collect::<Vec<_>>(),
            }),
            Ok(Outcome::Refused(findings)) => json!({
                "verdict": "refused",
                "findings": findings.iter().map(|finding| json!({
                    "rule": finding.rule,
                    "reason": finding.reason,
                    "entry": finding.place.entry,
                    "offset": finding.place.offset,
                    "sentence": self.sentence(finding, words),
                })).collect::<Vec<_>>(),
            }),
            Err(error) => json!({ "verdict": "could-not-look", "error": error }),
        };
        if let (Ok(_), Value::Object(report)) = (&self.outcome, &mut report) {
            let unchecked = self.unchecked.iter().map(|unchecked| {
                json!({
                    "rule": unchecked.rule(),
                    "check": unchecked,
                    "sentence": words.text(unchecked_key(*unchecked)),
                })
            });
            report.insert("unchecked".to_owned(), unchecked.collect());
        }
        format!("{report:#}\n")
    }

    /// What is wrong and how to mend it.
    fn sentence(&self, finding: &Finding, words: &Catalogue) -> String {
        let mebibytes = |bytes: u64| bytes >> 20;
        let args: [Arg<'_>; 4] = [
            ("wire", mebibytes(self.limits.wire).into()),
            ("inflated", mebibytes(self.limits.inflated).into()),
            ("ratio", self.limits.ratio.into()),
            ("entries", self.limits.entries.into()),
        ];
        words.text_with(&format!("package-reason-{}", finding.reason.key()), &args)
    }
}

fn file(file: &PackageFile) -> Value {
    json!({ "name": file.name, "media": file.media, "bytes": file.content.len() })
}

fn accepted_lines(accepted: &Accepted, words: &Catalogue) -> Vec<String> {
    let signer = &accepted.signer;
    let mut lines = vec![words.text_with(
        "package-signer",
        &[
            ("subject", signer.subject.as_str().into()),
            ("fingerprint", signer.fingerprint.as_str().into()),
            ("from", signer.valid_from.to_string().into()),
            ("until", signer.valid_until.to_string().into()),
        ],
    )];
    if let Some(organization) = &signer.organization {
        lines.push(words.text_with(
            "package-organization",
            &[("organization", organization.as_str().into())],
        ));
    }
    for file in &accepted.files {
        lines.push(words.text_with(
            "package-file",
            &[
                ("name", file.name.as_str().into()),
                ("bytes", file.content.len().into()),
            ],
        ));
    }
    if accepted.no_data {
        lines.push(words.text("package-no-data"));
    }
    lines.extend(
        accepted
            .notes
            .iter()
            .map(|note| words.text(note_key(*note))),
    );
    lines
}

fn place(place: &Place, words: &Catalogue) -> Option<String> {
    match (&place.entry, place.offset) {
        (Some(entry), Some(offset)) => Some(words.text_with(
            "package-place-entry-offset",
            &[
                ("entry", entry.as_str().into()),
                ("offset", offset.to_string().into()),
            ],
        )),
        (Some(entry), None) => {
            Some(words.text_with("package-place-entry", &[("entry", entry.as_str().into())]))
        }
        (None, Some(offset)) => Some(words.text_with(
            "package-place-offset",
            &[("offset", offset.to_string().into())],
        )),
        (None, None) => None,
    }
}

const fn note_key(note: Note) -> &'static str {
    match note {
        Note::Base64Digest => "package-note-base64-digest",
    }
}

const fn unchecked_key(unchecked: Unchecked) -> &'static str {
    match unchecked {
        Unchecked::Path => "package-unchecked-path",
        Unchecked::Registration => "package-unchecked-registration",
        Unchecked::Password => "package-unchecked-password",
        Unchecked::Answer => "package-unchecked-answer",
    }
}
