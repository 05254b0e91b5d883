//! P06: the folder `META-INFO` and what belongs into it.

use super::finding::{Findings, Place};
use super::reason::Reason;

/// The folder, with its slash.
pub const FOLDER: &str = "META-INFO/";
/// The list of files with their digests.
pub const MANIFEST: &str = "META-INFO/manifest.xml";
/// The signature over the manifest.
pub const SIGNATURE: &str = "META-INFO/manifest.sha256withrsa";
/// The signer's certificate.
pub const CERTIFICATE: &str = "META-INFO/certificate.cer";

/// The only directory that may be an entry.
pub(super) fn is_permitted_directory(name: &str) -> bool {
    name == FOLDER
}

/// P06. Missing files of the folder are found by the rules that need them.
pub(super) fn check(names: &[String], findings: &mut Findings) {
    let mut present = false;
    let before = findings.len();
    for name in names {
        let mut parts = name.split('/');
        let first = parts.next().unwrap_or_default();
        let inside = parts.next().is_some();
        match first {
            "META-INFO" if inside => {
                present = true;
                if ![FOLDER, MANIFEST, SIGNATURE, CERTIFICATE].contains(&name.as_str()) {
                    findings.add(Reason::MetaFolderExtraFile, Place::entry(name));
                }
            }
            _ if !inside => (),
            _ if first.eq_ignore_ascii_case("META-INF") => {
                findings.add(Reason::MetaInfLookAlike, Place::entry(name));
            }
            _ if first.eq_ignore_ascii_case("META-INFO") => {
                findings.add(Reason::MetaFolderMisspelt, Place::entry(name));
            }
            _ if name.contains("/META-INFO/") => {
                findings.add(Reason::MetaFolderNotOnTop, Place::entry(name));
            }
            _ => (),
        }
    }
    if !present && findings.len() == before {
        findings.add(Reason::MetaFolderMissing, Place::archive());
    }
}
