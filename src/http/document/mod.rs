//! A package as people look at it: the verdict first, then each file in the shape that suits it.
//!
//! The citizen's room and the counter show the same. Every time it is looked at, the signature and the digests are
//! verified again over the very bytes that are shown. Deliberately absent: who may look (the doors know that), and
//! how a PDF is opened (`domain::package::PdfReader`).

pub mod answer;
mod cell;
pub mod kept;
mod table;
mod tree;

pub use table::{Body, Cell, Section, Tables};

use bytes::Bytes;

use crate::domain::package::pdf::Verdict;
use crate::domain::package::{
    self, Accepted, CannotAccept, CannotLook, Expectations, Limits, Media, PackageFile, PdfReader,
};
use crate::kit::clock::Timestamp;

/// A package that passed, ready to be shown.
#[derive(Debug, Clone)]
pub struct Document {
    /// Who signed, as short as the certificate allows.
    pub signed_by: String,
    /// The certificate's whole subject.
    pub subject: String,
    /// SHA-256 of the certificate, in hex.
    pub fingerprint: String,
    /// When it came from the provider.
    pub fetched_at: Timestamp,
    /// Whether it says that there is no data.
    pub no_data: bool,
    /// Its files, in the order of the archive.
    pub sheets: Vec<Sheet>,
}

/// One file.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its place, from 1: the address of the file ends in it.
    pub number: usize,
    /// Its name in the archive.
    pub name: String,
    /// Its size, in KiB, rounded up.
    pub kibibytes: usize,
    /// How it is shown.
    pub view: View,
}

/// How a file is shown.
#[derive(Debug, Clone)]
pub enum View {
    /// JSON, as tables.
    Tables(Tables),
    /// PNG, JPEG, GIF or WebP.
    Picture,
    /// In a frame.
    Pdf,
    /// Not at all: it can be saved.
    Saved,
}

/// Reads no PDF: whether they open with the citizen's number was found out when the package came.
struct Unopened;

impl PdfReader for Unopened {
    fn judge(&self, _: &[u8], _: Option<&str>) -> Result<Verdict, CannotLook> {
        Ok(Verdict::Locked)
    }

    fn open(&self, _: &[u8], _: &str) -> Result<Option<Vec<u8>>, CannotLook> {
        Ok(None)
    }
}

/// Verifies the structure, the signature and the digests of a kept package again, and takes it apart. Takes time:
/// call it where blocking is allowed.
///
/// # Errors
/// When the bytes are not those that were accepted.
pub fn take_apart(bytes: &Bytes, fetched_at: Timestamp) -> Result<Accepted, CannotAccept> {
    package::examine(
        bytes,
        &Expectations {
            now: fetched_at,
            limits: Limits::default(),
            anchors: None,
            subject: None,
            registered: None,
            pdf: &Unopened,
        },
    )
}

/// The file with this number, counted from 1 in the order of the archive.
#[must_use]
pub fn file(accepted: Accepted, number: usize) -> Option<PackageFile> {
    accepted.files.into_iter().nth(number.checked_sub(1)?)
}

impl Document {
    /// What there is to show of a package that was taken apart.
    #[must_use]
    pub fn of(accepted: &Accepted, fetched_at: Timestamp) -> Self {
        let sheets = accepted.files.iter().zip(1..);
        Self {
            signed_by: shortest_name(&accepted.signer.subject),
            subject: accepted.signer.subject.clone(),
            fingerprint: accepted.signer.fingerprint.clone(),
            fetched_at,
            no_data: accepted.no_data,
            sheets: sheets
                .map(|(file, number)| Sheet::of(file, number))
                .collect(),
        }
    }
}

impl Document {
    /// Documents as the galleries of the doors show them: one with a file of every kind, one without data.
    #[must_use]
    pub fn samples(fetched_at: Timestamp) -> Vec<Self> {
        let json = r#"{"name":"Lin","alive":true,"note":null,"list":[{"year":"115","sum":12},{"year":"114"}],"tags":["a","\u202eb"],"\u202eturned":"\u202eword"}"#;
        let file = |name: &str, content: &[u8]| PackageFile {
            name: name.to_owned(),
            media: Media::of(name, content),
            content: Bytes::copy_from_slice(content),
        };
        let files = [
            file("data.json", json.as_bytes()),
            file("photo.png", b"\x89PNG\r\n\x1a\n"),
            file("data.pdf", b"%PDF-1.7"),
            file("more\u{202e}.xml", b"<x/>"),
        ];
        let document = |no_data, files: &[PackageFile]| Self {
            signed_by: "Household \u{202e}office".to_owned(),
            subject: "CN=Household \u{202e}office,C=TW".to_owned(),
            fingerprint: "0123456789abcdef".repeat(4),
            fetched_at,
            no_data,
            sheets: files
                .iter()
                .zip(1..)
                .map(|(file, number)| Sheet::of(file, number))
                .collect(),
        };
        vec![document(false, &files), document(true, &[])]
    }
}

impl Sheet {
    fn of(file: &PackageFile, number: usize) -> Self {
        Self {
            number,
            name: file.name.clone(),
            kibibytes: file.content.len().div_ceil(1024),
            view: match file.media {
                Media::Json => table::of(&file.content).map_or(View::Saved, View::Tables),
                Media::Picture => View::Picture,
                Media::Pdf => View::Pdf,
                Media::Other => View::Saved,
            },
        }
    }
}

/// The common name of a subject as RFC 4514 writes it, or else the unit or organisation.
fn shortest_name(subject: &str) -> String {
    let parts: Vec<&str> = subject.split([',', '+']).map(str::trim).collect();
    ["CN=", "OU=", "O="]
        .iter()
        .find_map(|kind| parts.iter().find_map(|part| part.strip_prefix(kind)))
        .unwrap_or(subject)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signer_is_called_by_the_name_that_says_most() {
        assert_eq!(shortest_name("CN=Land,OU=Office,C=TW"), "Land");
        assert_eq!(shortest_name("C=TW,O=Ministry,OU=Office"), "Office");
        assert_eq!(shortest_name("C=TW"), "C=TW");
    }
}
