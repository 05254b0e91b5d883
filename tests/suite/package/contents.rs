//! P11: JSON, PDF, "no data".

use mydata::domain::package::pdf::{Verdict, judge_here, open_here};
use mydata::domain::package::{CannotAccept, CannotLook, Media, PdfReader, Reason, examine};

use super::paper::{Cipher, locked, plain};
use super::parcel::{NUMBER, Parcel, Platform, accepted, refused};

const CIPHERS: [Cipher; 4] = [
    Cipher::Rc4With40Bits,
    Cipher::Rc4With128Bits,
    Cipher::Aes128,
    Cipher::Aes256,
];

fn with_pdf(pdf: &[u8]) -> Vec<u8> {
    Parcel::holding(&[("a.json", b"{}"), ("a.pdf", pdf)]).bytes()
}

fn with_json(json: &[u8]) -> Vec<u8> {
    Parcel::holding(&[
        ("a.json", json),
        ("a.pdf", &locked("x", Cipher::Aes256, NUMBER)),
    ])
    .bytes()
}

#[test]
fn every_standard_cipher_opens_with_the_number() {
    for cipher in CIPHERS {
        let pdf = locked("hello", cipher, NUMBER);
        accepted(&with_pdf(&pdf));
        let opened = open_here(&pdf, NUMBER).unwrap();
        assert_eq!(
            judge_here(&opened, None),
            Verdict::NotEncrypted,
            "{cipher:?}"
        );
        let page = lopdf::Document::load_mem(&opened).unwrap();
        assert!(
            page.extract_text(&[1]).unwrap().contains("hello"),
            "{cipher:?}"
        );
        assert!(open_here(&pdf, "A000000000").is_none(), "{cipher:?}");
    }
}

#[test]
fn each_wrong_pdf_is_refused_for_its_own_reason() {
    refused(&with_pdf(&plain("x")), Reason::PdfNotEncrypted);
    for cipher in CIPHERS {
        refused(
            &with_pdf(&locked("x", cipher, "")),
            Reason::PdfEmptyPassword,
        );
        refused(
            &with_pdf(&locked("x", cipher, "B123456780")),
            Reason::PdfOtherPassword,
        );
        refused(
            &with_pdf(&locked("x", cipher, &NUMBER.to_lowercase())),
            Reason::PdfOtherPassword,
        );
    }
    refused(&with_pdf(b"hello"), Reason::PdfUnreadable);
    refused(&with_pdf(b""), Reason::PdfUnreadable);
    let unknown =
        String::from_utf8_lossy(&plain("x")).replace("/Root", "/Encrypt<</Filter/Other/V 9>>/Root");
    refused(&with_pdf(unknown.as_bytes()), Reason::PdfEncryptionUnknown);
}

/// A line before the head makes lopdf read the whole file.
#[test]
fn a_pdf_is_judged_alike_however_it_is_built() {
    for cipher in CIPHERS {
        for password in [NUMBER, ""] {
            let pdf = locked("x", cipher, password);
            let with_line = [b"\n", pdf.as_slice()].concat();
            for tried in [None, Some(NUMBER), Some("B123456780"), Some("owner")] {
                let verdict = judge_here(&pdf, tried);
                assert_eq!(
                    judge_here(&with_line, tried),
                    verdict,
                    "{cipher:?} {tried:?}"
                );
            }
        }
    }
}

#[test]
fn an_unencrypted_pdf_under_another_name_is_refused() {
    let good = locked("x", Cipher::Aes256, NUMBER);
    let files: [(&str, &[u8]); 3] = [
        ("a.json", b"{}"),
        ("a.pdf", &good),
        ("photo.jpg", &plain("x")),
    ];
    refused(&Parcel::holding(&files).bytes(), Reason::PdfNotEncrypted);
}

#[test]
fn json_has_to_be_there_and_to_parse() {
    refused(
        &Parcel::holding(&[("a.pdf", &locked("x", Cipher::Aes256, NUMBER))]).bytes(),
        Reason::JsonMissing,
    );
    refused(&with_json(b"{"), Reason::JsonBroken);
    refused(&with_json(b""), Reason::JsonBroken);
    refused(&with_json(b"{} {}"), Reason::JsonBroken);
    refused(&with_json(b"\"\xA4\xE1\""), Reason::JsonBroken);
    refused(&with_json(b"\xEF\xBB\xBF{}"), Reason::JsonByteOrderMark);
    // Deep nesting is refused by the ratio already when it compresses well; stored, the parser has to bear it.
    let mut archive = Parcel::holding(&[
        ("a.json", &b"[".repeat(50_000)),
        ("a.pdf", &locked("x", Cipher::Aes256, NUMBER)),
    ])
    .archive();
    archive.items[0] = super::archive::Item::stored("a.json", &b"[".repeat(50_000));
    refused(&archive.bytes(), Reason::JsonBroken);
}

#[test]
fn a_pdf_has_to_be_there() {
    refused(
        &Parcel::holding(&[("a.json", b"{}")]).bytes(),
        Reason::PdfMissing,
    );
}

#[test]
fn no_data_is_a_package_too_and_needs_no_locked_pdf() {
    let answer = "{\"code\":\"204\",\"text\":\"查無資料\"}".as_bytes();
    let pdf = plain("no data");
    let with: [(&str, &[u8]); 2] = [("a.json", answer), ("a.pdf", &pdf)];
    assert!(accepted(&Parcel::holding(&with).bytes()).no_data);
    assert!(accepted(&Parcel::holding(&with[..1]).bytes()).no_data);
    let more: [(&str, &[u8]); 3] = [("a.json", answer), ("b.json", b"{}"), ("a.pdf", &pdf)];
    refused(&Parcel::holding(&more).bytes(), Reason::PdfNotEncrypted);
}

#[test]
fn files_are_given_with_what_they_are() {
    let pdf = locked("x", Cipher::Aes256, NUMBER);
    let files: [(&str, &[u8]); 4] = [
        ("a.json", b"{}"),
        ("photos/a.jpg", b"\xFF\xD8\xFF\xE0 photo"),
        ("a.pdf", &pdf),
        ("a.csv", b"1,2"),
    ];
    let package = accepted(&Parcel::holding(&files).bytes());
    let found: Vec<_> = package
        .files
        .iter()
        .map(|file| (file.name.as_str(), file.media))
        .collect();
    let expected = [
        ("a.json", Media::Json),
        ("photos/a.jpg", Media::Picture),
        ("a.pdf", Media::Pdf),
        ("a.csv", Media::Other),
    ];
    assert_eq!(found, expected);
    assert!(
        !format!("{package:?}").contains("photo\""),
        "contents are not printed"
    );
}

/// A reader that is not there.
struct Absent;

impl PdfReader for Absent {
    fn judge(&self, _: &[u8], _: Option<&str>) -> Result<Verdict, CannotLook> {
        Err(CannotLook("absent".into()))
    }

    fn open(&self, _: &[u8], _: &str) -> Result<Option<Vec<u8>>, CannotLook> {
        Err(CannotLook("absent".into()))
    }
}

#[test]
fn a_missing_reader_is_this_machines_fault_and_no_refusal() {
    let platform = Platform::new();
    let mut expectations = platform.expectations();
    expectations.pdf = &Absent;
    let found = examine(&Parcel::honest().bytes().into(), &expectations).unwrap_err();
    assert!(matches!(found, CannotAccept::CannotLook(_)), "{found}");
}
