//! Whom the server trusts, and where it asks: the anchors, the card component, the revocation lists.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::rc::Rc;
use std::sync::mpsc;

use mydata::domain::transfer::State;
use mydata::kit::random::SystemChance;
use mydata::sandbox::hierarchy::Hierarchy;
use tempfile::TempDir;

use super::refusal;
use crate::jobs::stage::Stage;
use crate::support::visitor::Visitor;
use crate::support::wire::Wire;

/// A file with authorities that signed nothing here.
fn foreign() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let random = SystemChance::default();
    let other = Hierarchy::open(folder.path(), "http://lists.test", &random).unwrap();
    let path = folder.path().join("foreign.pem");
    let pem = other.provider_authorities_pem() + &other.citizen_authorities_pem();
    std::fs::write(&path, pem).unwrap();
    let path = path.display().to_string();
    (folder, path)
}

#[test]
fn a_package_is_refused_when_its_signer_has_other_anchors() {
    let (stage, (_folder, pem)) = (Stage::set(), foreign());
    let mut program = stage.start_with(&[("MYDATA_PROVIDER_ANCHORS", &pem)]);
    program.wait_for("end of the transfer", |_| {
        stage.transfer().state.ended_at().is_some()
    });
    let ended = stage.transfer().state;
    assert!(!matches!(ended, State::Done { .. }), "{ended:?}");
    assert_eq!(stage.count("packages"), 0);
    assert_eq!(stage.count("events WHERE code = 221"), 1);
}

#[test]
fn a_revocation_list_is_refused_when_its_signer_has_other_anchors() {
    const REFUSED: &str = "a revocation list could not be had";
    let (stage, (_folder, pem)) = (Stage::set(), foreign());
    let mut program = stage.start_with(&[("MYDATA_CITIZEN_ANCHORS", &pem)]);
    program.wait_for("refusal of the list", |log| log.contains(REFUSED));
    program.kill();
    assert_eq!(stage.count("crls"), 0);
    let mut program = stage.start_with(&[]);
    program.wait_for("list", |_| stage.count("crls") == 1);
}

#[test]
fn revocation_lists_are_asked_for_where_the_operator_says() {
    let stage = Stage::set();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/of-mine.crl", listener.local_addr().unwrap());
    let (told, asked) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = [0; 512];
        let read = stream.read(&mut head).unwrap();
        let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
        let _ = told.send(String::from_utf8_lossy(&head[..read]).into_owned());
    });
    let mut program = stage.start_with(&[("MYDATA_CRLS", &url)]);
    let mut line = None;
    program.wait_for("question", |_| {
        line = line.take().or_else(|| asked.try_recv().ok());
        line.is_some()
    });
    assert!(line.unwrap().starts_with("GET /of-mine.crl "));
}

#[actix_web::test]
async fn the_card_component_is_where_the_operator_says() {
    let stage = Stage::set();
    let component = "http://localhost:61999";
    let mut program = stage.start_with(&[("MYDATA_CARD_COMPONENT", component)]);
    let visitor = Visitor::new(Rc::new(Wire(program.address())));
    let page = visitor.ask("GET", "/help/card", &[], b"").await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.contains(&format!("img-src 'self' data: {component};")),
        "{policy}"
    );
    let body = String::from_utf8(page.body).unwrap();
    assert!(body.contains(&format!("data-card-test=\"{component}\"")));
}

#[test]
fn a_file_of_trust_that_cannot_be_used_stops_the_start_and_is_named() {
    let stage = Stage::set();
    let rubbish = stage.var().join("rubbish.pem");
    std::fs::write(&rubbish, "rubbish").unwrap();
    for name in [
        "MYDATA_CITIZEN_ANCHORS",
        "MYDATA_PROVIDER_ANCHORS",
        "MYDATA_OWNERSHIP_CERTIFICATE",
        "MYDATA_OWNERSHIP_KEY",
    ] {
        let said = refusal(stage.start_with(&[(name, rubbish.to_str().unwrap())]));
        assert_eq!(said.len(), 1, "{said:?}");
        let said = said[0].replace(
            "the ownership register cannot be asked: our certificate",
            "MYDATA_OWNERSHIP_CERTIFICATE",
        );
        let said = said.replace(
            "the ownership register cannot be asked: our key",
            "MYDATA_OWNERSHIP_KEY",
        );
        assert!(said.contains(name), "{said}");
        let missing = stage.var().join("missing.pem");
        let said = refusal(stage.start_with(&[(name, missing.to_str().unwrap())]));
        assert!(said[0].starts_with(name), "{said:?}");
    }
}
