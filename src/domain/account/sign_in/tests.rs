use super::super::staff;
use super::super::trial::{Hall, PASSWORD, elsewhere, halls, home, noon};
use super::*;
use crate::domain::account::Login;
use crate::domain::audit::By;
use crate::domain::organization::counter;
use crate::kit::clock::{minutes, seconds};

const NO_CODE: &str = "000000";

/// Five wrong passwords in the five seconds from noon; answers the last refusal.
fn fail_five_times(hall: &Hall, login: &str, from: IpAddr) -> CannotSignIn {
    fail_five_times_from(hall, noon(), login, from)
}

fn fail_five_times_from(hall: &Hall, start: Timestamp, login: &str, from: IpAddr) -> CannotSignIn {
    let fail = |second| {
        let at = start.plus(seconds(second));
        hall.sign_in(at, from, (login, "wrong", NO_CODE))
            .unwrap_err()
    };
    for second in 0..4 {
        assert_eq!(fail(second), CannotSignIn::Wrong);
    }
    fail(4)
}

#[test]
fn a_clerk_signs_in_with_login_password_and_code() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        let typed = (" WANG ", PASSWORD, factor.code(noon()));
        let staff = hall.sign_in(noon(), home(), (typed.0, typed.1, &typed.2));
        let Staff::Counter(clerk) = staff.unwrap() else {
            panic!("a clerk works at a counter")
        };
        assert_eq!(clerk.counter_id, hall.counter.id);
        assert_eq!(clerk.organization.en, "Virtual office");
        assert_eq!(clerk.name, "王小明");
    }
}

#[test]
fn whatever_is_wrong_the_answer_is_the_same() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        hall.newcomer("chen");
        let code = factor.code(noon());
        for typed in [
            ("nobody", PASSWORD, code.as_str()),
            ("王小明", PASSWORD, &code),
            ("", "", ""),
            ("wang", "wrong", &code),
            ("wang", PASSWORD, NO_CODE),
            ("wang", PASSWORD, ""),
            ("chen", PASSWORD, &code),
        ] {
            let answer = hall.sign_in(noon(), home(), typed);
            assert_eq!(answer, Err(CannotSignIn::Wrong), "{}", typed.0);
        }
    }
}

#[test]
fn a_code_is_taken_once_and_an_older_one_not_after_it() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        let enter = |at, code: &str| hall.sign_in(at, home(), ("wang", PASSWORD, code));
        let (code, older) = (factor.code(noon()), factor.code(noon().minus(seconds(30))));
        assert!(enter(noon(), &code).is_ok());
        for (second, used) in [(1, &code), (2, &older)] {
            let at = noon().plus(seconds(second));
            assert_eq!(enter(at, used), Err(CannotSignIn::CodeUsed));
            let guess = hall.sign_in(at, home(), ("wang", "wrong", used));
            assert_eq!(guess, Err(CannotSignIn::Wrong), "tells nothing more");
        }
        let next = noon().plus(seconds(30));
        assert!(enter(next, &factor.code(next)).is_ok());
    }
}

#[test]
fn the_code_of_the_enrolment_does_not_sign_in() {
    let hall = halls().remove(0);
    let token = hall.newcomer("wang");
    let factor = hall.enrol(noon(), &token);
    let code = factor.code(noon());
    let again = hall.sign_in(noon(), home(), ("wang", PASSWORD, &code));
    assert_eq!(again, Err(CannotSignIn::CodeUsed));
}

#[test]
fn a_used_code_that_comes_five_times_locks_as_any_other_mistake() {
    for hall in halls() {
        let code = hall.clerk("wang").code(noon());
        let enter = |second| {
            let at = noon().plus(seconds(second));
            hall.sign_in(at, home(), ("wang", PASSWORD, &code))
        };
        assert!(enter(0).is_ok());
        for second in 1..5 {
            assert_eq!(enter(second), Err(CannotSignIn::CodeUsed));
        }
        let until = noon().plus(seconds(5)).plus(minutes(15));
        assert_eq!(enter(5), Err(CannotSignIn::Locked { until }));
    }
}

#[test]
fn five_failures_lock_for_fifteen_minutes_known_and_unknown_logins_alike() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        let end = noon().plus(seconds(4)).plus(minutes(15));
        let locked = CannotSignIn::Locked { until: end };
        for login in ["wang", "nobody", "王小明"] {
            assert_eq!(fail_five_times(&hall, login, home()), locked, "{login}");
        }
        let enter =
            |at: Timestamp, login| hall.sign_in(at, home(), (login, PASSWORD, &factor.code(at)));
        assert_eq!(enter(end.minus(seconds(1)), "wang"), Err(locked));
        assert_eq!(enter(end.minus(seconds(1)), "nobody"), Err(locked));
        assert_eq!(enter(end, "nobody"), Err(CannotSignIn::Wrong));
        assert!(enter(end, "wang").is_ok());
        assert!(enter(end.plus(seconds(31)), "wang").is_ok());
    }
}

#[test]
fn a_stranger_cannot_lock_a_clerk_out_of_the_own_counter() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        let enter =
            |at: Timestamp, from| hall.sign_in(at, from, ("wang", PASSWORD, &factor.code(at)));
        assert!(enter(noon().minus(minutes(1)), home()).is_ok());
        let locked = fail_five_times(&hall, "wang", elsewhere());
        assert!(matches!(locked, CannotSignIn::Locked { .. }));
        let later = noon().plus(minutes(1));
        assert_eq!(enter(later, elsewhere()), Err(locked));
        assert!(enter(later, home()).is_ok());
        let own = fail_five_times_from(&hall, later.plus(seconds(1)), "wang", home());
        assert!(matches!(own, CannotSignIn::Locked { .. }), "{own:?}");
    }
}

fn stranger(number: u8) -> IpAddr {
    [203, 0, 113, number].into()
}

#[test]
fn five_failures_elsewhere_lock_elsewhere_only_known_and_unknown_logins_alike() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        for login in ["wang", "nobody"] {
            let locked = fail_five_times(&hall, login, elsewhere());
            assert!(matches!(locked, CannotSignIn::Locked { .. }), "{login}");
            let wrong = hall.sign_in(noon().plus(seconds(5)), home(), (login, "wrong", NO_CODE));
            assert_eq!(wrong, Err(CannotSignIn::Wrong), "{login}");
        }
        let at = noon().plus(minutes(1));
        let entered = hall.sign_in(at, home(), ("wang", PASSWORD, &factor.code(at)));
        assert!(entered.is_ok(), "{entered:?}");
    }
}

#[test]
fn fifty_failures_from_everywhere_lock_everywhere_for_fifteen_minutes() {
    let hall = halls().remove(0);
    let factor = hall.clerk("wang");
    for login in ["wang", "nobody"] {
        let fail = |number: u8| {
            let at = noon().plus(seconds(i64::from(number)));
            let from = stranger(number / 4);
            hall.sign_in(at, from, (login, "wrong", NO_CODE))
                .unwrap_err()
        };
        for number in 0..49 {
            assert_eq!(fail(number), CannotSignIn::Wrong, "{login} {number}");
        }
        let until = noon().plus(seconds(49)).plus(minutes(15));
        let locked = CannotSignIn::Locked { until };
        assert_eq!(fail(49), locked, "{login}");
        let enter = |at: Timestamp| hall.sign_in(at, home(), (login, PASSWORD, &factor.code(at)));
        assert_eq!(enter(until.minus(seconds(1))), Err(locked), "{login}");
        assert_eq!(enter(until).is_ok(), login == "wang", "{login}");
    }
}

#[test]
fn enrolling_anew_unlocks() {
    let hall = halls().remove(0);
    hall.clerk("wang");
    fail_five_times(&hall, "wang", home());
    let login = Login::parse("wang").unwrap();
    let later = noon().plus(minutes(1));
    let token = hall
        .trial
        .db
        .write_now(|tx| staff::reset_factor(tx, later, &By::OPERATOR, &hall.vault, &login));
    let factor = hall.enrol(later, &token.unwrap());
    let at = later.plus(seconds(60));
    let entered = hall.sign_in(at, home(), ("wang", PASSWORD, &factor.code(at)));
    assert!(entered.is_ok(), "{entered:?}");
}

#[test]
fn a_closed_account_and_a_closed_counter_let_nobody_in() {
    for hall in halls() {
        let (wang, chen) = (hall.clerk("wang"), hall.clerk("chen"));
        let db = &hall.trial.db;
        let login = Login::parse("wang").unwrap();
        db.write_now(|tx| staff::close(tx, noon(), &By::OPERATOR, &login))
            .unwrap();
        let entered = hall.sign_in(noon(), home(), ("wang", PASSWORD, &wang.code(noon())));
        assert_eq!(entered, Err(CannotSignIn::Wrong));
        db.write_now(|tx| counter::close(tx, noon(), &By::OPERATOR, hall.counter.id))
            .unwrap();
        let entered = hall.sign_in(noon(), home(), ("chen", PASSWORD, &chen.code(noon())));
        assert_eq!(entered, Err(CannotSignIn::Wrong));
    }
}

#[test]
fn a_clerk_is_nobody_at_the_reviewers_door_and_keeps_the_code() {
    for hall in halls() {
        let secret = hall.clerk("wang");
        let code = secret.code(noon());
        let elsewhere = hall.attempt(noon(), home(), ("wang", PASSWORD, &code), Kind::Reviewer);
        assert_eq!(elsewhere, Err(CannotSignIn::Wrong));
        assert!(
            hall.sign_in(noon(), home(), ("wang", PASSWORD, &code))
                .is_ok()
        );
    }
}

#[test]
fn of_twenty_guesses_at_once_at_most_five_are_looked_at() {
    for hall in halls() {
        hall.clerk("wang");
        let candidate = hall
            .trial
            .db
            .read_now(|conn| look_up(conn, "wang"))
            .unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..5 {
                        let guess = Attempt {
                            candidate: &candidate,
                            matched: true,
                            code: NO_CODE,
                            door: Kind::Clerk,
                            from: elsewhere(),
                        };
                        let answer = hall
                            .trial
                            .db
                            .write_now(|tx| attempt(tx, noon(), &hall.vault, &guess));
                        assert!(answer.unwrap().is_err());
                    }
                });
            }
        });
        let lookup = attempts::login_lookup(&hall.vault, "wang");
        let looked_at = hall
            .trial
            .db
            .read_now(|conn| {
                crate::domain::account::queries::attempts::list_recent(
                    conn,
                    &lookup,
                    noon().minus(minutes(1)),
                )
            })
            .unwrap();
        assert_eq!(looked_at.len(), 5);
    }
}

#[test]
fn one_code_at_once_signs_in_once() {
    for hall in halls() {
        let factor = hall.clerk("wang");
        let candidate = hall
            .trial
            .db
            .read_now(|conn| look_up(conn, "wang"))
            .unwrap();
        let code = factor.code(noon());
        let entered = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(|| {
                        let right = Attempt {
                            candidate: &candidate,
                            matched: true,
                            code: &code,
                            door: Kind::Clerk,
                            from: home(),
                        };
                        let db = &hall.trial.db;
                        db.write_now(|tx| attempt(tx, noon(), &hall.vault, &right))
                            .unwrap()
                            .is_ok()
                    })
                })
                .collect();
            tries
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .filter(|entered| *entered)
                .count()
        });
        assert_eq!(entered, 1);
    }
}
