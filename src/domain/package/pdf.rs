//! Reading PDFs: the port, and the reading itself.
//!
//! PDF is a large format and its readers are large programs; a hostile file may send one into an endless loop, or
//! make it swallow the memory or overflow the stack. So nothing in this process calls [`judge_here`] or [`open_here`]
//! with a stranger's bytes: the server and `mydata verify` go through [`PdfReader`], whose implementation
//! (`clients::pdf_reader`) runs `mydata read-pdf`, a process of its own with limits of its own, which calls them.

mod lock;
mod password;

use lopdf::{Dictionary, Document, LoadOptions, Object};

use self::password::{Fit, Whose};

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
        return judge_lock(&document, password);
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

/// Judges a lock by as few tries as can be, since each is dear: where the password is the user's, the empty one is not
/// (the number of a citizen is never prepared to nothing).
fn judge_lock(document: &Document, password: Option<&str>) -> Verdict {
    let fit = |whose, password| password::fit(document, whose, password);
    let users = match password {
        Some(password) if !password.is_empty() => fit(Whose::User, password),
        _ => Fit::Not,
    };
    if fit(Whose::Owner, "") != Fit::Not || users == Fit::Not && fit(Whose::User, "") != Fit::Not {
        return Verdict::EmptyPassword;
    }
    if !is_standard(document) {
        return Verdict::UnknownEncryption;
    }
    let Some(password) = password else {
        return Verdict::Locked;
    };
    let fits = match users {
        Fit::Not => fit(Whose::Owner, password),
        users => users,
    };
    match fits {
        Fit::Opens => Verdict::Opens,
        Fit::Jams => Verdict::Unreadable,
        Fit::Not => Verdict::OtherPassword,
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

/// Whether the encryption is that of the standard security handler, in a version known here and a revision of it, and
/// whether all of the file is encrypted in that version's ways.
fn is_standard(document: &Document) -> bool {
    document.get_encrypted().is_ok_and(|lock| {
        let standard = lock.get(b"Filter").and_then(Object::as_name);
        let number = |name| lock.get(name).and_then(Object::as_i64).unwrap_or(-1);
        let known = match (number(b"V"), number(b"R")) {
            (1 | 2, 2..=4) => true,
            (4, 2..=4) => encrypts_all(lock, &[b"V2", b"AESV2"]),
            (5, 5 | 6) => encrypts_all(lock, &[b"AESV3"]),
            _ => false,
        };
        matches!(standard, Ok(b"Standard")) && known
    })
}

/// Whether the filters for streams and for texts are there, and each encrypts in one of these ways, as does the one for
/// attachments where it is said. A filter that is not said is none at all, and leaves everything as it is; attachments
/// then go as streams do. A filter that a single stream names for itself is not looked at.
fn encrypts_all(lock: &Dictionary, ways: &[&[u8]]) -> bool {
    let filters = lock.get(b"CF").and_then(Object::as_dict).ok();
    let way = |name| -> Option<&[u8]> {
        let name = lock.get(name).and_then(Object::as_name).ok()?;
        let filter = filters?.get(name).and_then(Object::as_dict).ok()?;
        filter.get(b"CFM").and_then(Object::as_name).ok()
    };
    [&b"StmF"[..], b"StrF", b"EFF"]
        .into_iter()
        .filter(|name| *name != b"EFF" || lock.has(name))
        .all(|name| way(name).is_some_and(|way| ways.contains(&way)))
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
            let lock = password::tests::lock(&mut document);
            lock.set("V", version);
            lock.set("R", revision);
            assert_eq!(is_standard(&document), known, "{version} {revision}");
        }
    }

    #[test]
    fn what_leaves_a_part_of_the_file_open_is_no_standard_encryption() {
        let judge = |document: &mut Document| {
            let mut pdf = Vec::new();
            document.save_to(&mut pdf).unwrap();
            judge_here(&pdf, Some("A123456789"))
        };
        let mut whole = password::tests::locked("A123456789", "owner");
        assert_eq!(judge(&mut whole), Verdict::Opens);
        for filter in ["StmF", "StrF", "EFF"] {
            for name in [Some("Identity"), Some("Other"), None] {
                if (filter, name) == ("EFF", None) {
                    continue;
                }
                let mut document = password::tests::locked("A123456789", "owner");
                let lock = password::tests::lock(&mut document);
                match name {
                    Some(name) => lock.set(filter, Object::Name(name.into())),
                    None => drop(lock.remove(filter.as_bytes())),
                }
                let verdict = judge(&mut document);
                assert_eq!(verdict, Verdict::UnknownEncryption, "{filter} {name:?}");
            }
        }
        for way in ["AESV2", "V2", "None", "Identity"] {
            let mut document = password::tests::locked("A123456789", "owner");
            let filters = password::tests::lock(&mut document).get_mut(b"CF").unwrap();
            let filters = filters.as_dict_mut().unwrap();
            let filter = filters.get_mut(b"StdCF").and_then(Object::as_dict_mut);
            filter.unwrap().set("CFM", Object::Name(way.into()));
            assert_eq!(judge(&mut document), Verdict::UnknownEncryption, "{way}");
        }
    }

    #[test]
    fn a_right_password_before_a_damaged_key_is_no_readable_file() {
        let mut document = password::tests::locked("A123456789", "owner");
        let key = password::tests::lock(&mut document).get_mut(b"UE").unwrap();
        key.as_str_mut().unwrap()[3] ^= 1;
        let mut pdf = Vec::new();
        document.save_to(&mut pdf).unwrap();
        assert_eq!(judge_here(&pdf, Some("A123456789")), Verdict::Unreadable);
        assert_eq!(judge_here(&pdf, Some("B123456780")), Verdict::OtherPassword);
        assert_eq!(open_here(&pdf, "A123456789"), None);
    }
}
