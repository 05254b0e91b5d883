//! P11: what the files are, and whether they are what a citizen may be given.

use std::fmt;
use std::thread;

use bytes::Bytes;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Expectations;
use super::finding::{Findings, Place};
use super::media::Media;
use super::pdf::{CannotLook, Verdict};
use super::reason::Reason;
use crate::domain::citizen::national_id::NationalId;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// The text of "no data" (`mydata.md` 2.3).
// protocol: the manual's own words
const NO_DATA_TEXT: &str = "查無資料";
const LONGEST_NO_DATA: usize = 4096;

/// A file of an accepted package. Formatting it does not show its content.
#[derive(Clone, PartialEq, Eq)]
pub struct PackageFile {
    /// As the archive names it.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Its content; where it was not compressed, a part of the package itself.
    pub content: Bytes,
}

impl fmt::Debug for PackageFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "PackageFile({:?}, {} bytes)",
            self.media,
            self.content.len()
        )
    }
}

/// Whether `json` is the answer "no data": exactly `code` and `text`, as the manual writes them.
/// Providers also send it bare, without a package.
#[must_use]
pub fn says_no_data(json: &[u8]) -> bool {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Answer<'a> {
        #[serde(borrow)]
        code: std::borrow::Cow<'a, str>,
        #[serde(borrow)]
        text: std::borrow::Cow<'a, str>,
    }
    let json = json.strip_prefix(BYTE_ORDER_MARK).unwrap_or(json);
    json.len() <= LONGEST_NO_DATA
        && serde_json::from_slice::<Answer<'_>>(json)
            .is_ok_and(|answer| answer.code == "204" && answer.text == NO_DATA_TEXT)
}

/// Whether the package as a whole says "no data": its only JSON file does.
pub(super) fn is_no_data(files: &[PackageFile]) -> bool {
    let mut machine = files.iter().filter(|file| file.media == Media::Json);
    matches!((machine.next(), machine.next()), (Some(only), None) if says_no_data(&only.content))
}

/// P11. PDFs and JSON files are read at the same time as `meanwhile` does its work.
///
/// # Errors
/// When a PDF could not be looked at for reasons of this machine.
pub(super) fn check(
    files: &[PackageFile],
    against: &Expectations<'_>,
    findings: &mut Findings,
    meanwhile: impl FnOnce(&mut Findings),
) -> Result<(), CannotLook> {
    let no_data = is_no_data(files);
    let of = |media| files.iter().filter(move |file| file.media == media);
    if of(Media::Json).next().is_none() {
        findings.add(Reason::JsonMissing, Place::archive());
    }
    if of(Media::Pdf).next().is_none() && !no_data {
        findings.add(Reason::PdfMissing, Place::archive());
    }
    let mut meanwhile = Some(meanwhile);
    let mut parsed = Vec::new();
    let mut beside = || {
        let Some(meanwhile) = meanwhile.take() else {
            return;
        };
        parsed = thread::scope(|scope| {
            let parsing = scope.spawn(|| jsons(of(Media::Json)));
            meanwhile(findings);
            // The parser does not panic; if it did, its files would be refused.
            let parsed = parsing.join();
            parsed.unwrap_or_else(|_| vec![(Reason::JsonBroken, Place::archive())])
        });
    };
    let read = pdfs(of(Media::Pdf).filter(|_| !no_data), against, &mut beside)?;
    beside();
    for (reason, place) in parsed.into_iter().chain(read) {
        findings.add(reason, place);
    }
    Ok(())
}

/// What is wrong with the JSON files.
fn jsons<'a>(files: impl Iterator<Item = &'a PackageFile>) -> Vec<(Reason, Place)> {
    files
        .filter_map(|file| {
            let (reason, at) = json(&file.content)?;
            Some((reason, Place::entry(&file.name).with_offset(at)))
        })
        .collect()
}

/// What is wrong with the PDFs, one after the other, while `beside` does its work; after one that overwhelms the reader
/// no other is tried.
fn pdfs<'a>(
    files: impl Iterator<Item = &'a PackageFile>,
    against: &Expectations<'_>,
    beside: &mut dyn FnMut(),
) -> Result<Vec<(Reason, Place)>, CannotLook> {
    let password = against.subject.map(NationalId::reveal);
    let mut wrong = Vec::new();
    for file in files {
        let judged = against.pdf.judge_beside(&file.content, password, beside);
        let verdict = judged?;
        wrong.extend(reason(verdict).map(|reason| (reason, Place::entry(&file.name))));
        if verdict == Verdict::Overwhelms {
            break;
        }
    }
    Ok(wrong)
}

/// Why `content` is no JSON, and where.
fn json(content: &[u8]) -> Option<(Reason, u64)> {
    if content.starts_with(BYTE_ORDER_MARK) {
        return Some((Reason::JsonByteOrderMark, 0));
    }
    let text = match text(content) {
        Ok(text) => text,
        Err(error) => return Some((Reason::JsonBroken, error.valid_up_to() as u64)),
    };
    let error = serde_json::from_str::<IgnoredAny>(text).err()?;
    let before: usize = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    Some((
        Reason::JsonBroken,
        (before + error.column().saturating_sub(1)) as u64,
    ))
}

/// As the standard library reads it, which is asked only where this is no UTF-8: it says where, and takes longer.
fn text(content: &[u8]) -> Result<&str, std::str::Utf8Error> {
    simdutf8::basic::from_utf8(content).or_else(|_| std::str::from_utf8(content))
}

const fn reason(verdict: Verdict) -> Option<Reason> {
    match verdict {
        Verdict::Locked | Verdict::Opens => None,
        Verdict::OtherPassword => Some(Reason::PdfOtherPassword),
        Verdict::EmptyPassword => Some(Reason::PdfEmptyPassword),
        Verdict::NotEncrypted => Some(Reason::PdfNotEncrypted),
        Verdict::UnknownEncryption => Some(Reason::PdfEncryptionUnknown),
        Verdict::Unreadable => Some(Reason::PdfUnreadable),
        Verdict::Overwhelms => Some(Reason::PdfOverwhelms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_data_is_exactly_the_documented_answer() {
        assert!(says_no_data(
            "{\"code\":\"204\",\"text\":\"查無資料\"}".as_bytes()
        ));
        assert!(says_no_data(
            "\u{feff}{ \"text\" : \"\\u67e5無資料\", \"code\" : \"204\" }\n".as_bytes()
        ));
        assert!(!says_no_data(
            "{\"code\":\"200\",\"text\":\"查無資料\"}".as_bytes()
        ));
        assert!(!says_no_data(
            "{\"code\":\"204\",\"text\":\"查無資料\",\"more\":1}".as_bytes()
        ));
        assert!(!says_no_data(b"[]"));
    }

    #[test]
    fn broken_json_says_where() {
        assert_eq!(json(b"{}"), None);
        assert_eq!(json(b"{\n \"a\": x}"), Some((Reason::JsonBroken, 8)));
        assert_eq!(
            json(b"{\"a\":\"\xA4\xE1\"}").unwrap(),
            (Reason::JsonBroken, 6)
        );
        assert_eq!(
            json("\u{feff}{}".as_bytes()).unwrap().0,
            Reason::JsonByteOrderMark
        );
        assert_eq!(
            json("[".repeat(100_000).as_bytes()).unwrap().0,
            Reason::JsonBroken
        );
    }
}
