//! The process that reads PDFs, and what it survives.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use mydata::clients::pdf_reader::PdfReaders;
use mydata::domain::package::PdfReader as _;
use mydata::domain::package::pdf::Verdict;

use super::paper::{Cipher, locked, plain};
use super::parcel::NUMBER;

fn readers() -> PdfReaders {
    PdfReaders::of(PathBuf::from(env!("CARGO_BIN_EXE_mydata")))
}

/// A program made of one shell line.
fn script(line: &str) -> (tempfile::TempDir, PathBuf) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("program");
    std::fs::write(&path, format!("#!/bin/sh\n{line}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    (folder, path)
}

#[test]
fn it_judges_and_opens() {
    let readers = readers().with_reserve();
    readers.prepare().unwrap();
    let pdf = locked("hello", Cipher::Aes256, NUMBER);
    assert_eq!(readers.judge(&pdf, Some(NUMBER)), Ok(Verdict::Opens));
    assert_eq!(
        readers.judge(&pdf, Some("B123456780")),
        Ok(Verdict::OtherPassword)
    );
    assert_eq!(readers.judge(&pdf, None), Ok(Verdict::Locked));
    assert_eq!(readers.judge(&plain("x"), None), Ok(Verdict::NotEncrypted));
    let opened = readers.open(&pdf, NUMBER).unwrap().unwrap();
    assert_eq!(readers.judge(&opened, None), Ok(Verdict::NotEncrypted));
    assert_eq!(readers.open(&pdf, "B123456780"), Ok(None));
}

#[test]
fn many_may_ask_at_once() {
    let readers = readers().with_reserve();
    let pdf = locked("hello", Cipher::Aes256, NUMBER);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(readers.judge(&pdf, Some(NUMBER)), Ok(Verdict::Opens)));
        }
    });
}

/// A PDF of these objects, the first of which is the catalog.
fn pdf(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        write!(out, "{} 0 obj {object}\nendobj\n", number + 1).unwrap();
    }
    let table = out.len();
    let size = objects.len() + 1;
    write!(out, "xref\n0 {size}\n0000000000 65535 f \n").unwrap();
    for place in places {
        writeln!(out, "{place:010} 00000 n ").unwrap();
    }
    write!(
        out,
        "trailer <</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF"
    )
    .unwrap();
    out.into_bytes()
}

/// Each stream's length is the length of the next: lopdf follows them until its stack is full.
#[test]
fn a_file_that_overflows_the_readers_stack_is_refused() {
    let chain = |at: usize| format!("<</Length {} 0 R>>stream\nx\nendstream", at + 3);
    let objects: Vec<_> = [String::from("<</Type/Catalog>>")]
        .into_iter()
        .chain((0..20_000).map(chain))
        .collect();
    assert_eq!(
        readers().judge(&pdf(&objects, ""), Some(NUMBER)),
        Ok(Verdict::Overwhelms)
    );
}

/// Thousands of objects share one end, and lopdf copies each of them: hours of time, terabytes of memory. It is asked to,
/// because with a line before its head the file is not built plainly.
#[test]
fn a_file_that_takes_too_much_is_refused() {
    let encryption = "<</Filter/Standard/V 1/R 2/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/P -4>>";
    let mut objects = vec!["<</Type/Catalog>>".into(), encryption.into()];
    objects.extend((0..20_000).map(|_| String::new()));
    objects.push("x".repeat(4 << 20));
    let text = String::from_utf8(pdf(&objects, "/Encrypt 2 0 R/ID[(a)(a)]")).unwrap();
    let endless = text.replace("obj \nendobj\n", "obj        \n");
    assert_eq!(endless.len(), text.len());
    let patient = readers().patient_for(Duration::from_mins(10));
    let whole = format!("\n{endless}");
    let verdict = patient.judge(whole.as_bytes(), Some(NUMBER));
    assert_eq!(verdict, Ok(Verdict::Overwhelms));
    let verdict = patient.judge(endless.as_bytes(), Some(NUMBER));
    assert_eq!(verdict, Ok(Verdict::OtherPassword));
}

#[test]
fn deep_nesting_does_not_reach_this_process() {
    let readers = readers();
    for open in ["[", "<<", "<</A", "(", "[<<"] {
        let verdict = readers
            .judge(&pdf(&[open.repeat(500_000)], ""), Some(NUMBER))
            .unwrap();
        assert!(
            matches!(verdict, Verdict::Unreadable | Verdict::Overwhelms),
            "{open}: {verdict:?}"
        );
    }
}

#[test]
fn a_reader_that_dies_is_an_answer_and_one_that_never_greets_is_not() {
    let pdf = locked("hello", Cipher::Aes256, NUMBER);
    let (_keep, dies) = script("printf mydata-read-pdf1; exit 1");
    assert_eq!(
        PdfReaders::of(dies).judge(&pdf, None),
        Ok(Verdict::Overwhelms)
    );
    let (_keep, silent) = script("exit 0");
    assert!(PdfReaders::of(silent).judge(&pdf, None).is_err());
    assert!(
        PdfReaders::of("/nonexistent/program".into())
            .judge(&pdf, None)
            .is_err()
    );
}

#[test]
fn a_reader_that_hangs_is_ended() {
    let pdf = locked("hello", Cipher::Aes256, NUMBER);
    let (_keep, hangs) = script("printf mydata-read-pdf1; exec sleep 60");
    let begun = Instant::now();
    let readers = PdfReaders::of(hangs).patient_for(Duration::from_millis(300));
    assert!(readers.judge(&pdf, None).is_err());
    assert!(begun.elapsed() < Duration::from_secs(10));
}
