use super::super::staff;
use super::super::trial::{Hall, PASSWORD, elsewhere, halls, home, noon};
use super::*;
use crate::domain::account::change::{self, CannotChange, Change};
use crate::domain::account::hash::UsedBefore;
use crate::domain::account::{Login, password};
use crate::domain::session::Session;
use crate::kit::clock::{minutes, seconds};

fn look(hall: &Hall, at: Timestamp, token: &str) -> Result<Enrolment, CannotEnrol> {
    hall.trial
        .db
        .read_now(|conn| find(conn, at, &hall.vault, token))
}

fn is_dead(found: &Result<Enrolment, CannotEnrol>) -> bool {
    matches!(found, Err(CannotEnrol::NoSuchLink))
}

#[test]
fn a_link_lives_a_day_and_not_a_second_longer() {
    for hall in halls() {
        let token = hall.newcomer("wang");
        let end = noon().plus(hours(24));
        let link = look(&hall, end.minus(seconds(1)), token.reveal()).unwrap();
        assert_eq!(link.account.login.as_str(), "wang");
        assert_eq!(link.expires_at, end);
        assert!(is_dead(&look(&hall, end, token.reveal())));
        assert!(is_dead(&look(&hall, end.plus(seconds(1)), token.reveal())));
        let chosen = Chosen {
            enrolment: &link,
            password: &hall.hashed(PASSWORD),
            code: &link.secret.code(end),
        };
        let by = By::visitor(home());
        let late = hall
            .trial
            .db
            .write_now(|tx| finish(tx, end, &by, &hall.vault, &chosen));
        assert!(matches!(late, Err(CannotEnrol::NoSuchLink)));
    }
}

#[test]
fn used_replaced_and_unknown_links_look_alike() {
    for hall in halls() {
        let used = hall.newcomer("wang");
        hall.enrol(noon(), &used);
        let replaced = hall.newcomer("chen");
        let login = Login::parse("chen").unwrap();
        let living = hall
            .trial
            .db
            .write_now(|tx| staff::reset_factor(tx, noon(), &By::OPERATOR, &hall.vault, &login))
            .unwrap();
        for token in [used.reveal(), replaced.reveal(), "", "nobody's"] {
            assert!(is_dead(&look(&hall, noon(), token)));
        }
        assert!(look(&hall, noon(), living.reveal()).is_ok());
    }
}

#[test]
fn a_wrong_code_sets_nothing_and_leaves_the_link() {
    for hall in halls() {
        let token = hall.newcomer("wang");
        let link = look(&hall, noon(), token.reveal()).unwrap();
        let chosen = Chosen {
            enrolment: &link,
            password: &hall.hashed(PASSWORD),
            code: "000000",
        };
        let by = By::visitor(home());
        let refused = hall
            .trial
            .db
            .write_now(|tx| finish(tx, noon(), &by, &hall.vault, &chosen));
        assert!(matches!(refused, Err(CannotEnrol::WrongCode)));
        let before = hall
            .trial
            .db
            .read_now(|conn| change::look_up(conn, link.account.id));
        assert!(before.unwrap().is_none());
        hall.enrol(noon(), &token);
    }
}

#[test]
fn of_two_who_use_a_link_at_once_one_wins() {
    for hall in halls() {
        let token = hall.newcomer("wang");
        let link = look(&hall, noon(), token.reveal()).unwrap();
        let password = hall.hashed(PASSWORD);
        let code = link.secret.code(noon());
        let won = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(|| {
                        let chosen = Chosen {
                            enrolment: &link,
                            password: &password,
                            code: &code,
                        };
                        let by = By::visitor(elsewhere());
                        let db = &hall.trial.db;
                        let done = db.write_now(|tx| finish(tx, noon(), &by, &hall.vault, &chosen));
                        assert!(!matches!(done, Err(CannotEnrol::Db(_))), "{done:?}");
                        done.is_ok()
                    })
                })
                .collect();
            let tries = tries.into_iter().map(|thread| thread.join().unwrap());
            tries.filter(|won| *won).count()
        });
        assert_eq!(won, 1);
    }
}

fn begin_session(hall: &Hall, account: AccountId) {
    let session = Session {
        lookup: "x".to_owned(),
        state: Vec::new(),
        subject: Some(Subject::Account(account)),
        agent: String::new(),
        made_at: noon(),
        seen_at: noon(),
        expires_at: noon().plus(minutes(15)),
    };
    hall.trial
        .db
        .write_now(|tx| session::queries::insert(tx, &session))
        .unwrap();
}

fn has_session(hall: &Hall) -> bool {
    let found = hall
        .trial
        .db
        .read_now(|conn| session::find(conn, noon(), "x"));
    found.unwrap().is_some()
}

#[test]
fn a_password_is_changed_with_the_old_one_and_ends_every_session() {
    for hall in halls() {
        hall.clerk("wang");
        let db = &hall.trial.db;
        let login = Login::parse("wang").unwrap();
        let account = db
            .read_now(|conn| accounts::find_by_login(conn, &login))
            .unwrap()
            .unwrap()
            .id;
        begin_session(&hall, account);
        let before = db
            .read_now(|conn| change::look_up(conn, account))
            .unwrap()
            .unwrap();
        let new = hall.hashed("another one, quite different");
        let by = By::account(account, home());
        let try_with = |matched| {
            let change = Change {
                before: &before,
                matched,
                new: &new,
            };
            db.write_now(|tx| change::change(tx, noon(), &by, &hall.vault, &change))
        };
        assert!(matches!(try_with(false), Err(CannotChange::WrongPassword)));
        assert!(has_session(&hall));
        try_with(true).unwrap();
        assert!(!has_session(&hall));
        assert!(matches!(try_with(true), Err(CannotChange::WrongPassword)));
    }
}

#[test]
fn the_last_three_passwords_are_remembered_and_no_more() {
    let hall = halls().remove(0);
    hall.clerk("wang");
    let db = &hall.trial.db;
    let login = Login::parse("wang").unwrap();
    let account = db
        .read_now(|conn| accounts::find_by_login(conn, &login))
        .unwrap()
        .unwrap();
    let owner = password::Owner {
        login: login.as_str(),
        name: &account.name,
        mail: None,
    };
    let by = By::account(account.id, home());
    let change_to = |typed: &str, at| {
        let before = db
            .read_now(|conn| change::look_up(conn, account.id))
            .unwrap()
            .unwrap();
        let chosen = password::choose(&Secret::new(typed), &owner).unwrap();
        let new = hall.hashing.prepare(&chosen, &before.recent)?;
        let change = Change {
            before: &before,
            matched: true,
            new: &new,
        };
        db.write_now(|tx| change::change(tx, at, &by, &hall.vault, &change))
            .unwrap();
        Ok(())
    };
    let second = "second: rain on tin roofs";
    let third = "third: salted plum soda";
    let fourth = "fourth: nine slow ferries";
    assert_eq!(change_to(PASSWORD, noon()), Err(UsedBefore));
    change_to(second, noon()).unwrap();
    change_to(third, noon().plus(seconds(1))).unwrap();
    for typed in [PASSWORD, second, third] {
        assert_eq!(change_to(typed, noon().plus(seconds(2))), Err(UsedBefore));
    }
    change_to(fourth, noon().plus(seconds(2))).unwrap();
    change_to(PASSWORD, noon().plus(seconds(3))).unwrap();
}

#[test]
fn losing_the_second_factor_ends_sessions_and_signs_nobody_in() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        let login = Login::parse("wang").unwrap();
        let db = &hall.trial.db;
        let account = db
            .read_now(|conn| accounts::find_by_login(conn, &login))
            .unwrap()
            .unwrap()
            .id;
        begin_session(&hall, account);
        db.write_now(|tx| staff::reset_factor(tx, noon(), &By::OPERATOR, &hall.vault, &login))
            .unwrap();
        assert!(!has_session(&hall));
        let code = factor.code(noon());
        assert!(
            hall.sign_in(noon(), home(), ("wang", PASSWORD, &code))
                .is_err()
        );
    }
}

#[test]
fn a_login_is_given_once_and_never_again() {
    for hall in halls() {
        hall.newcomer("wang");
        let login = Login::parse("wang").unwrap();
        let db = &hall.trial.db;
        db.write_now(|tx| staff::close(tx, noon(), &By::OPERATOR, &login))
            .unwrap();
        let again = staff::Newcomer {
            login,
            name: "陳大文".to_owned(),
            counter: None,
        };
        let added = db.write_now(|tx| staff::add(tx, noon(), &By::OPERATOR, &hall.vault, &again));
        assert!(matches!(added, Err(staff::CannotAdd::Taken)));
    }
}
