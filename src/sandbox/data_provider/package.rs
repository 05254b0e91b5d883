//! The zip that a provider gives: the files, their digests, a signature over the digests, the signer's certificate.

use std::io::{Cursor, Write as _};

use chrono::{Datelike as _, Timelike as _};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::document::{Document, Value};
use super::pdf::{self, CannotDraw};
use super::signer::{Signer, Signers};
use crate::kit::random::Random;

/// The JSON that says there is no data.
pub const NO_DATA: &str = r#"{"code":"204","text":"查無資料"}"#;

/// One thing wrong with a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Bytes in the middle of the archive are altered.
    Corrupt,
    /// The digest of the JSON is that of another file; the signature over the manifest is right.
    WrongDigest,
    /// Signed by an organisation that is not registered for the data set.
    WrongSigner,
    /// Signed with a certificate that has expired.
    Expired,
    /// The PDF is not encrypted.
    PlainPdf,
    /// The PDF opens with another number than the citizen's.
    OtherPassword,
    /// The folder is called `META-INF`.
    MetaInf,
}

/// Why no package came out.
#[derive(Debug, thiserror::Error)]
pub enum CannotPack {
    /// The readable file failed.
    #[error(transparent)]
    Draw(#[from] CannotDraw),
    /// The signature failed.
    #[error("the signature cannot be made: {0}")]
    Sign(#[from] rsa::signature::Error),
    /// The archive failed.
    #[error("the archive cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The archive failed.
    #[error("the archive cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// What goes into a package, for whom.
pub struct Contents<'a> {
    /// The data; without entries when there is none.
    pub document: &'a Document,
    /// The citizen's number, upper case: the password of the PDF.
    pub password: &'a str,
    /// What is to be wrong.
    pub flaw: Option<Flaw>,
}

/// Packs and signs `contents`.
///
/// # Errors
/// When drawing, signing or zipping fails.
pub fn pack(
    contents: &Contents<'_>,
    signers: &Signers,
    random: &dyn Random,
) -> Result<Vec<u8>, CannotPack> {
    let files = files(contents, random)?;
    let signer: &Signer = match contents.flaw {
        Some(Flaw::WrongSigner) => &signers.foreign,
        Some(Flaw::Expired) => &signers.expired,
        _ => &signers.registered,
    };
    let manifest = manifest(&files, contents.flaw);
    let folder = match contents.flaw {
        Some(Flaw::MetaInf) => "META-INF",
        _ => "META-INFO",
    };
    let signature = signer.sign(manifest.as_bytes())?;
    let mut entries = files;
    entries.push((format!("{folder}/manifest.xml"), manifest.into_bytes()));
    entries.push((format!("{folder}/manifest.sha256withrsa"), signature));
    let certificate = signer.certificate().as_bytes().to_vec();
    entries.push((format!("{folder}/certificate.cer"), certificate));
    let mut archive = zip(&entries, contents.document)?;
    if contents.flaw == Some(Flaw::Corrupt) {
        let from = archive.len() / 2;
        let middle = archive.iter_mut().skip(from).take(16);
        middle.for_each(|byte| *byte ^= 0x5a);
    }
    Ok(archive)
}

/// The citizen's files: JSON, PDF, and each picture on its own.
fn files(
    contents: &Contents<'_>,
    random: &dyn Random,
) -> Result<Vec<(String, Vec<u8>)>, CannotPack> {
    let document = contents.document;
    let nothing = document.entries.is_empty();
    let (json, readable) = if nothing {
        (NO_DATA.as_bytes().to_vec(), &without_data(document))
    } else {
        (document.json(), document)
    };
    let pdf = match contents.flaw {
        Some(Flaw::PlainPdf) => pdf::draw(readable)?.bytes,
        Some(Flaw::OtherPassword) => pdf::locked(readable, "A000000000", random)?,
        _ => pdf::locked(readable, contents.password, random)?,
    };
    let name = &document.title;
    let mut files = vec![(format!("{name}.json"), json), (format!("{name}.pdf"), pdf)];
    for (label, value) in &document.entries {
        if let Value::Picture(portrait) = value {
            files.push((format!("{label}.png"), portrait.png()));
        }
    }
    Ok(files)
}

fn without_data(document: &Document) -> Document {
    Document {
        entries: vec![("查詢結果".to_owned(), Value::text("查無資料"))],
        ..document.clone()
    }
}

fn manifest(files: &[(String, Vec<u8>)], flaw: Option<Flaw>) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<files>\n");
    for (index, (name, bytes)) in files.iter().enumerate() {
        let digest = match flaw {
            Some(Flaw::WrongDigest) if index == 0 => Sha256::digest(b"another file"),
            _ => Sha256::digest(bytes),
        };
        let name = quick_xml::escape::escape(name.as_str());
        let digest = hex::encode(digest);
        xml.push_str("  <file>\n    <filename>");
        xml.push_str(&name);
        xml.push_str("</filename>\n    <digest>");
        xml.push_str(&digest);
        xml.push_str("</digest>\n  </file>\n");
    }
    xml.push_str("</files>\n");
    xml
}

fn zip(entries: &[(String, Vec<u8>)], document: &Document) -> Result<Vec<u8>, CannotPack> {
    let mut options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    if let Some(made_at) = moment(document.made_at) {
        options = options.last_modified_time(made_at);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn moment(at: chrono::NaiveDateTime) -> Option<zip::DateTime> {
    let small = |number: u32| u8::try_from(number).ok();
    zip::DateTime::from_date_and_time(
        u16::try_from(at.year()).ok()?,
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )
    .ok()
}

#[cfg(test)]
mod tests;
