//! A whole package, honest until told otherwise.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use mydata::domain::citizen::national_id::NationalId;
use mydata::domain::package::pdf::{CannotLook, PdfReader, Verdict, judge_here, open_here};
use mydata::domain::package::{
    Accepted, Anchors, CannotAccept, Expectations, Finding, Limits, Reason, Registered, examine,
    lint,
};
use sha2::{Digest as _, Sha256};

use super::archive::{Archive, Item};
use super::authority::{self, Hash, ORGANIZATION, Paper, SIGNER};
use super::paper::{self, Cipher};

/// The citizen of the tests: invented, with a right check digit.
pub const NUMBER: &str = "A123456789";

/// The citizen's PDF: made once, because each encryption gives other bytes.
static LOCKED: LazyLock<Vec<u8>> =
    LazyLock::new(|| paper::locked("household", Cipher::Aes256, NUMBER));

/// Reads PDFs in this process: these tests trust theirs.
pub struct Trusting;

impl PdfReader for Trusting {
    fn judge(&self, pdf: &[u8], password: Option<&str>) -> Result<Verdict, CannotLook> {
        Ok(judge_here(pdf, password))
    }

    fn open(&self, pdf: &[u8], password: &str) -> Result<Option<Vec<u8>>, CannotLook> {
        Ok(open_here(pdf, password))
    }
}

/// What goes into a package. Signature and manifest are made from the rest unless they are given.
pub struct Parcel {
    pub files: Vec<(String, Vec<u8>)>,
    pub manifest: Option<Vec<u8>>,
    pub signature: Option<Vec<u8>>,
    pub certificate: Vec<u8>,
}

impl Parcel {
    /// What an agency sends: a JSON file and an encrypted PDF.
    pub fn honest() -> Self {
        Self {
            files: vec![
                ("個人戶籍資料.json".into(), "{\"name\":\"王小明\"}".into()),
                ("個人戶籍資料.pdf".into(), LOCKED.clone()),
            ],
            manifest: None,
            signature: None,
            certificate: Paper::default().pem().into_bytes(),
        }
    }

    /// The honest one with another certificate.
    pub fn certified(certificate: impl Into<Vec<u8>>) -> Self {
        Self {
            certificate: certificate.into(),
            ..Self::honest()
        }
    }

    /// The honest one with a manifest of one's own, rightly signed.
    pub fn listing(manifest: impl Into<Vec<u8>>) -> Self {
        Self {
            manifest: Some(manifest.into()),
            ..Self::honest()
        }
    }

    /// The honest one with other files, rightly listed.
    pub fn holding(files: &[(&str, &[u8])]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(name, content)| ((*name).to_owned(), content.to_vec()))
                .collect(),
            ..Self::honest()
        }
    }

    /// The manifest that tells the truth.
    pub fn true_manifest(&self) -> String {
        manifest(
            self.files
                .iter()
                .map(|(name, content)| (name.as_str(), digest(content))),
        )
    }

    /// The entries, ready to be spoiled.
    pub fn items(&self) -> Vec<Item> {
        let manifest = self
            .manifest
            .clone()
            .unwrap_or_else(|| self.true_manifest().into_bytes());
        let signature = self
            .signature
            .clone()
            .unwrap_or_else(|| authority::sign(&SIGNER, Hash::Sha256, &manifest));
        let mut items: Vec<_> = self
            .files
            .iter()
            .map(|(name, content)| Item::deflated(name, content))
            .collect();
        items.push(Item::stored("META-INFO/manifest.xml", &manifest));
        items.push(Item::stored("META-INFO/manifest.sha256withrsa", &signature));
        items.push(Item::deflated(
            "META-INFO/certificate.cer",
            &self.certificate,
        ));
        items
    }

    /// The archive, ready to be spoiled.
    pub fn archive(&self) -> Archive {
        Archive::of(self.items())
    }

    /// The bytes on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        self.archive().bytes()
    }
}

/// SHA-256 as manifests write it.
pub fn digest(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content))
}

/// SHA-256 as some manifests write it.
pub fn base64_digest(content: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(content))
}

/// A manifest of these lines.
pub fn manifest<'a>(lines: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(name, digest)| {
            format!("<file><filename>{name}</filename><digest>{digest}</digest></file>")
        })
        .collect();
    let lines = lines.concat();
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<files>{lines}</files>\n")
}

/// The platform's side: everything is checked.
pub struct Platform {
    pub anchors: Anchors,
    pub subject: NationalId,
    pub registered: Registered,
    pub limits: Limits,
}

impl Platform {
    pub fn new() -> Self {
        Self {
            anchors: Anchors::from_pem(&authority::anchor()).unwrap(),
            subject: NationalId::parse(NUMBER).unwrap(),
            registered: Registered {
                fingerprints: Vec::new(),
                organizations: vec![ORGANIZATION.into()],
            },
            limits: Limits::default(),
        }
    }

    pub fn expectations(&self) -> Expectations<'_> {
        Expectations {
            now: authority::now(),
            limits: self.limits,
            anchors: Some(&self.anchors),
            subject: Some(&self.subject),
            registered: Some(&self.registered),
            pdf: &Trusting,
        }
    }

    pub fn examine(&self, bytes: &[u8]) -> Result<Accepted, Finding> {
        examine(&Bytes::copy_from_slice(bytes), &self.expectations()).map_err(|error| match error {
            CannotAccept::Refused(finding) => finding,
            CannotAccept::CannotLook(error) => panic!("{error}"),
        })
    }

    pub fn lint(&self, bytes: &[u8]) -> Vec<Reason> {
        lint(&Bytes::copy_from_slice(bytes), &self.expectations())
            .unwrap()
            .into_iter()
            .map(|finding| finding.reason)
            .collect()
    }
}

/// The package passes everything.
#[track_caller]
pub fn accepted(bytes: &[u8]) -> Accepted {
    Platform::new().examine(bytes).unwrap()
}

/// The package is refused for exactly this reason, and a linter names it too.
#[track_caller]
pub fn refused(bytes: &[u8], reason: Reason) {
    let platform = Platform::new();
    let finding = platform
        .examine(bytes)
        .expect_err("a malformed package was accepted");
    assert_eq!(
        (finding.rule, finding.reason),
        (reason.rule(), reason),
        "{:?}",
        finding.place
    );
    assert!(
        platform.lint(bytes).contains(&reason),
        "the linter misses it"
    );
}
