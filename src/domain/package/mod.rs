//! The provider's package: by which rules a zip of a stranger becomes data that a citizen may see.
//!
//! A package is hostile until it has passed. [`examine`] goes through the rules in their order and stops at the first
//! that is broken; [`lint`] collects everything it can see, for a provider's engineer. Both are pure: no database, no
//! network, no clock of their own, nothing written to disk. The transfer and `mydata verify` call the same functions.
//!
//! | rule | file | what |
//! | --- | --- | --- |
//! | P01 | `limits.rs` | size on the wire |
//! | P02 | `structure/` | one plain archive, nothing before, between or after |
//! | P03 | `inflate.rs`, `budget.rs`, `nested.rs` | how much it may become |
//! | P04 | `structure/`, `names.rs`, `inflate.rs` | headers, directory and contents tell one story |
//! | P05 | `names.rs` | names that are safe everywhere |
//! | P06 | `folder.rs` | the folder `META-INFO` |
//! | P07 | `signer.rs`, `certificate.rs`, `anchors.rs` | who signed |
//! | P08 | `signature.rs` | the signature over the manifest |
//! | P09 | `manifest.rs`, `xml.rs` | the list of files |
//! | P10 | `manifest.rs` | the files are those of the list |
//! | P11 | `contents.rs`, `media.rs`, `pdf.rs`, `pdf/` | JSON for machines, an encrypted PDF for people, or "no data" |
//!
//! Deliberately not here: P12, which needs to know what was asked and what is kept (the transfer asks that), and
//! revocation of the signer's certificate, which the rules do not ask for.
//!
//! - **Package** 資料包: the zip a data provider answers with.
//! - **Manifest** 檔案清單: `META-INFO/manifest.xml`, the list of files with their digests.
//! - **Signer** 簽章者: the agency whose certificate signed the manifest.
//! - **No data** 查無資料: a package that says there is nothing about this citizen; a finished outcome, not an error.
//! - **Finding** 檢核結果: one thing that is wrong, with its rule, reason and place.

pub mod acceptance;
mod anchors;
mod budget;
mod certificate;
mod contents;
mod examination;
mod finding;
mod folder;
mod inflate;
pub mod kept;
mod limits;
mod manifest;
mod media;
mod names;
mod nested;
pub mod pdf;
mod pem;
pub mod queries;
mod reason;
pub mod retention;
mod signature;
mod signer;
mod structure;
mod xml;

use serde::Serialize;

pub use anchors::{Anchors, CannotTrust};
pub use certificate::Signer;
pub use contents::{PackageFile, says_no_data};
pub use examination::{examine, lint};
pub use finding::{Finding, Place};
pub use folder::{CERTIFICATE, FOLDER, MANIFEST, SIGNATURE};
pub use limits::{Limits, WireCount};
pub use media::Media;
pub use pdf::{CannotLook, PdfReader};
pub use reason::{Reason, Rule};
pub use signer::Registered;

use crate::domain::citizen::national_id::NationalId;
use crate::kit::clock::Timestamp;

/// What a package is measured against.
pub struct Expectations<'a> {
    /// The time of the fetch.
    pub now: Timestamp,
    /// Upper bounds.
    pub limits: Limits,
    /// Where signers' certificates must lead; `None` leaves the path unchecked.
    pub anchors: Option<&'a Anchors>,
    /// Whose data it should be; `None` leaves the PDF's password unchecked.
    pub subject: Option<&'a NationalId>,
    /// Who may sign for the data set; `None` leaves the registration unchecked.
    pub registered: Option<&'a Registered>,
    /// Whoever reads PDFs.
    pub pdf: &'a dyn PdfReader,
}

/// A package that passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The files outside `META-INFO`, in the order of the archive.
    pub files: Vec<PackageFile>,
    /// SHA-256 of `manifest.xml`: P12 wants that it is not already kept for another citizen.
    pub manifest_digest: [u8; 32],
    /// Who signed.
    pub signer: Signer,
    /// Whether it says that there is no data.
    pub no_data: bool,
    /// What was let pass, but should be mended.
    pub notes: Vec<Note>,
    /// What was not checked.
    pub unchecked: Vec<Unchecked>,
}

/// Something that was let pass, but should be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// A digest was written in Base64; other readers compare lower-case hexadecimal as text.
    Base64Digest,
}

/// A check that was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// P07: the path to an anchor.
    Path,
    /// P07: the registration of the signer for the data set.
    Registration,
    /// P11: that the PDF opens with the citizen's number.
    Password,
    /// P12: that it came as the answer to this very call.
    Answer,
}

impl Unchecked {
    /// The rule it belongs to.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::Path | Self::Registration => Rule::P07,
            Self::Password => Rule::P11,
            Self::Answer => Rule::P12,
        }
    }
}

impl Expectations<'_> {
    /// What will not be checked for want of something to check it against. P12 never is: see the caller.
    #[must_use]
    pub fn unchecked(&self) -> Vec<Unchecked> {
        [
            (self.anchors.is_none(), Unchecked::Path),
            (self.registered.is_none(), Unchecked::Registration),
            (self.subject.is_none(), Unchecked::Password),
            (true, Unchecked::Answer),
        ]
        .into_iter()
        .filter_map(|(missing, unchecked)| missing.then_some(unchecked))
        .collect()
    }
}

/// Why a package is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotAccept {
    /// It breaks a rule.
    #[error("refused by {0}")]
    Refused(Finding),
    /// It could not be examined, for reasons of this machine. Try again later.
    #[error(transparent)]
    CannotLook(#[from] CannotLook),
}
