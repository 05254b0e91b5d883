//! `MYDATA_ENV=production`: complete it starts, and each gap stops it with one sentence.

use std::rc::Rc;

use super::{free_port, refusal};
use crate::counter::office::strangers;
use crate::jobs::program::Program;
use crate::jobs::stage::Stage;
use crate::support::visitor::Visitor;
use crate::support::wire::Wire;

type Settings = Vec<(String, String)>;

/// Everything that production needs; the first two of these are no gap when they are left out.
fn complete(stage: &Stage) -> Settings {
    let path = |name: &str| stage.var().join(name).display().to_string();
    let own = [
        ("MYDATA_ENV", "production".to_owned()),
        ("MYDATA_BIND", format!("127.0.0.1:{}", free_port())),
        ("MYDATA_BASE_URL", "https://mydata.example".to_owned()),
        ("MYDATA_MASTER_KEY_FILE", path("master.key")),
        ("MYDATA_PACKAGE_STORE", path("packages")),
        ("MYDATA_SMTP_URL", "smtps://me:pass@mail.example".to_owned()),
        (
            "MYDATA_MAIL_FROM",
            "MyData <mydata@mydata.example>".to_owned(),
        ),
        ("MYDATA_CRLS", "http://127.0.0.1:9/complete.crl".to_owned()),
    ];
    let trust = strangers(stage).into_iter();
    let trust = trust.map(|(name, value)| (name, value.replace("http://", "https://")));
    let database = stage.settings("").into_iter();
    let database = database.filter(|(name, _)| name == "MYDATA_DATABASE_URL");
    let own = own.map(|(name, value)| (name.to_owned(), value));
    own.into_iter().chain(database).chain(trust).collect()
}

fn run(stage: &Stage, settings: &Settings) -> Program {
    let settings: Vec<(&str, &str)> = settings
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    Program::run(stage.var(), &settings, &[])
}

#[test]
fn each_gap_stops_the_start_with_one_sentence_that_says_what_to_set() {
    let stage = Stage::set();
    let whole = complete(&stage);
    assert_eq!(whole.len(), 14);
    for (missing, _) in &whole[2..] {
        let mut rest = whole.clone();
        rest.retain(|(name, _)| name != missing);
        let said = refusal(run(&stage, &rest));
        assert_eq!(said.len(), 1, "{said:?}");
        let begins = format!("{missing} is not set: ");
        assert!(said[0].starts_with(&begins), "{said:?}");
    }
}

#[test]
fn what_production_may_not_have_stops_the_start() {
    let stage = Stage::set();
    for (name, value) in [
        ("MYDATA_SANDBOX", "on"),
        ("MYDATA_SANDBOX_HALT", "letter-sent"),
        ("MYDATA_BASE_URL", "http://mydata.example"),
        ("MYDATA_SMTP_URL", "smtp://mail.example"),
        ("MYDATA_OWNERSHIP_URL", "http://register.example/"),
        ("MYDATA_DATABASE_URL", "postgres://mydata@db.example/mydata"),
    ] {
        let mut settings = complete(&stage);
        settings.retain(|(known, _)| known != name);
        settings.push((name.to_owned(), value.to_owned()));
        let said = refusal(run(&stage, &settings));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with(name), "{said:?}");
    }
}

#[test]
fn a_distant_database_is_taken_when_its_network_is_called_private() {
    let stage = Stage::set();
    let mut settings = complete(&stage);
    settings.retain(|(known, _)| known != "MYDATA_DATABASE_URL");
    // Nobody listens there: what is looked at is how far the program comes.
    let far = "postgres://mydata@192.0.2.1:1/mydata?connect_timeout=1";
    settings.push(("MYDATA_DATABASE_URL".to_owned(), far.to_owned()));
    assert!(refusal(run(&stage, &settings))[0].contains("MYDATA_DATABASE_NETWORK"));
    settings.push(("MYDATA_DATABASE_NETWORK".to_owned(), "private".to_owned()));
    let said = refusal(run(&stage, &settings));
    assert!(
        said[0].starts_with("the database cannot be opened"),
        "{said:?}"
    );
}

#[actix_web::test]
async fn a_complete_production_starts_without_strangers() {
    let stage = Stage::set();
    let settings = complete(&stage);
    let mut program = run(&stage, &settings);
    program.wait_for("address", |log| {
        log.contains("MyData: https://mydata.example/")
    });
    let address = settings[1].1.parse().unwrap();
    let visitor = Visitor::new(Rc::new(Wire(address)));
    let page = visitor.visit("/personal/signin").await;
    assert_eq!(page.status(), 200);
    assert!(!page.sees("示範環境"));
    let cookie = page.answer().header("set-cookie").unwrap();
    assert!(
        cookie.starts_with("__Host-mydata-form=") && cookie.contains("Secure"),
        "{cookie}"
    );
    assert_eq!(visitor.visit("/readyz").await.status(), 200);
    let said = program.kill_and_read();
    assert!(!said.contains("sandbox"), "{said}");
    let lines = said.lines().filter(|line| !line.starts_with("MyData: "));
    for line in lines {
        assert!(
            serde_json::from_str::<serde_json::Value>(line).is_ok(),
            "{line}"
        );
    }
}
