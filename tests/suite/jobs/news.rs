//! Mails about a new data service, with the program killed on the way: nobody ever gets two.

use std::collections::BTreeMap;

use mail_parser::MessageParser;
use mydata::domain::announcement::{News, announcing};
use mydata::domain::audit::By;
use mydata::domain::bilingual::Bilingual;
use mydata::domain::citizen::contact::MailAddress;
use mydata::domain::ids::AnnouncementId;
use mydata::domain::member::registration::Newcomer;
use mydata::domain::member::{entering, unit_type};
use mydata::kit::clock::Timestamp;
use mydata::text::Locale;

use super::stage::Stage;

/// More than one batch of promises.
const MANY: usize = 60;

/// So many members want to hear of a data service that was announced, and nothing else is to be done.
fn announced(members: usize) -> Stage {
    let stage = Stage::set();
    stage.execute("DELETE FROM outbox");
    let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let unit_type = stage.read(unit_type::list_open)[0].id;
    for number in 0..members {
        let newcomer = Newcomer {
            login: format!("dev{number}").parse().unwrap(),
            name: "Wang".to_owned(),
            mail: MailAddress::parse(&format!("dev{number}@example.tw")).unwrap(),
            unit_type,
            country: "TW".parse().unwrap(),
            locale: Locale::Chinese,
            wants_notices: true,
        };
        stage.write(|tx, vault| {
            entering::enter(tx, now, &By::OPERATOR, vault, &newcomer).unwrap();
            Ok(())
        });
    }
    let news = News {
        title: Bilingual::new("園區用水", "Water"),
        about: Bilingual::new("每月用水量", "Use of water"),
    };
    stage.write(|tx, vault| {
        let id = AnnouncementId::draw(vault.random());
        announcing::announce(tx, now, &By::OPERATOR, vault, (id, &news))
    });
    stage
}

/// Kills the program at this point, starts it again, and lets it finish: how many letters each address got.
fn killed_at(stage: &Stage, point: &str) -> BTreeMap<String, usize> {
    let mut program = stage.start(point);
    program.wait_for_halt();
    program.kill();
    stage.let_leases_run_out();
    let mut program = stage.start("nowhere");
    program.wait_for("end of the letters", |_| {
        stage.count("outbox WHERE done_at IS NULL") == 0
    });
    let mut got = BTreeMap::new();
    for letter in stage.letters() {
        let read = MessageParser::default().parse(letter.as_bytes()).unwrap();
        let to = read.to().unwrap().first().unwrap().address().unwrap();
        *got.entry(to.to_owned()).or_default() += 1;
        let head = letter.split("\r\n\r\n").next().unwrap();
        assert!(head.contains("\r\nList-Unsubscribe: <http"), "{head}");
        assert!(
            head.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
            "{head}"
        );
    }
    assert_eq!(stage.count("outbox WHERE failed_at IS NOT NULL"), 0);
    got
}

#[test]
fn a_kill_after_a_mail_has_left_sends_no_second_one() {
    let stage = announced(1);
    let got = killed_at(&stage, "letter-sent");
    assert_eq!(got, [("dev0@example.tw".to_owned(), 1)].into());
}

#[test]
fn a_kill_before_a_mail_has_left_costs_that_mail_and_nobody_gets_two() {
    let stage = announced(1);
    assert!(killed_at(&stage, "letter-taken-out").is_empty());
    assert_eq!(stage.count("announcement_letters"), 1);
}

#[test]
fn a_kill_before_a_mail_is_taken_out_loses_nothing() {
    let stage = announced(1);
    let got = killed_at(&stage, "letter-claimed");
    assert_eq!(got.values().sum::<usize>(), 1);
}

#[test]
fn a_kill_between_two_batches_leaves_nobody_out_and_writes_to_nobody_twice() {
    let stage = announced(MANY);
    let got = killed_at(&stage, "news-promised");
    assert_eq!(stage.count("announcement_letters"), 60);
    assert!(got.values().all(|count| *count == 1), "{got:?}");
    // A mail that was being sent at the kill is not sent again.
    assert!(got.len() + 4 >= MANY, "{}", got.len());
}
