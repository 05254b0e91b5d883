use clap::Parser;
use diesel::prelude::*;

use super::*;
use crate::config::{Config, Reader};
use crate::db::schema::members;
use crate::domain::trial::World;
use crate::text::Catalogue;

const FORM: &str = r#"[organization]
name = { zh = "虛擬市政府", en = "Virtual City" }
oid = "2.16.886.101.99999"

[base]
url = "https://dp.example/mydata-dp/"
accepts = ["TFD", "CER"]
duration = "2 days"
signer = { organization = "2.16.886.101.99999" }

[[dataset]]
resource_id = "API.aB3dE6gH9j"
name = { zh = "停車紀錄", en = "Parking record" }
category = "transport"
description = { zh = "一年內的停車紀錄。", en = "One year of parking." }
url = "parking"
fields = [{ zh = "車號", en = "Plate" }]
"#;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    admin: Admin,
}

/// What the operator reads, in English, after `done`, `refused` or `failed`.
fn type_line(world: &World, line: &[&str]) -> (&'static str, String) {
    type_line_with(world, &[], line)
}

/// The same, with these settings.
fn type_line_with(
    world: &World,
    settings: &[(&str, &str)],
    line: &[&str],
) -> (&'static str, String) {
    let words = ["admin"].iter().chain(line);
    let asked = Line::try_parse_from(words).unwrap().admin;
    let config = Config::read(&Reader::of(settings.iter().copied())).unwrap();
    let desk = Desk {
        db: &world.db,
        vault: &world.vault,
        random: world.random.as_ref(),
        now: world.now,
        server: &config.server,
    };
    let english = Catalogue::of(Locale::English);
    match asked.what.act(&desk) {
        Ok(said) => ("done", said.lines(english).join("\n")),
        Err(Trouble::Refused(said)) => ("refused", said.lines(english).join("\n")),
        Err(Trouble::Failed(why)) => ("failed", why),
    }
}

fn form(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("provider.toml");
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

#[test]
fn an_operator_sets_up_an_agency_from_provider_to_clerk() {
    for world in World::each() {
        let (_folder, file) = form(FORM);
        let (done, said) = type_line(&world, &["provider", "connect", &file]);
        assert_eq!(done, "done", "{said}");
        assert!(said.contains("API.aB3dE6gH9j"), "{said}");
        assert!(said.contains("resource_secret"), "{said}");
        let office = ["虛擬戶政事務所", "一號櫃檯"];
        let counter = [
            "counter",
            "add",
            office[0],
            office[1],
            "--dataset",
            "API.aB3dE6gH9j",
        ];
        let (done, said) = type_line(&world, &counter);
        assert_eq!(done, "done", "{said}");
        assert!(said.contains("API.aB3dE6gH9j"), "{said}");
        assert_eq!(type_line(&world, &counter).0, "done");
        let clerk = ["clerk", "add", "wang", "--name", "王小明"];
        let place = ["--organisation", office[0], "--counter", office[1]];
        let (done, said) = type_line(&world, &[&clerk[..], &place[..]].concat());
        assert_eq!(done, "done", "{said}");
        assert!(
            said.contains("http://127.0.0.1:8080/organ/enrol/"),
            "{said}"
        );
        assert_eq!(
            type_line(&world, &[&clerk[..], &place[..]].concat()).0,
            "refused"
        );
        let (done, said) = type_line(&world, &["audit", "verify"]);
        assert_eq!(done, "done", "{said}");
        let (done, said) = type_line(&world, &["provider", "list"]);
        assert_eq!(done, "done");
        assert!(
            said.contains("Virtual City") && said.contains("Transport"),
            "{said}"
        );
    }
}

#[test]
fn a_link_says_when_its_address_is_only_assumed() {
    let world = World::embedded();
    let said_in = |settings: &[(&str, &str)], login: &str| {
        let line = ["reviewer", "add", login, "--name", "Chen"];
        let (done, said) = type_line_with(&world, settings, &line);
        assert_eq!(done, "done", "{said}");
        said
    };
    let assumed = said_in(&[], "chen");
    assert!(assumed.contains("http://127.0.0.1:8080/organ/enrol/"));
    assert!(assumed.contains("MYDATA_BASE_URL is not set here"));
    let set = said_in(&[("MYDATA_BASE_URL", "https://mydata.example")], "lin");
    assert!(set.contains("https://mydata.example/organ/enrol/"), "{set}");
    assert!(!set.contains("MYDATA_BASE_URL"), "{set}");
}

#[test]
fn the_example_explains_the_form_in_both_languages_and_can_be_connected_as_it_is() {
    let world = World::embedded();
    let mut known = Vec::new();
    for locale in Locale::ALL {
        let text = example::provider().lines(Catalogue::of(locale)).join("\n");
        assert!(text.lines().filter(|line| line.starts_with('#')).count() > 20);
        let (_folder, file) = form(&text);
        let (done, said) = type_line(&world, &["provider", "connect", &file]);
        assert_eq!(done, "done", "{said}");
        known.push(crate::domain::dataset::connection::read(&text).unwrap());
    }
    assert_eq!(known[0], known[1]);
    let (done, said) = type_line(&world, &["provider", "example"]);
    assert_eq!(done, "done");
    assert!(said.contains("[[dataset]]"), "{said}");
}

#[test]
fn everybody_and_everything_that_was_made_is_listed() {
    let world = World::embedded();
    for empty in ["reviewer", "clerk", "counter", "provider"] {
        let (done, said) = type_line(&world, &[empty, "list"]);
        assert_eq!((done, said.lines().count()), ("done", 1), "{said}");
        assert!(!said.contains('['), "{said}");
    }
    let (_folder, file) = form(FORM);
    let office = ["虛擬戶政事務所", "一號櫃檯"];
    let dataset = ["--dataset", "API.aB3dE6gH9j"];
    for line in [
        &["provider", "connect", &file][..],
        &[
            "counter", "add", office[0], office[1], dataset[0], dataset[1],
        ],
        &["counter", "add", office[0], "二號櫃檯"],
        &["counter", "close", office[0], "二號櫃檯"],
        &[
            "clerk",
            "add",
            "wang",
            "--name",
            "王小明",
            "--organisation",
            office[0],
            "--counter",
            office[1],
        ],
        &["reviewer", "add", "chen", "--name", "陳大文"],
        &["reviewer", "close", "chen"],
    ] {
        let (done, said) = type_line(&world, line);
        assert_eq!(done, "done", "{line:?}: {said}");
    }
    for (list, words) in [
        ("reviewer", &["chen  陳大文", "closed for good"][..]),
        ("clerk", &["wang  王小明", "虛擬戶政事務所, 一號櫃檯"]),
        (
            "counter",
            &[
                "It may open: API.aB3dE6gH9j",
                "二號櫃檯 of 虛擬戶政事務所 was closed",
            ],
        ),
        ("provider", &["Virtual City", "API.aB3dE6gH9j"]),
    ] {
        let (_, said) = type_line(&world, &[list, "list"]);
        for word in words {
            assert!(said.contains(word), "{word}: {said}");
        }
    }
    let forbid = [
        "counter", "forbid", office[0], office[1], dataset[0], dataset[1],
    ];
    let (done, said) = type_line(&world, &forbid);
    assert_eq!(done, "done", "{said}");
    assert!(said.contains("no data set"), "{said}");
}

#[test]
fn a_provider_is_suspended_for_a_reason_and_goes_on_when_it_is_lifted() {
    for world in World::each() {
        let (_folder, file) = form(FORM);
        type_line(&world, &["provider", "connect", &file]);
        let suspend = ["provider", "suspend", "虛擬市政府", "--reason"];
        let typed = |line: &[&str]| type_line(&world, line);
        assert_eq!(typed(&[&suspend[..], &[" "]].concat()).0, "refused");
        for words in ["suspended from now on", "was suspended before"] {
            let (done, said) = typed(&[&suspend[..], &["Its key was stolen."]].concat());
            assert_eq!(done, "done", "{said}");
            assert!(said.contains(words), "{said}");
        }
        assert!(typed(&["provider", "list"]).1.contains("suspended"));
        let resume = ["provider", "resume", "虛擬市政府"];
        for words in ["can be asked for again", "was not suspended"] {
            let (done, said) = typed(&resume);
            assert_eq!(done, "done", "{said}");
            assert!(said.contains(words), "{said}");
        }
        assert!(!typed(&["provider", "list"]).1.contains("suspended"));
        let foreign = [&resume[..], &["--dataset", "API.0000000000"]].concat();
        assert_eq!(typed(&foreign).0, "refused");
        assert_eq!(typed(&["provider", "resume", "無此機關"]).0, "refused");
        assert_eq!(typed(&["audit", "verify"]).0, "done");
    }
}

#[test]
fn a_secret_is_told_when_it_is_made_or_drawn_anew_and_at_no_other_time() {
    let world = World::embedded();
    let (_folder, file) = form(FORM);
    let tells = |extra: &[&str]| {
        let line = [&["provider", "connect", file.as_str()], extra].concat();
        let (done, said) = type_line(&world, &line);
        assert_eq!(done, "done", "{said}");
        said.contains("resource_secret")
    };
    assert!(tells(&[]));
    assert!(!tells(&[]));
    assert!(tells(&["--rotate-secret"]));
    assert!(!tells(&[]));
}

#[test]
fn a_form_with_mistakes_is_refused_with_each_line() {
    let world = World::embedded();
    let (_folder, file) = form(&FORM.replace("transport", "cars").replace("2 days", "soon"));
    let (done, said) = type_line(&world, &["provider", "connect", &file]);
    assert_eq!(done, "refused");
    assert!(
        said.contains("Line 8,") && said.contains("Line 14,"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 3, "{said}");
    let (done, _) = type_line(&world, &["provider", "connect", "no-such-file.toml"]);
    assert_eq!(done, "failed");
}

#[test]
fn what_nobody_knows_is_refused() {
    let world = World::embedded();
    for line in [
        &["clerk", "reset-factor", "nobody"][..],
        &["clerk", "close", "nobody"],
        &["session", "end", "nobody"],
        &["counter", "close", "甲", "乙"],
        &["counter", "add", "甲", "乙", "--dataset", "API.0000000000"],
        &["counter", "add", " ", "乙"],
        &[
            "clerk",
            "add",
            "wang",
            "--name",
            "王",
            "--organisation",
            "甲",
            "--counter",
            "乙",
        ],
        &["reviewer", "add", "wang", "--name", " "],
    ] {
        let (done, said) = type_line(&world, line);
        assert_eq!(done, "refused", "{line:?}: {said}");
        assert!(!said.contains('['), "{said}");
    }
    let (done, _) = type_line(&world, &["provider", "list"]);
    assert_eq!(done, "done");
}

#[test]
fn a_reviewer_is_made_reset_and_closed() {
    let world = World::embedded();
    for line in [
        &["reviewer", "add", "Chen.Reviewer", "--name", "陳大文"][..],
        &["reviewer", "reset-factor", "chen.reviewer"],
        &["session", "end", "chen.reviewer"],
        &["reviewer", "close", "chen.reviewer"],
    ] {
        let (done, said) = type_line(&world, line);
        assert_eq!(done, "done", "{line:?}: {said}");
    }
    assert_eq!(
        type_line(&world, &["reviewer", "reset-factor", "chen.reviewer"]).0,
        "refused"
    );
}

#[test]
fn a_broken_chain_is_refused_with_its_place() {
    use diesel::connection::SimpleConnection as _;

    let world = World::embedded();
    type_line(&world, &["reviewer", "add", "chen", "--name", "陳大文"]);
    world
        .db
        .write_now(|tx| -> crate::db::Result<()> {
            Ok(tx.batch_execute("UPDATE audit_entries SET object = 'x' WHERE seq = 1")?)
        })
        .unwrap();
    let (done, said) = type_line(&world, &["audit", "verify"]);
    assert_eq!(done, "refused");
    assert!(said.contains('1'), "{said}");
}

#[test]
fn every_sentence_is_there_in_chinese_too() {
    let keys = Catalogue::sources(Locale::English)
        .find(|(name, _)| *name == "admin")
        .map(|(_, text)| text)
        .unwrap();
    let keys = keys.lines().filter_map(|line| line.split_once(" = "));
    for (key, _) in keys.filter(|(key, _)| key.starts_with("admin-")) {
        let found = Catalogue::of(Locale::Chinese).find(key, &[]);
        assert!(found.is_some(), "{key}");
    }
}

#[test]
fn an_operator_enters_a_member_and_issues_shows_and_revokes_a_pair() {
    for world in World::each() {
        let add = |login: &str, mail: &str| {
            let line = ["member", "add", login, "--name", "王小明", "--mail", mail];
            type_line(&world, &line)
        };
        let (done, said) = add("wang.dev", "wang@example.tw");
        assert_eq!(done, "done", "{said}");
        assert!(
            said.contains("http://127.0.0.1:8080/ids/password/reset"),
            "{said}"
        );
        assert_eq!(add("wang.dev", "other@example.tw").0, "refused");
        assert_eq!(add("wang.two", "WANG@example.tw").0, "refused");
        assert_eq!(add("wang.two", "nowhere").0, "refused");
        let pair = |words: &[&str]| {
            let which = ["wang.dev", "--tier", "project"];
            type_line(
                &world,
                &[&["pair", words[0]], &which[..], &words[1..]].concat(),
            )
        };
        assert_eq!(pair(&["show"]).0, "refused");
        assert_eq!(pair(&["issue", "--from", "everywhere"]).0, "refused");
        let (done, issued) = pair(&["issue", "--from", "203.0.113.0/24, 2001:db8::1"]);
        assert_eq!(done, "done", "{issued}");
        assert!(
            issued.contains("203.0.113.0/24, 2001:db8::1/128"),
            "{issued}"
        );
        assert_eq!(pair(&["issue", "--anywhere"]).0, "refused");
        let (done, shown) = pair(&["show"]);
        assert_eq!(done, "done", "{shown}");
        for told in ["APP ID: ", "APP Key: "] {
            let line = |said: &str| {
                let line = said.lines().find(|line| line.contains(told));
                line.unwrap().to_owned()
            };
            assert_eq!(line(&shown), line(&issued));
        }
        assert!(shown.contains("calls today: 0 of 1000"), "{shown}");
        assert_eq!(pair(&["revoke", "--reason", " "]).0, "refused");
        assert_eq!(pair(&["revoke", "--reason", "misuse"]).0, "done");
        assert_eq!(pair(&["revoke", "--reason", "misuse"]).0, "refused");
        let stranger = ["pair", "show", "nobody", "--tier", "general"];
        assert_eq!(type_line(&world, &stranger).0, "refused");
    }
}

#[test]
fn nobody_gets_a_pair_before_the_mail_address_is_confirmed() {
    for world in World::each() {
        type_line(
            &world,
            &[
                "member",
                "add",
                "wang",
                "--name",
                "王小明",
                "--mail",
                "wang@example.tw",
            ],
        );
        let waiting = |at: Option<crate::kit::clock::Timestamp>| {
            world.write(|tx| {
                let all = diesel::update(members::table);
                Ok(all.set(members::activated_at.eq(at)).execute(&mut **tx)?)
            })
        };
        let issue = ["pair", "issue", "wang", "--tier", "general", "--anywhere"];
        assert_eq!(waiting(None), 1);
        let (done, said) = type_line(&world, &issue);
        assert_eq!(done, "refused");
        assert!(
            said.contains("has not confirmed the mail address"),
            "{said}"
        );
        assert_eq!(waiting(Some(world.now)), 1);
        assert_eq!(type_line(&world, &issue).0, "done");
    }
}
