//! Reading PDFs: the port, and the reading itself.
//!
//! PDF is a large format and its readers are large programs; a hostile file may send one into an endless loop, or
//! make it swallow the memory or overflow the stack. So nothing in this process calls [`judge_here`] or [`open_here`]
//! with a stranger's bytes: the server and `mydata verify` go through [`PdfReader`], whose implementation
//! (`clients::pdf_reader`) runs `mydata read-pdf`, a process of its own with limits of its own, which calls them.

mod lock;
mod password;

use lopdf::{Document, LoadOptions, Object};

/// The most that one stream inside a PDF may inflate to, in bytes.
const LARGEST_STREAM: usize = 64 << 20;
const ENCRYPT: &[u8] = b"Encrypt";

/// What a PDF turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Encrypted; no password was given to try.
    Locked,
    /// Encrypted, and the password opens it.
    Opens,
    /// Encrypted, and the password does not open it.
    OtherPassword,
    /// Encrypted, but opens with the empty password.
    EmptyPassword,
    /// Not encrypted.
    NotEncrypted,
    /// Encrypted by a handler or in a way that is not the standard one.
    UnknownEncryption,
    /// No readable PDF.
    Unreadable,
    /// Reading it took more time or memory than allowed, or broke the reader.
    Overwhelms,
}

/// The PDF could not be looked at, for reasons of this machine, not of the file. Try again later.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the PDF reader is not available: {0}")]
pub struct CannotLook(pub String);

/// Whoever reads PDFs within bounds on bytes, memory and time.
pub trait PdfReader: Send + Sync {
    /// Whether `pdf` is encrypted, and opens with `password` if one is given.
    ///
    /// # Errors
    /// When the reader itself is not available.
    fn judge(&self, pdf: &[u8], password: Option<&str>) -> Result<Verdict, CannotLook>;

    /// As [`PdfReader::judge`], while `beside` does its work; it is called once or more, and works the first time.
    ///
    /// # Errors
    /// When the reader itself is not available.
    fn judge_beside(
        &self,
        pdf: &[u8],
        password: Option<&str>,
        beside: &mut dyn FnMut(),
    ) -> Result<Verdict, CannotLook> {
        beside();
        self.judge(pdf, password)
    }

    /// `pdf` without its encryption, for the preview; `None` when it does not open with `password`.
    ///
    /// # Errors
    /// When the reader itself is not available.
    fn open(&self, pdf: &[u8], password: &str) -> Result<Option<Vec<u8>>, CannotLook>;
}

/// Judges a PDF in this process. Only for the process that exists for it, and for tests.
#[must_use]
pub fn judge_here(pdf: &[u8], password: Option<&str>) -> Verdict {
    if let Some(document) = lock::find(pdf) {
        return if password::opens(&document, "") {
            Verdict::EmptyPassword
        } else {
            judge_lock(&document, password)
        };
    }
    let Ok(document) = Document::load_mem_with_options(pdf, options(None)) else {
        return Verdict::Unreadable;
    };
    if document.was_encrypted() {
        Verdict::EmptyPassword
    } else if document.trailer.has(ENCRYPT) {
        judge_lock(&document, password)
    } else if document.catalog().is_ok() {
        Verdict::NotEncrypted
    } else {
        Verdict::Unreadable
    }
}

/// Judges what the empty password does not open.
fn judge_lock(document: &Document, password: Option<&str>) -> Verdict {
    if !is_standard(document) {
        return Verdict::UnknownEncryption;
    }
    match password {
        None => Verdict::Locked,
        Some(password) if password::opens(document, password) => Verdict::Opens,
        Some(_) => Verdict::OtherPassword,
    }
}

/// Opens a PDF in this process. Only for the process that exists for it, and for tests.
#[must_use]
pub fn open_here(pdf: &[u8], password: &str) -> Option<Vec<u8>> {
    let mut document = Document::load_mem_with_options(pdf, options(Some(password))).ok()?;
    if !document.was_encrypted() || document.catalog().is_err() {
        return None;
    }
    // What encryption needed has gone; the new trailer counts what is left.
    document.max_id = document.objects.keys().next_back().map_or(0, |id| id.0);
    let mut opened = Vec::with_capacity(pdf.len());
    document.save_to(&mut opened).ok()?;
    Some(opened)
}

fn options(password: Option<&str>) -> LoadOptions {
    LoadOptions {
        password: password.map(str::to_owned),
        max_decompressed_size: Some(LARGEST_STREAM),
        ..LoadOptions::default()
    }
}

/// Whether the encryption is that of the standard security handler, in a version known here and a revision of it.
fn is_standard(document: &Document) -> bool {
    document.get_encrypted().is_ok_and(|dictionary| {
        let standard = dictionary.get(b"Filter").and_then(Object::as_name);
        let number = |name| dictionary.get(name).and_then(Object::as_i64).unwrap_or(-1);
        let known = matches!(
            (number(b"V"), number(b"R")),
            (1 | 2 | 4, 2..=4) | (5, 5 | 6)
        );
        matches!(standard, Ok(b"Standard")) && known
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_goes_with_its_own_revisions() {
        for (version, revision, known) in
            [(5, 6, true), (5, 4, false), (4, 6, false), (1, 5, false)]
        {
            let mut document = password::tests::locked("A123456789", "owner");
            let lock = document
                .trailer
                .get(ENCRYPT)
                .and_then(Object::as_reference)
                .unwrap();
            let lock = document
                .get_object_mut(lock)
                .and_then(Object::as_dict_mut)
                .unwrap();
            lock.set("V", version);
            lock.set("R", revision);
            assert_eq!(is_standard(&document), known, "{version} {revision}");
        }
    }
}
