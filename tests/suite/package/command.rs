//! `mydata verify`, as a provider's engineer calls it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use mydata::kit::clock::days;
use serde_json::Value;
use tempfile::TempDir;

use super::archive::Item;
use super::authority::{Paper, anchor};
use super::parcel::{NUMBER, Parcel};

/// The command reads the machine's clock, so its certificates have to be valid for long.
fn lasting() -> Parcel {
    let now = mydata::kit::clock::Clock::now(&mydata::kit::clock::SystemClock);
    let paper = Paper {
        from: now.minus(days(1)),
        until: now.plus(days(1)),
        ..Paper::default()
    };
    Parcel::certified(paper.pem())
}

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        std::fs::write(desk.path("anchors.pem"), anchor()).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn verify(&self, package: &[u8], options: &[&str]) -> Output {
        std::fs::write(self.path("package.zip"), package).unwrap();
        call(&self.path("package.zip"), options, self.0.path())
    }
}

fn call(package: &Path, options: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mydata"))
        .arg("verify")
        .arg(package)
        .args(options)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

const EVERYTHING: [&str; 4] = ["--anchors", "anchors.pem", "--id", NUMBER];

#[test]
fn an_honest_package_is_accepted_and_what_was_not_checked_is_said() {
    let desk = Desk::new();
    let package = lasting().bytes();
    let output = desk.verify(&package, &EVERYTHING);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("通過") && said.contains("測試戶政機關"),
        "{said}"
    );
    assert!(said.contains("P12") && said.contains("P07"), "{said}");
    assert!(
        !said.contains("--anchors") && !said.contains("--id"),
        "{said}"
    );
    let said = text(&desk.verify(&package, &["--lang", "en"]));
    assert!(
        said.contains("Accepted") && said.contains("--anchors") && said.contains("--id"),
        "{said}"
    );
    assert!(!said.contains('['), "a sentence is missing: {said}");
}

#[test]
fn json_is_for_programs() {
    let desk = Desk::new();
    let verdict = json(&desk.verify(&lasting().bytes(), &["--json", "--anchors", "anchors.pem"]));
    assert_eq!(verdict["verdict"], "accepted");
    assert_eq!(verdict["files"][0]["media"], "json");
    let unchecked: Vec<_> = verdict["unchecked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["check"].clone())
        .collect();
    assert_eq!(unchecked, ["registration", "password", "answer"]);
}

#[test]
fn a_refusal_names_the_rule_the_sentence_and_the_place() {
    let desk = Desk::new();
    let mut archive = lasting().archive();
    archive.items.push(Item::stored("../evil.json", b"{}"));
    archive.items.push(Item::stored("extra.txt", b"x"));
    let output = desk.verify(&archive.bytes(), &EVERYTHING);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("P05") && said.contains("../evil.json") && !said.contains("P10"),
        "{said}"
    );
    let output = desk.verify(&archive.bytes(), &["--lint", "--json", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let verdict = json(&output);
    let rules: Vec<_> = verdict["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["rule"].clone())
        .collect();
    assert_eq!(rules, ["P05", "P10", "P10"]);
    assert_eq!(verdict["findings"][0]["reason"], "dot-part");
    assert!(verdict["findings"][0]["offset"].is_u64());
    assert!(
        verdict["findings"][0]["sentence"]
            .as_str()
            .unwrap()
            .contains("plain name")
    );
}

#[test]
fn another_citizens_number_is_refused() {
    let output = Desk::new().verify(&lasting().bytes(), &["--id", "B123456780"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output));
    assert!(text(&output).contains("P11"));
}

#[test]
fn what_cannot_be_looked_at_is_neither_accepted_nor_refused() {
    let desk = Desk::new();
    let output = call(Path::new("missing.zip"), &[], desk.0.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).contains("missing.zip"));
    let output = desk.verify(b"", &["--anchors", "package.zip"]);
    assert_eq!(output.status.code(), Some(2));
    let output = desk.verify(b"", &["--id", "A999999999"]);
    assert_eq!(output.status.code(), Some(2));
    let output = desk.verify(b"", &["--lang", "fr"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn help_is_in_plain_words() {
    let output = Command::new(env!("CARGO_BIN_EXE_mydata"))
        .args(["verify", "--help"])
        .output()
        .unwrap();
    let said = text(&output);
    assert!(
        said.contains("0 accepted, 1 refused, 2 could not look"),
        "{said}"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_mydata"))
        .arg("--help")
        .output()
        .unwrap();
    assert!(
        !text(&output).contains("read-pdf"),
        "the reader is nobody's command"
    );
}
