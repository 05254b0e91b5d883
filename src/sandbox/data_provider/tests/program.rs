//! A provider that is a program of its own, in another language, attached by its form alone.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::super::testing::{SECRET, Stage, platform};
use crate::domain::citizen::national_id::NationalId;
use crate::domain::dataset::connection;
use crate::domain::package::{Anchors, Expectations, Limits, Registered, examine};
use crate::sandbox::data_provider::testing::PdfHere;

/// Killed when the test ends, however it ends.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _gone = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// `None` where this machine lacks one of the tools.
fn launch(folder: &Path, platform: &str) -> Option<Program> {
    let present = |tool: &str| Command::new(tool).arg("--version").output().is_ok();
    if !["python3", "openssl", "qpdf"].into_iter().all(present) {
        println!(
            "left out: python3, openssl and qpdf are needed for a provider in another language"
        );
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/provider/provider.py");
    let mut child = Command::new("python3")
        .arg(script)
        .arg(folder)
        .args(["--platform", platform])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let program = Program(child);
    assert!(line.starts_with("listening on 127.0.0.1:"), "{line}");
    Some(program)
}

#[actix_web::test]
async fn a_program_of_another_make_gives_packages_that_pass_every_rule() {
    let platform = platform().await;
    let folder = tempfile::tempdir().unwrap();
    let Some(_program) = launch(folder.path(), &format!("http://{}", platform.address())) else {
        return;
    };
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let form = connection::read(&read("connection.toml")).unwrap();
    std::fs::write(folder.path().join("secret"), SECRET).unwrap();
    let dataset = &form.datasets[0];

    let refused = Stage::call_at(&dataset.url, "stranger")
        .send()
        .await
        .unwrap();
    assert_eq!(refused.status(), 401);
    let refused = Stage::call_at(&dataset.url, "talkative")
        .send()
        .await
        .unwrap();
    assert_eq!(refused.status(), 504);

    let anchors = Anchors::from_pem(&read("anchor.pem")).unwrap();
    let registered = Registered {
        fingerprints: dataset
            .signer
            .certificates
            .iter()
            .map(ToString::to_string)
            .collect(),
        organizations: Vec::new(),
    };
    for (key, number) in [("ming", Some("A102000303")), ("probe", None)] {
        let answer = Stage::call_at(&dataset.url, key).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let archive = answer.bytes().await.unwrap();
        let subject = number.map(|number| NationalId::parse(number).unwrap());
        let expectations = Expectations {
            now: today(),
            limits: Limits::default(),
            anchors: Some(&anchors),
            subject: subject.as_ref(),
            registered: Some(&registered),
            pdf: &PdfHere,
        };
        let accepted = examine(&archive, &expectations).unwrap();
        assert_eq!(accepted.no_data, number.is_none());
    }
}

/// The program makes its certificates valid from this very moment.
fn today() -> crate::kit::clock::Timestamp {
    use crate::kit::clock::Clock as _;
    crate::kit::clock::SystemClock.now()
}
