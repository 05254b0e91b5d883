//! P09 and P10: the list of files, and whether the files are those of the list.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::finding::{Findings, Place};
use super::folder::MANIFEST;
use super::reason::Reason;
use super::xml;

/// One line of the list, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) digest: String,
}

/// P09. `None` when there is no list to go on with.
pub(super) fn read(
    file: Option<&[u8]>,
    limit: usize,
    findings: &mut Findings,
) -> Option<Vec<Listed>> {
    let Some(file) = file else {
        findings.add(Reason::ManifestMissing, Place::archive());
        return None;
    };
    let list = text(file, limit).and_then(xml::read);
    list.map_err(|wrong| {
        findings.add(wrong.reason, Place::entry(MANIFEST).with_offset(wrong.at));
    })
    .ok()
}

/// The file as text: plain UTF-8, of bounded size, without the traps that come before any XML.
fn text(file: &[u8], limit: usize) -> Result<&str, xml::Wrong> {
    let wrong = |reason, at: usize| xml::Wrong {
        reason,
        at: at as u64,
    };
    if file.len() > limit {
        return Err(wrong(Reason::ManifestTooLarge, limit));
    }
    if file.starts_with(b"\xEF\xBB\xBF") {
        return Err(wrong(Reason::ManifestByteOrderMark, 0));
    }
    let utf16 = file.starts_with(b"\xFF\xFE") || file.starts_with(b"\xFE\xFF");
    if utf16 || file.starts_with(b"<\0") || file.starts_with(b"\0<") {
        return Err(wrong(Reason::ManifestUtf16, 0));
    }
    std::str::from_utf8(file).map_err(|error| wrong(Reason::ManifestNotUtf8, error.valid_up_to()))
}

/// SHA-256 of one file of the package.
pub(super) struct Hashed<'a> {
    pub(super) name: &'a str,
    pub(super) digest: [u8; 32],
}

impl<'a> Hashed<'a> {
    /// Hashes `content`.
    pub(super) fn new(name: &'a str, content: &[u8]) -> Self {
        Self {
            name,
            digest: Sha256::digest(content).into(),
        }
    }
}

/// P10: each listed file is there once, each other file is listed, the digests are equal. Says whether one of the
/// digests was written in Base64.
pub(super) fn compare(listed: &[Listed], files: &[Hashed<'_>], findings: &mut Findings) -> bool {
    let mut base64 = false;
    let mut open: HashMap<&str, &Hashed<'_>> = files.iter().map(|file| (file.name, file)).collect();
    let mut seen: Vec<&str> = Vec::new();
    for line in listed {
        let place = Place::entry(&line.name);
        if seen.contains(&line.name.as_str()) {
            findings.add(Reason::ListedTwice, place);
            continue;
        }
        seen.push(&line.name);
        let Some(file) = open.remove(line.name.as_str()) else {
            findings.add(Reason::ListedMissing, place);
            continue;
        };
        match Digest::read(&line.digest) {
            Ok(digest) => {
                base64 |= digest.base64;
                if digest.bytes != file.digest {
                    let other = files.iter().any(|file| file.digest == digest.bytes);
                    findings.add(
                        if other {
                            Reason::DigestOfAnother
                        } else {
                            Reason::DigestDiffers
                        },
                        place,
                    );
                }
            }
            Err(reason) => findings.add(reason, place),
        }
    }
    for file in files.iter().filter(|file| open.contains_key(file.name)) {
        findings.add(Reason::Unlisted, Place::entry(file.name));
    }
    base64
}

struct Digest {
    bytes: [u8; 32],
    base64: bool,
}

impl Digest {
    /// Lower-case hexadecimal, or Base64, told apart by length and alphabet.
    fn read(text: &str) -> Result<Self, Reason> {
        let hexadecimal = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hexadecimal && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(Reason::DigestUpperCase);
        }
        let bytes = if hexadecimal {
            hex::decode(text).ok()
        } else {
            STANDARD.decode(text).ok()
        };
        let bytes = bytes
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(Reason::DigestShape)?;
        Ok(Self {
            bytes,
            base64: !hexadecimal,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(name: &str, digest: &str) -> Listed {
        Listed {
            name: name.into(),
            digest: digest.into(),
        }
    }

    fn reasons(lines: &[Listed]) -> Vec<Reason> {
        let files = [Hashed::new("a.json", b"{}"), Hashed::new("b.pdf", b"%PDF")];
        let mut findings = Findings::default();
        compare(lines, &files, &mut findings);
        findings
            .into_sorted()
            .into_iter()
            .map(|finding| finding.reason)
            .collect()
    }

    #[test]
    fn base64_is_read_and_noted() {
        let digest = STANDARD.encode(Sha256::digest(b"{}"));
        let files = [Hashed::new("a.json", b"{}")];
        let mut findings = Findings::default();
        assert!(compare(&[listed("a.json", &digest)], &files, &mut findings));
        assert_eq!(findings.len(), 0);
    }

    #[test]
    fn each_kind_of_disagreement_has_its_reason() {
        let (a, b) = (
            hex::encode(Sha256::digest(b"{}")),
            hex::encode(Sha256::digest(b"%PDF")),
        );
        assert_eq!(reasons(&[listed("a.json", &a), listed("b.pdf", &b)]), []);
        assert_eq!(reasons(&[listed("a.json", &a)]), [Reason::Unlisted]);
        assert_eq!(
            reasons(&[
                listed("a.json", &a),
                listed("a.json", &a),
                listed("b.pdf", &b)
            ]),
            [Reason::ListedTwice]
        );
        assert_eq!(
            reasons(&[
                listed("a.json", &a),
                listed("b.pdf", &b),
                listed("c.png", &b)
            ]),
            [Reason::ListedMissing]
        );
        assert_eq!(
            reasons(&[listed("a.json", &b), listed("b.pdf", &b)]),
            [Reason::DigestOfAnother]
        );
        assert_eq!(
            reasons(&[
                listed("a.json", &a.to_uppercase()),
                listed("b.pdf", &b[1..])
            ]),
            [Reason::DigestUpperCase, Reason::DigestShape]
        );
        assert_eq!(
            reasons(&[listed("a.json", &"0".repeat(64)), listed("b.pdf", &b)]),
            [Reason::DigestDiffers]
        );
    }
}
