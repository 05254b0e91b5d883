//! The way through the rules.

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use super::contents::{self, PackageFile};
use super::finding::{Finding, Findings, Place};
use super::folder::{self, CERTIFICATE, FOLDER, MANIFEST, SIGNATURE};
use super::manifest::{self, Hashed, Listed};
use super::media::Media;
use super::pdf::CannotLook;
use super::reason::Reason;
use super::signer::{self, Checked};
use super::structure::Entry;
use super::{Accepted, CannotAccept, Expectations, Note, inflate, names, signature, structure};

/// Goes through the rules in their order and stops where one is broken.
///
/// # Errors
/// The first rule that is broken, or that this machine could not look.
pub fn examine(bytes: &Bytes, against: &Expectations<'_>) -> Result<Accepted, CannotAccept> {
    let mut findings = Findings::default();
    let accepted = walk(bytes, against, &mut findings, Pace::StopAtFirst)?;
    match (accepted, findings.first()) {
        (Some(accepted), None) => Ok(accepted),
        (_, Some(finding)) => Err(CannotAccept::Refused(finding.clone())),
        // A step that yields nothing always says why; if one did not, the package must not pass.
        (None, None) => Err(CannotAccept::Refused(Finding::new(
            Reason::NotZip,
            Place::archive(),
        ))),
    }
}

/// Goes on as far as it can, and collects everything that is wrong, by rule.
///
/// # Errors
/// When this machine could not look.
pub fn lint(bytes: &Bytes, against: &Expectations<'_>) -> Result<Vec<Finding>, CannotLook> {
    let mut findings = Findings::default();
    walk(bytes, against, &mut findings, Pace::CollectAll)?;
    Ok(findings.into_sorted())
}

/// Whether to go on after something was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    StopAtFirst,
    CollectAll,
}

impl Pace {
    /// `None` when it is time to stop.
    fn next(self, findings: &Findings) -> Option<()> {
        (self == Self::CollectAll || findings.len() == 0).then_some(())
    }
}

fn walk(
    bytes: &Bytes,
    against: &Expectations<'_>,
    findings: &mut Findings,
    pace: Pace,
) -> Result<Option<Accepted>, CannotLook> {
    let Some(opened) = open(bytes, against, findings, pace) else {
        return Ok(None);
    };
    let Some(signed) = verify(&opened, against, findings, pace) else {
        return Ok(None);
    };
    let mut base64 = false;
    let listed = signed.listed.as_deref();
    contents::check(&opened.files, against, findings, |findings| {
        if let Some(listed) = listed {
            base64 = manifest::compare(listed, &hash(&opened.files), findings);
        }
    })?;
    let Some(Checked { signer, .. }) = signed.signer else {
        return Ok(None);
    };
    Ok(Some(Accepted {
        no_data: contents::is_no_data(&opened.files),
        manifest_digest: Sha256::digest(opened.manifest.as_deref().unwrap_or_default()).into(),
        files: opened.files,
        signer,
        notes: base64.then_some(Note::Base64Digest).into_iter().collect(),
        unchecked: against.unchecked(),
    }))
}

fn hash(files: &[PackageFile]) -> Vec<Hashed<'_>> {
    files
        .iter()
        .map(|file| Hashed::new(&file.name, &file.content))
        .collect()
}

/// The package in memory, by the roles of its files.
#[derive(Default)]
struct Opened {
    files: Vec<PackageFile>,
    manifest: Option<Bytes>,
    signature: Option<Bytes>,
    certificate: Option<Bytes>,
}

/// P01 to P06.
fn open(
    bytes: &Bytes,
    against: &Expectations<'_>,
    findings: &mut Findings,
    pace: Pace,
) -> Option<Opened> {
    if let Err(finding) = against.limits.wire_count().add(bytes.len()) {
        findings.add(finding.reason, finding.place);
        return None;
    }
    let entries = structure::scan(bytes, &against.limits, findings)?;
    let names: Vec<_> = entries.iter().map(Entry::lossy_name).collect();
    let distinct = names::distinct(&entries, &names, findings);
    let plain = findings.len() == 0;
    pace.next(findings)?;
    // A linter says what it thinks of the names even where the skeleton is too bad to be inflated.
    let contents = if plain && distinct {
        inflate::all(bytes, &entries, &against.limits, findings)
    } else {
        None
    };
    pace.next(findings)?;
    names::check(&entries, &names, findings);
    folder::check(&names, findings);
    pace.next(findings)?;
    Some(sort(names.into_iter().zip(contents?)))
}

fn sort(files: impl Iterator<Item = (String, Bytes)>) -> Opened {
    let mut opened = Opened::default();
    for (name, content) in files {
        match name.as_str() {
            MANIFEST => opened.manifest = Some(content),
            SIGNATURE => opened.signature = Some(content),
            CERTIFICATE => opened.certificate = Some(content),
            _ if name.starts_with(FOLDER) || name.ends_with('/') => (),
            _ => opened.files.push(PackageFile {
                media: Media::of(&name, &content),
                name,
                content,
            }),
        }
    }
    opened
}

/// What P07 to P09 give.
struct Signed {
    signer: Option<Checked>,
    listed: Option<Vec<Listed>>,
}

/// P07 to P09, the signature before the XML.
fn verify(
    opened: &Opened,
    against: &Expectations<'_>,
    findings: &mut Findings,
    pace: Pace,
) -> Option<Signed> {
    let signer = signer::check(opened.certificate.as_deref(), against, findings);
    pace.next(findings)?;
    let manifest = opened.manifest.as_deref();
    let key = signer.as_ref().map(|checked| &checked.key);
    signature::check(opened.signature.as_deref(), manifest, key, findings);
    pace.next(findings)?;
    let listed = manifest::read(manifest, against.limits.manifest, findings);
    pace.next(findings)?;
    Some(Signed { signer, listed })
}
