//! `MYDATA_BIND`, `MYDATA_BASE_URL`, `MYDATA_METRICS_BIND`, `MYDATA_VAR`, `MYDATA_SANDBOX`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::free_port;
use crate::counter::office::strangers;
use crate::jobs::program::Program;
use crate::jobs::stage::Stage;
use crate::support::visitor::Visitor;
use crate::support::wire::Wire;

fn visitor(address: SocketAddr) -> Visitor<Wire> {
    Visitor::new(Rc::new(Wire(address)))
}

#[actix_web::test]
async fn the_server_listens_where_it_is_told() {
    let stage = Stage::set();
    let mut elsewhere = stage.start_with(&[("MYDATA_BIND", "127.0.0.2:0")]);
    let address = elsewhere.address();
    assert_eq!(address.ip(), IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)));
    assert_eq!(visitor(address).visit("/healthz").await.status(), 200);
}

/// The issuer that the server calls itself, and the cookie that it gives to a visitor.
async fn called(address: SocketAddr) -> (String, String) {
    let visitor = visitor(address);
    let told = visitor
        .ask("GET", "/.well-known/oauth-authorization-server", &[], b"")
        .await;
    let told: serde_json::Value = serde_json::from_slice(&told.body).unwrap();
    let page = visitor.ask("GET", "/personal/signin/code", &[], b"").await;
    let cookie = page.header("set-cookie").unwrap().to_owned();
    (told["issuer"].as_str().unwrap().to_owned(), cookie)
}

#[actix_web::test]
async fn the_address_that_people_type_is_in_what_the_server_says_and_decides_how_its_cookie_travels()
 {
    let stage = Stage::set();
    let mut plain = stage.start_with(&[]);
    let address = plain.address();
    let (issuer, cookie) = called(address).await;
    assert_eq!(issuer, format!("http://{address}"));
    assert!(
        cookie.starts_with("mydata-form=") && !cookie.contains("Secure"),
        "{cookie}"
    );
    plain.kill();

    let bind = format!("127.0.0.1:{}", free_port());
    let mut behind = stage.start_with(&[
        ("MYDATA_BIND", &bind),
        ("MYDATA_BASE_URL", "https://mydata.example"),
    ]);
    behind.wait_for("address", |log| {
        log.contains("MyData: https://mydata.example/")
    });
    let (issuer, cookie) = called(bind.parse().unwrap()).await;
    assert_eq!(issuer, "https://mydata.example");
    assert!(
        cookie.starts_with("__Host-mydata-form=") && cookie.contains("Secure"),
        "{cookie}"
    );
}

#[actix_web::test]
async fn the_counters_are_shown_on_a_second_listener_and_only_there() {
    let stage = Stage::set();
    let bind = format!("127.0.0.1:{}", free_port());
    let mut program = stage.start_with(&[("MYDATA_METRICS_BIND", &bind)]);
    let server = visitor(program.address());
    let counters = visitor(bind.parse().unwrap());
    assert_eq!(server.ask("GET", "/metrics", &[], b"").await.status, 404);
    let mut shown = counters.ask("GET", "/metrics", &[], b"").await;
    // The second listener begins a moment after the address was printed.
    while shown.status == 0 {
        actix_web::rt::task::yield_now().await;
        shown = counters.ask("GET", "/metrics", &[], b"").await;
    }
    assert_eq!(shown.status, 200);
    assert!(String::from_utf8(shown.body).unwrap().contains("mydata_"));
    assert_eq!(counters.ask("GET", "/", &[], b"").await.status, 404);
}

#[test]
fn everything_lies_below_the_folder_that_is_named() {
    let (stage, other) = (Stage::set(), tempfile::tempdir().unwrap());
    let var = other.path().join("elsewhere");
    let settings = [("MYDATA_VAR", var.to_str().unwrap())];
    Program::run(stage.var(), &settings, &[]).address();
    for name in ["mydata.sqlite", "master.key", "packages", "mail", "sandbox"] {
        assert!(var.join(name).exists(), "{name}");
    }
}

/// What below a folder others than its owner may do something with.
fn open_to_others(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // The database's side files come and go.
        let Ok(known) = std::fs::symlink_metadata(&path) else {
            continue;
        };
        if known.permissions().mode() & 0o077 != 0 {
            found.push(path.clone());
        }
        if known.is_dir() {
            open_to_others(&path, found);
        }
    }
}

#[test]
fn what_the_program_keeps_is_for_its_owner_only_also_what_was_open_before() {
    let (stage, other) = (Stage::set(), tempfile::tempdir().unwrap());
    let var = other.path().join("elsewhere");
    let settings = [("MYDATA_VAR", var.to_str().unwrap())];
    for _ in 0..2 {
        let mut program = Program::run(stage.var(), &settings, &[]);
        program.address();
        program.wait_for("introduction", |_| var.join("demo.json").exists());
        let mut found = Vec::new();
        open_to_others(other.path(), &mut found);
        assert_eq!(found, Vec::<PathBuf>::new());
        program.kill();
        for (name, mode) in [
            ("mail", 0o755),
            ("sandbox", 0o755),
            ("mydata.sqlite", 0o644),
        ] {
            let wide = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(var.join(name), wide).unwrap();
        }
    }
}

#[test]
fn a_command_that_only_reads_makes_nothing_where_nothing_is() {
    let (stage, other) = (Stage::set(), tempfile::tempdir().unwrap());
    let var = other.path().join("mistyped");
    let settings = [("MYDATA_VAR", var.to_str().unwrap())];
    for command in [
        ["admin", "audit", "verify"],
        ["admin", "provider", "list"],
        ["admin", "counter", "list"],
        ["admin", "clerk", "list"],
        ["admin", "reviewer", "list"],
    ] {
        let (ended, said) = Program::run(stage.var(), &settings, &command).end();
        assert!(!ended.success(), "{said}");
        assert!(said.contains("mistyped"), "{said}");
        assert!(!var.exists(), "{said}");
    }
}

#[actix_web::test]
async fn the_strangers_are_played_unless_they_are_switched_off() {
    let stage = Stage::set();
    let demo = stage.var().join("demo.json");
    let mut alone = {
        let trust = strangers(&stage);
        let mut settings: Vec<(&str, &str)> = trust
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        settings.push(("MYDATA_CRLS", "http://127.0.0.1:9/complete.crl"));
        settings.push(("MYDATA_SANDBOX", "off"));
        stage.start_with(&settings)
    };
    let page = visitor(alone.address()).visit("/").await;
    assert!(!page.sees("示範環境"), "{}", page.read());
    alone.kill();
    assert!(!demo.exists());

    let mut town = stage.start_with(&[("MYDATA_SANDBOX", "on")]);
    let page = visitor(town.address()).visit("/").await;
    assert!(page.sees("示範環境"), "{}", page.read());
    assert!(demo.exists());
}
