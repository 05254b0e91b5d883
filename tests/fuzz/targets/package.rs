//! Packages of arbitrary bytes: nothing panics, hangs or swallows the memory.
//!
//! `cargo +nightly fuzz run package --fuzz-dir tests/fuzz` with cargo-fuzz installed. The first byte chooses what the
//! rest is: an archive as it came from the wire; or, so that the fuzzer need not guess checksums, the manifest, the
//! certificate or the data of an archive that is otherwise whole.

#![no_main]

use std::io::{Cursor, Write as _};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use mydata::domain::package::pdf::{CannotLook, PdfReader, Verdict};
use mydata::domain::package::{
    CERTIFICATE, Expectations, Limits, MANIFEST, SIGNATURE, examine, lint,
};
use mydata::kit::clock::Timestamp;

/// PDFs are read in another process, which may die of them; here they are only asked for.
struct Elsewhere;

impl PdfReader for Elsewhere {
    fn judge(&self, _: &[u8], _: Option<&str>) -> Result<Verdict, CannotLook> {
        Ok(Verdict::Locked)
    }

    fn open(&self, _: &[u8], _: &str) -> Result<Option<Vec<u8>>, CannotLook> {
        Ok(None)
    }
}

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else {
        return;
    };
    match choice % 4 {
        0 => look(bytes),
        1 => look(&whole(&[(MANIFEST, bytes)])),
        2 => look(&whole(&[(CERTIFICATE, bytes)])),
        _ => look(&whole(&[
            ("a.json", bytes),
            (SIGNATURE, bytes),
            (MANIFEST, b"<files/>"),
        ])),
    }
});

fn look(bytes: &[u8]) {
    let Some(now) = Timestamp::from_unix(1_795_000_000) else {
        return;
    };
    let against = Expectations {
        now,
        limits: Limits {
            inflated: 8 << 20,
            ..Limits::default()
        },
        anchors: None,
        subject: None,
        registered: None,
        pdf: &Elsewhere,
    };
    let bytes = Bytes::copy_from_slice(bytes);
    let found = lint(&bytes, &against);
    let accepted = examine(&bytes, &against).is_ok();
    assert_eq!(accepted, found.is_ok_and(|findings| findings.is_empty()));
}

fn whole(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in files {
        let written = writer
            .start_file(*name, options)
            .and_then(|()| Ok(writer.write_all(content)?));
        if written.is_err() {
            return Vec::new();
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
