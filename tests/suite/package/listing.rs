//! P09 and P10: the manifest and the files it lists.

use mydata::domain::package::{Note, Reason};

use super::archive::Archive;
use super::parcel::{Parcel, accepted, base64_digest, digest, manifest, refused};

/// The honest package whose true manifest is changed as a text, and signed after the change.
fn changed(change: impl FnOnce(String) -> String) -> Vec<u8> {
    Parcel::listing(change(Parcel::honest().true_manifest())).bytes()
}

fn after_declaration(text: &str) -> String {
    Parcel::honest()
        .true_manifest()
        .replacen("?>", &format!("?>{text}"), 1)
}

#[test]
fn manifests_in_other_encodings_are_refused() {
    let text = Parcel::honest().true_manifest();
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>()
    };
    let missing = Parcel::honest()
        .items()
        .into_iter()
        .filter(|item| item.local.name != b"META-INFO/manifest.xml");
    refused(&Archive::of(missing).bytes(), Reason::ManifestMissing);
    refused(
        &Parcel::listing(utf16(&format!("\u{feff}{text}"))).bytes(),
        Reason::ManifestUtf16,
    );
    refused(
        &Parcel::listing(utf16(&text)).bytes(),
        Reason::ManifestUtf16,
    );
    refused(
        &changed(|text| format!("\u{feff}{text}")),
        Reason::ManifestByteOrderMark,
    );
    refused(
        &Parcel::listing(b"<files>\xA4\xE1</files>".to_vec()).bytes(),
        Reason::ManifestNotUtf8,
    );
    refused(
        &changed(|text| text.replace("utf-8", "Big5")),
        Reason::ManifestOtherEncoding,
    );
    let blanks = |length: usize| " ".repeat(length - text.len());
    accepted(&changed(|text| text + &blanks(256 << 10)));
    refused(
        &changed(|text| text + &blanks((256 << 10) + 1)),
        Reason::ManifestTooLarge,
    );
}

#[test]
fn the_declaration_of_the_manuals_slide_is_refused_with_its_own_reason() {
    refused(
        &changed(|text| text.replace("\"utf-8\"?>", "\"utf-8\" >")),
        Reason::ManifestSlideDeclaration,
    );
}

#[test]
fn doctypes_and_entities_are_refused() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    for doctype in [
        "<!DOCTYPE files>",
        "<!DOCTYPE f SYSTEM \"file:///etc/passwd\">",
        laughs,
    ] {
        refused(
            &Parcel::listing(after_declaration(doctype)).bytes(),
            Reason::ManifestDoctype,
        );
    }
    refused(
        &changed(|text| text.replace("個人", "&who;")),
        Reason::ManifestEntity,
    );
    accepted(&changed(|text| {
        text.replace("個", "&#x500b;").replace("人", "&#20154;")
    }));
}

#[test]
fn attributes_and_other_trees_are_refused() {
    let huge = format!("<files note=\"{}\">", "x".repeat(100_000));
    refused(
        &changed(|text| text.replace("<files>", &huge)),
        Reason::ManifestAttribute,
    );
    refused(
        &changed(|text| text.replace("<digest>", "<digest algorithm=\"SHA-256\">")),
        Reason::ManifestAttribute,
    );
    refused(
        &changed(|text| text.replace("files>", "list>")),
        Reason::ManifestTree,
    );
    refused(
        &changed(|text| text.replace("</file>", "<size>1</size></file>")),
        Reason::ManifestTree,
    );
    let deep = "<a>".repeat(1000);
    refused(
        &changed(|text| text.replace("<filename>", &format!("<filename>{deep}"))),
        Reason::ManifestTree,
    );
    refused(
        &changed(|text| text.replace("</files>", "")),
        Reason::ManifestNotWellFormed,
    );
    refused(&changed(|text| text + "<files/>"), Reason::ManifestTree);
}

#[test]
fn each_disagreement_between_list_and_files_is_refused_for_its_own_reason() {
    let parcel = Parcel::honest();
    let [(json, data), (pdf, paper)] = parcel.files.as_slice() else {
        panic!()
    };
    let list = |lines: &[(&str, String)]| Parcel {
        manifest: Some(manifest(lines.to_vec()).into_bytes()),
        ..Parcel::honest()
    };
    let packed = |lines: &[(&str, String)]| list(lines).bytes();
    let (right, other) = (digest(data), digest(paper));
    accepted(&packed(&[(json, right.clone()), (pdf, other.clone())]));
    refused(&packed(&[(json, right.clone())]), Reason::Unlisted);
    refused(&packed(&[]), Reason::Unlisted);
    refused(
        &packed(&[
            (json, right.clone()),
            (pdf, other.clone()),
            ("more.txt", other.clone()),
        ]),
        Reason::ListedMissing,
    );
    refused(
        &packed(&[
            (json, right.clone()),
            (json, right.clone()),
            (pdf, other.clone()),
        ]),
        Reason::ListedTwice,
    );
    refused(
        &packed(&[(json, other.clone()), (pdf, right.clone())]),
        Reason::DigestOfAnother,
    );
    refused(
        &packed(&[(json, "0".repeat(64)), (pdf, other.clone())]),
        Reason::DigestDiffers,
    );
    refused(
        &packed(&[(json, right.to_uppercase()), (pdf, other.clone())]),
        Reason::DigestUpperCase,
    );
    refused(
        &packed(&[(json, String::new()), (pdf, other.clone())]),
        Reason::DigestShape,
    );
    let package = accepted(&packed(&[(json, base64_digest(data)), (pdf, other)]));
    assert_eq!(package.notes, [Note::Base64Digest]);
}

#[test]
fn the_manifests_digest_is_given_for_rule_twelve() {
    let parcel = Parcel::honest();
    let expected = digest(parcel.true_manifest().as_bytes());
    assert_eq!(
        hex::encode(accepted(&parcel.bytes()).manifest_digest),
        expected
    );
}
