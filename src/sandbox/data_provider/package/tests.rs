use std::collections::BTreeMap;
use std::io::Read as _;
use std::process::Command;
use std::sync::Arc;

use rsa::RsaPublicKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::DecodePublicKey as _;
use rsa::signature::Verifier as _;
use x509_cert::Certificate;
use x509_cert::der::{DecodePem as _, Encode as _};

use super::*;
use crate::domain::citizen::national_id::NationalId;
use crate::domain::package::{
    Anchors, CannotAccept, Expectations, Limits, Registered, Rule, examine,
};
use crate::kit::random::{SeededChance, SharedRandom};
use crate::sandbox::data_provider::dice::Dice;
use crate::sandbox::data_provider::portrait::Portrait;
use crate::sandbox::data_provider::testing::{HIERARCHY, PdfHere, signers};

const NUMBER: &str = "A102000303";

fn document() -> Document {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    Document {
        title: "影像 & 資料".to_owned(),
        agency: "虛擬內政部".to_owned(),
        made_at: day.and_hms_opt(14, 5, 0).unwrap(),
        entries: vec![
            ("姓名".to_owned(), Value::text("𠮷田㐂堃")),
            (
                "相片".to_owned(),
                Value::Picture(Portrait::draw(&mut Dice::of("one", "face"))),
            ),
        ],
    }
}

fn packed(document: &Document, flaw: Option<Flaw>) -> Vec<u8> {
    let random: SharedRandom = Arc::new(SeededChance::from_seed(2));
    let contents = Contents {
        document,
        password: NUMBER,
        flaw,
    };
    pack(&contents, &signers(), &*random).unwrap()
}

/// Everything in the archive by its name; `None` when it cannot be opened.
fn opened(archive: Vec<u8>) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).ok()?;
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        files.insert(entry.name().unwrap().into_owned(), bytes);
    }
    Some(files)
}

fn certificate(files: &BTreeMap<String, Vec<u8>>) -> Certificate {
    Certificate::from_pem(&files["META-INFO/certificate.cer"]).unwrap()
}

fn signature_holds(files: &BTreeMap<String, Vec<u8>>) -> bool {
    let public = certificate(files).tbs_certificate.subject_public_key_info;
    let key = RsaPublicKey::from_public_key_der(&public.to_der().unwrap()).unwrap();
    let signature = Signature::try_from(&files["META-INFO/manifest.sha256withrsa"][..]).unwrap();
    let manifest = &files["META-INFO/manifest.xml"];
    VerifyingKey::<Sha256>::new(key)
        .verify(manifest, &signature)
        .is_ok()
}

/// Whether each digest in the manifest is that of the file it names.
fn digests_hold(files: &BTreeMap<String, Vec<u8>>) -> bool {
    let manifest = String::from_utf8(files["META-INFO/manifest.xml"].clone()).unwrap();
    assert!(manifest.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    let between = |text: &str, tag: &str| {
        let from = text.find(&format!("<{tag}>")).unwrap() + tag.len() + 2;
        let to = text.find(&format!("</{tag}>")).unwrap();
        quick_xml::escape::unescape(&text[from..to])
            .unwrap()
            .into_owned()
    };
    let listed: Vec<_> = manifest.split("<file>").skip(1).collect();
    assert_eq!(listed.len() + 3, files.len());
    listed.iter().all(|entry| {
        let digest = hex::encode(Sha256::digest(&files[&between(entry, "filename")]));
        digest == between(entry, "digest")
    })
}

fn pdf_opens_with(files: &BTreeMap<String, Vec<u8>>, password: &str) -> bool {
    let options = lopdf::LoadOptions::with_password(password);
    lopdf::Document::load_mem_with_options(&files["影像 & 資料.pdf"], options).is_ok()
}

#[test]
fn an_honest_package_is_signed_listed_and_locked() {
    let files = opened(packed(&document(), None)).unwrap();
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "META-INFO/certificate.cer",
            "META-INFO/manifest.sha256withrsa",
            "META-INFO/manifest.xml",
            "影像 & 資料.json",
            "影像 & 資料.pdf",
            "相片.png",
        ]
    );
    assert!(signature_holds(&files) && digests_hold(&files));
    assert!(pdf_opens_with(&files, NUMBER) && !pdf_opens_with(&files, ""));
    let json: serde_json::Value = serde_json::from_slice(&files["影像 & 資料.json"]).unwrap();
    assert_eq!(json["姓名"], "𠮷田㐂堃");
    assert!(
        json["相片"]
            .as_str()
            .unwrap()
            .starts_with("data:image/png;base64,")
    );
    let pem = String::from_utf8(files["META-INFO/certificate.cer"].clone()).unwrap();
    assert!(pem.matches("-----BEGIN").count() == 1 && !pem.contains("PRIVATE"));
}

#[test]
fn without_data_the_package_says_so_in_both_files() {
    let mut document = document();
    document.entries.clear();
    let files = opened(packed(&document, None)).unwrap();
    assert_eq!(files["影像 & 資料.json"], NO_DATA.as_bytes());
    assert!(signature_holds(&files) && digests_hold(&files) && pdf_opens_with(&files, NUMBER));
}

#[test]
fn each_flaw_is_the_only_thing_wrong() {
    let with = |flaw| opened(packed(&document(), Some(flaw)));
    assert!(with(Flaw::Corrupt).is_none());

    let files = with(Flaw::WrongDigest).unwrap();
    assert!(signature_holds(&files) && !digests_hold(&files));

    let signers = signers();
    let fingerprint = |files: &BTreeMap<_, _>| {
        crate::domain::dataset::signer::Fingerprint::of(&certificate(files).to_der().unwrap())
    };
    let files = with(Flaw::WrongSigner).unwrap();
    assert!(signature_holds(&files) && digests_hold(&files));
    assert_eq!(fingerprint(&files), signers.foreign.fingerprint());

    let files = with(Flaw::Expired).unwrap();
    assert!(signature_holds(&files) && digests_hold(&files));
    let end = certificate(&files).tbs_certificate.validity.not_after;
    assert!(end.to_unix_duration().as_secs() < 1_790_000_000);

    let files = with(Flaw::PlainPdf).unwrap();
    assert!(signature_holds(&files) && digests_hold(&files));
    assert!(
        !lopdf::Document::load_mem(&files["影像 & 資料.pdf"])
            .unwrap()
            .is_encrypted()
    );

    let files = with(Flaw::OtherPassword).unwrap();
    assert!(signature_holds(&files) && digests_hold(&files));
    assert!(!pdf_opens_with(&files, NUMBER));

    let files = with(Flaw::MetaInf).unwrap();
    assert!(files.contains_key("META-INF/manifest.xml"));
    assert!(!files.contains_key("META-INFO/manifest.xml"));
}

/// The rule by which the platform refuses the package; `None` when it takes it.
fn broken_rule(document: &Document, flaw: Option<Flaw>) -> Option<Rule> {
    let registered = Registered {
        fingerprints: vec![signers().registered.fingerprint().to_string()],
        organizations: Vec::new(),
    };
    let anchors = Anchors::from_pem(&HIERARCHY.provider_authorities_pem()).unwrap();
    let subject = NationalId::parse(NUMBER).unwrap();
    let expectations = Expectations {
        now: "2026-11-20T06:05:00Z".parse().unwrap(),
        limits: Limits::default(),
        anchors: Some(&anchors),
        subject: Some(&subject),
        registered: Some(&registered),
        pdf: &PdfHere,
    };
    match examine(&packed(document, flaw).into(), &expectations) {
        Ok(accepted) => {
            assert_eq!(accepted.no_data, document.entries.is_empty());
            assert!(accepted.notes.is_empty());
            None
        }
        Err(CannotAccept::Refused(finding)) => Some(finding.rule),
        Err(CannotAccept::CannotLook(error)) => panic!("{error}"),
    }
}

#[test]
fn the_platform_takes_what_is_honest_and_refuses_each_flaw_by_its_own_rule() {
    let honest = document();
    assert_eq!(broken_rule(&honest, None), None);
    let empty = Document {
        entries: Vec::new(),
        ..document()
    };
    assert_eq!(broken_rule(&empty, None), None);
    for (flaw, rules) in [
        (Flaw::Corrupt, &[Rule::P02, Rule::P03, Rule::P04][..]),
        (Flaw::WrongDigest, &[Rule::P10]),
        (Flaw::WrongSigner, &[Rule::P07]),
        (Flaw::Expired, &[Rule::P07]),
        (Flaw::PlainPdf, &[Rule::P11]),
        (Flaw::OtherPassword, &[Rule::P11]),
        (Flaw::MetaInf, &[Rule::P06]),
    ] {
        let broken = broken_rule(&honest, Some(flaw));
        assert!(
            rules.iter().any(|rule| broken == Some(*rule)),
            "{flaw:?}: {broken:?}"
        );
    }
}

#[test]
fn ordinary_tools_accept_it_where_they_are_installed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let files = opened(packed(&document(), None)).unwrap();
    for (name, bytes) in &files {
        let name = name.rsplit('/').next().unwrap();
        std::fs::write(at(name), bytes).unwrap();
    }
    let run = |line: &[&str]| {
        let mut command = Command::new(line[0]);
        let output = command.args(&line[1..]).current_dir(folder.path()).output();
        output
            .ok()
            .map(|output| (output.status.success(), output.stdout))
    };
    if let Some((fine, key)) = run(&[
        "openssl",
        "x509",
        "-in",
        "certificate.cer",
        "-pubkey",
        "-noout",
    ]) {
        assert!(fine);
        std::fs::write(at("key.pem"), key).unwrap();
        let line =
            "openssl dgst -sha256 -verify key.pem -signature manifest.sha256withrsa manifest.xml";
        let line: Vec<_> = line.split(' ').collect();
        assert!(run(&line).unwrap().0);
    }
    let password = format!("--password={NUMBER}");
    if let Some((fine, _)) = run(&["qpdf", "--check", &password, "影像 & 資料.pdf"]) {
        assert!(fine);
    }
}
