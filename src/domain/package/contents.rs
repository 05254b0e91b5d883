//! P11: what the files are, and whether they are what a citizen may be given.

use std::fmt;
use std::thread;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::Expectations;
use super::finding::{Findings, Place, Reason};
use super::pdf::{CannotLook, Verdict};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// How far into a file readers of PDF look for its header.
const PDF_HEADER_WITHIN: usize = 1024;
/// The text of "no data", a constant of the protocol (`mydata.md` 2.3).
const NO_DATA_TEXT: &str = "\u{67E5}\u{7121}\u{8CC7}\u{6599}";
const LONGEST_NO_DATA: usize = 4096;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// For machines.
    Json,
    /// For people.
    Pdf,
    /// PNG, JPEG, GIF or WebP.
    Picture,
    /// Anything else.
    Other,
}

impl Media {
    /// By the first bytes, and by the ending where the bytes do not tell.
    #[must_use]
    pub fn of(name: &str, content: &[u8]) -> Self {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase());
        let head = content.get(..PDF_HEADER_WITHIN).unwrap_or(content);
        if ending.as_deref() == Some("pdf") || content.starts_with(b"%PDF-") {
            Self::Pdf
        } else if ending.as_deref() == Some("json") {
            Self::Json
        } else if picture(head).is_some() {
            Self::Picture
        } else {
            Self::Other
        }
    }

    /// The content type for showing the file; `None` where it should only be saved.
    #[must_use]
    pub fn content_type(self, content: &[u8]) -> Option<&'static str> {
        match self {
            Self::Json => Some("application/json"),
            Self::Pdf => Some("application/pdf"),
            Self::Picture => picture(content),
            Self::Other => None,
        }
    }
}

fn picture(head: &[u8]) -> Option<&'static str> {
    let webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    match head {
        _ if head.starts_with(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        _ if head.starts_with(b"\xFF\xD8\xFF") => Some("image/jpeg"),
        _ if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") => Some("image/gif"),
        _ if webp => Some("image/webp"),
        _ => None,
    }
}

/// A file of an accepted package. Formatting it does not show its content.
#[derive(Clone, PartialEq, Eq)]
pub struct PackageFile {
    /// As the archive names it.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Its content.
    pub content: Vec<u8>,
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

/// P11. PDFs are read at the same time as the JSON files and as `meanwhile` does its work.
///
/// # Errors
/// When a PDF could not be looked at for reasons of this machine.
pub(super) fn check<T>(
    files: &[PackageFile],
    against: &Expectations<'_>,
    findings: &mut Findings,
    meanwhile: impl FnOnce(&mut Findings) -> T,
) -> Result<T, CannotLook> {
    let no_data = is_no_data(files);
    let of = |media| files.iter().filter(move |file| file.media == media);
    thread::scope(|scope| {
        let reading: Vec<_> = of(Media::Pdf)
            .filter(|_| !no_data)
            .map(|file| (file, scope.spawn(|| pdf(file, against))))
            .collect();
        let done = meanwhile(findings);
        for file in of(Media::Json) {
            if let Some((reason, at)) = json(&file.content) {
                findings.add(reason, Place::entry(&file.name).with_offset(at));
            }
        }
        if of(Media::Json).next().is_none() {
            findings.add(Reason::JsonMissing, Place::archive());
        }
        if of(Media::Pdf).next().is_none() && !no_data {
            findings.add(Reason::PdfMissing, Place::archive());
        }
        for (file, reader) in reading {
            let verdict = reader.join().unwrap_or(Ok(Verdict::Overwhelms))?;
            if let Some(reason) = reason(verdict) {
                findings.add(reason, Place::entry(&file.name));
            }
        }
        Ok(done)
    })
}

/// Why `content` is no JSON, and where.
fn json(content: &[u8]) -> Option<(Reason, u64)> {
    if content.starts_with(BYTE_ORDER_MARK) {
        return Some((Reason::JsonByteOrderMark, 0));
    }
    let text = match std::str::from_utf8(content) {
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

fn pdf(file: &PackageFile, against: &Expectations<'_>) -> Result<Verdict, CannotLook> {
    let password = against
        .subject
        .map(crate::domain::citizen::national_id::NationalId::reveal);
    against.pdf.judge(&file.content, password)
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
    fn a_pdf_under_another_name_is_still_a_pdf() {
        assert_eq!(Media::of("a.txt", b"%PDF-1.7"), Media::Pdf);
        assert_eq!(Media::of("A.PDF", b""), Media::Pdf);
        assert_eq!(Media::of("a.json", b"{}"), Media::Json);
        assert_eq!(Media::of("photo", b"\xFF\xD8\xFF\xE0"), Media::Picture);
        assert_eq!(Media::of("a.svg", b"<svg/>"), Media::Other);
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
