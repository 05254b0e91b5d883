use std::sync::Barrier;

use super::enrolling::{self, Answer, CannotEnd, CannotEnrol};
use super::keeping::{self, CannotKeep, Unfit};
use super::queries::enrolments;
use super::*;
use crate::domain::audit::By;
use crate::domain::member::leaving;
use crate::domain::outbox;
use crate::domain::trial::World;
use crate::kit::clock::{days, hours, seconds};

const BY: By = By::OPERATOR;
/// How many press at once.
const MANY: usize = 12;
/// How many places they press for.
const SEATS: i64 = 5;

fn plan(world: &World, seats: i64) -> Plan {
    let starts_at = world.now.plus(days(9));
    Plan {
        title: Bilingual::new("A", "OData"),
        about: Bilingual::new("A", "B"),
        place: Bilingual::new("A", "Room 3"),
        starts_at,
        ends_at: starts_at.plus(hours(2)),
        closes_at: world.now.plus(days(7)),
        seats,
    }
}

fn open(world: &World, seats: i64) -> CourseId {
    let plan = plan(world, seats);
    let opened = world
        .db
        .write_now(|tx| keeping::open(tx, world.now, &BY, &world.vault, &plan));
    opened.unwrap()
}

fn change_at(
    world: &World,
    at: Timestamp,
    what: ((CourseId, i64), &Plan),
) -> Result<(), CannotKeep> {
    world
        .db
        .write_now(|tx| keeping::change(tx, at, &BY, &world.vault, what))
}

fn enrol_at(
    world: &World,
    at: Timestamp,
    account: AccountId,
    course: CourseId,
) -> Result<EnrolmentId, CannotEnrol> {
    world
        .db
        .write_now(|tx| enrolling::enrol(tx, at, (account, &BY), &world.vault, course))
}

fn enrol(world: &World, account: AccountId, course: CourseId) -> Result<EnrolmentId, CannotEnrol> {
    enrol_at(world, world.now, account, course)
}

fn taken(world: &World, course: CourseId) -> i64 {
    world
        .read(|conn| queries::find(conn, course))
        .unwrap()
        .taken
}

fn living(world: &World, course: CourseId) -> usize {
    world
        .read(|conn| enrolments::list_living(conn, course))
        .len()
}

fn letters(world: &World) -> usize {
    let claim = || world.write(|tx| outbox::claim(tx, world.now, &world.vault));
    std::iter::from_fn(claim).count()
}

#[test]
fn of_many_who_press_at_once_there_is_never_one_too_many() {
    for world in World::each() {
        let course = open(&world, SEATS);
        let members: Vec<AccountId> = (0..MANY)
            .map(|number| world.member(&format!("dev{number}")).account_id)
            .collect();
        let start = Barrier::new(MANY);
        let won = std::thread::scope(|scope| {
            let tries: Vec<_> = members
                .iter()
                .map(|member| {
                    let (start, world) = (&start, &world);
                    scope.spawn(move || {
                        start.wait();
                        enrol(world, *member, course)
                    })
                })
                .collect();
            let outcomes = tries.into_iter().map(|one| one.join().unwrap());
            let mut won = 0;
            for outcome in outcomes {
                match outcome {
                    Ok(_) => won += 1,
                    Err(CannotEnrol::Not(Standing::Full)) => {}
                    Err(why) => panic!("{why}"),
                }
            }
            won
        });
        assert_eq!(won, SEATS);
        assert_eq!((taken(&world, course), living(&world, course)), (SEATS, 5));
    }
}

#[test]
fn one_member_who_presses_often_and_gives_back_meanwhile_holds_one_place_or_none() {
    for world in World::each() {
        let course = open(&world, SEATS);
        let member = world.member("wang.dev").account_id;
        let start = Barrier::new(MANY);
        std::thread::scope(|scope| {
            for number in 0..MANY {
                let (start, world) = (&start, &world);
                scope.spawn(move || {
                    start.wait();
                    if number % 2 == 0 {
                        match enrol(world, member, course) {
                            Ok(_) | Err(CannotEnrol::Enrolled) => {}
                            Err(why) => panic!("{why}"),
                        }
                        return;
                    }
                    let own = world.read(|conn| enrolments::find_living(conn, member, course));
                    let Some(own) = own else { return };
                    let ended = world
                        .db
                        .write_now(|tx| enrolling::withdraw(tx, world.now, (member, &BY), own.id));
                    match ended {
                        Ok(()) | Err(CannotEnd::NoSuchEnrolment) => {}
                        Err(why) => panic!("{why}"),
                    }
                });
            }
        });
        let held = living(&world, course);
        assert!(held <= 1);
        assert_eq!(taken(&world, course), i64::try_from(held).unwrap());
    }
}

#[test]
fn one_can_enrol_until_a_second_before_it_closes_and_withdraw_until_it_begins() {
    for world in World::each() {
        let course = open(&world, SEATS);
        let plan = plan(&world, SEATS);
        let close = plan.closes_at;
        for (number, after, taken) in [(1, 1, false), (2, 0, false), (3, -1, true)] {
            let member = world.member(&format!("dev{number}")).account_id;
            let at = close.plus(seconds(after));
            let enrolled = enrol_at(&world, at, member, course);
            assert_eq!(enrolled.is_ok(), taken, "{after}");
            let Ok(place) = enrolled else { continue };
            for (after, given_back) in [(1, false), (0, false), (-1, true)] {
                let at = plan.starts_at.plus(seconds(after));
                let ended = world
                    .db
                    .write_now(|tx| enrolling::withdraw(tx, at, (member, &BY), place));
                assert_eq!(ended.is_ok(), given_back, "{after}");
            }
        }
        assert_eq!(taken(&world, course), 0);
    }
}

#[test]
fn a_course_stands_as_its_times_and_places_say() {
    let world = World::embedded();
    let plan = plan(&world, 2);
    let mut course = Course {
        id: CourseId::draw(world.random.as_ref()),
        plan: plan.clone(),
        taken: 1,
        cancelled_at: None,
        version: 1,
    };
    let second = seconds(1);
    for (at, standing) in [
        (plan.closes_at.minus(second), Standing::Open),
        (plan.closes_at, Standing::Closed),
        (plan.ends_at.minus(second), Standing::Closed),
        (plan.ends_at, Standing::Over),
    ] {
        assert_eq!(course.standing(at), standing, "{at}");
    }
    course.taken = 2;
    assert_eq!(course.standing(world.now), Standing::Full);
    course.cancelled_at = Some(world.now);
    assert_eq!(course.standing(world.now), Standing::Cancelled);
}

#[test]
fn a_plan_has_to_hang_together() {
    let world = World::embedded();
    let good = plan(&world, 1);
    assert_eq!(good.judge(), Ok(()));
    let mut same = good.clone();
    same.closes_at = same.starts_at;
    assert_eq!(same.judge(), Ok(()), "one may enrol until it begins");
    let mut late = good.clone();
    late.closes_at = late.starts_at.plus(seconds(1));
    assert_eq!(late.judge(), Err(Unfit::Closing));
    let mut short = good.clone();
    short.ends_at = short.starts_at;
    assert_eq!(short.judge(), Err(Unfit::Ending));
    for (seats, fits) in [
        (0, false),
        (1, true),
        (MOST_SEATS, true),
        (MOST_SEATS + 1, false),
    ] {
        let mut sized = good.clone();
        sized.seats = seats;
        assert_eq!(sized.judge().is_ok(), fits, "{seats}");
    }
}

#[test]
fn a_reviewer_confirms_or_declines_once_and_the_place_is_free_again() {
    for world in World::each() {
        let course = open(&world, SEATS);
        let [one, two] = ["wang.dev", "li.dev"].map(|login| world.member(login).account_id);
        let [first, second] = [one, two].map(|who| enrol(&world, who, course).unwrap());
        let answer = |id, keeps, words: &str| {
            let answer = Answer {
                keeps,
                words: words.to_owned(),
            };
            world
                .db
                .write_now(|tx| enrolling::answer(tx, world.now, &BY, &world.vault, (id, &answer)))
        };
        answer(first, true, "").unwrap();
        assert!(matches!(
            answer(first, false, "No."),
            Err(CannotEnd::NoSuchEnrolment)
        ));
        assert!(matches!(answer(second, false, ""), Err(CannotEnd::NoWords)));
        answer(second, false, "Only for developers.").unwrap();
        assert!(answer(second, true, "").is_err());
        assert_eq!((taken(&world, course), living(&world, course)), (1, 1));
        assert_eq!(letters(&world), 2);
        assert!(enrol(&world, two, course).is_ok(), "and may try again");
    }
}

#[test]
fn whoever_is_enrolled_is_told_of_a_move_and_of_the_end_and_not_of_a_word() {
    for world in World::each() {
        let course = open(&world, SEATS);
        let member = world.member("wang.dev").account_id;
        enrol(&world, member, course).unwrap();
        let change = |version, plan: &Plan| change_at(&world, world.now, ((course, version), plan));
        let mut plan = plan(&world, SEATS);
        plan.about.zh = "C".to_owned();
        change(1, &plan).unwrap();
        assert_eq!(letters(&world), 0);
        plan.place.en = "Room 4".to_owned();
        change(2, &plan).unwrap();
        assert_eq!(letters(&world), 1);
        plan.seats = 1;
        change(3, &plan).unwrap();
        let other = world.member("li.dev").account_id;
        assert!(matches!(
            enrol(&world, other, course),
            Err(CannotEnrol::Not(Standing::Full))
        ));
        let cancel = || {
            world
                .db
                .write_now(|tx| keeping::cancel(tx, world.now, &BY, &world.vault, course))
        };
        cancel().unwrap();
        assert!(matches!(cancel(), Err(CannotKeep::NoSuchCourse)));
        assert!(matches!(change(4, &plan), Err(CannotKeep::NoSuchCourse)));
        assert_eq!(letters(&world), 1);
        assert_eq!((taken(&world, course), living(&world, course)), (0, 0));
    }
}

#[test]
fn a_course_never_has_fewer_places_than_are_taken() {
    for world in World::each() {
        let course = open(&world, SEATS);
        for login in ["wang.dev", "li.dev"] {
            enrol(&world, world.member(login).account_id, course).unwrap();
        }
        for (seats, fits) in [(1, false), (2, true)] {
            let plan = plan(&world, seats);
            let changed = change_at(&world, world.now, ((course, 1), &plan));
            assert_eq!(changed.is_ok(), fits, "{seats}");
        }
    }
}

#[test]
fn whoever_leaves_frees_the_place_and_old_courses_are_forgotten_with_everybody_in_them() {
    for world in World::each() {
        let course = open(&world, SEATS);
        let [one, two] = ["wang.dev", "li.dev"].map(|login| world.member(login).account_id);
        for who in [one, two] {
            enrol(&world, who, course).unwrap();
        }
        world
            .db
            .write_now(|tx| leaving::leave(tx, world.now, (one, &BY), &world.vault))
            .unwrap();
        assert_eq!((taken(&world, course), living(&world, course)), (1, 1));
        let end = plan(&world, SEATS).ends_at;
        for (end, left) in [(end, true), (end.plus(seconds(1)), false)] {
            world.write(|tx| keeping::forget_ended(tx, end));
            let found = world.read(|conn| queries::find(conn, course));
            assert_eq!(found.is_some(), left);
        }
        assert_eq!(living(&world, course), 0);
    }
}

#[test]
fn a_course_that_is_over_is_not_cancelled_any_more_and_nobody_is_written_to() {
    for world in World::each() {
        for (after, held) in [(-1, true), (0, false), (1, false)] {
            let course = open(&world, SEATS);
            let login = format!("wang.dev{}", after + 1);
            let member = world.member(&login).account_id;
            enrol(&world, member, course).unwrap();
            let at = plan(&world, SEATS).ends_at.plus(seconds(after));
            let cancelled = world
                .db
                .write_now(|tx| keeping::cancel(tx, at, &BY, &world.vault, course));
            assert_eq!(cancelled.is_ok(), held, "{after}");
            let claim = || world.write(|tx| outbox::claim(tx, at, &world.vault));
            let letters = std::iter::from_fn(claim).count();
            assert_eq!(letters, usize::from(held), "{after}");
        }
    }
}

#[test]
fn no_course_is_opened_that_has_begun_or_that_nobody_can_enrol_in() {
    for world in World::each() {
        for (after, opened) in [(-1, false), (0, false), (1, true)] {
            let at = world.now.plus(seconds(after));
            let closing = Plan {
                closes_at: at,
                ..plan(&world, SEATS)
            };
            let beginning = Plan {
                starts_at: at,
                ..closing.clone()
            };
            for (plan, unfit) in [(closing, Unfit::Closed), (beginning, Unfit::Begun)] {
                let tried = world
                    .db
                    .write_now(|tx| keeping::open(tx, world.now, &BY, &world.vault, &plan));
                match tried {
                    Ok(_) => assert!(opened, "{after} {unfit:?}"),
                    Err(CannotKeep::Unfit(why)) => assert_eq!((why, opened), (unfit, false)),
                    Err(why) => panic!("{why}"),
                }
            }
        }
    }
}

#[test]
fn nothing_is_moved_into_the_past_and_what_is_past_already_may_stay() {
    for world in World::each() {
        let kept = plan(&world, SEATS);
        let (closed, begun) = (
            kept.closes_at.plus(days(1)),
            kept.starts_at.plus(seconds(60)),
        );
        let course = open(&world, SEATS);
        let mut version = 1;
        for (after, moved) in [(-1, false), (0, false), (1, true)] {
            let plan = Plan {
                closes_at: closed.plus(seconds(after)),
                ..kept.clone()
            };
            let tried = change_at(&world, closed, ((course, version), &plan));
            assert_eq!(tried.is_ok(), moved, "{after}");
            version += i64::from(moved);
        }
        let mut same = world.read(|conn| queries::find(conn, course)).unwrap().plan;
        "Room 4".clone_into(&mut same.place.en);
        assert!(change_at(&world, begun, ((course, version), &same)).is_ok());
        for (after, moved) in [(-1, false), (0, false), (1, true)] {
            let plan = Plan {
                starts_at: begun.plus(seconds(after)),
                ..same.clone()
            };
            let tried = change_at(&world, begun, ((course, version + 1), &plan));
            assert_eq!(tried.is_ok(), moved, "{after}");
        }
    }
}

#[test]
fn of_two_reviewers_who_change_a_course_the_second_is_told() {
    for world in World::each() {
        let course = open(&world, SEATS);
        let [mut first, mut second] = [plan(&world, SEATS), plan(&world, SEATS)];
        "first".clone_into(&mut first.about.en);
        "second".clone_into(&mut second.about.en);
        change_at(&world, world.now, ((course, 1), &first)).unwrap();
        let late = change_at(&world, world.now, ((course, 1), &second));
        assert!(matches!(late, Err(CannotKeep::ChangedMeanwhile)));
        let kept = world.read(|conn| queries::find(conn, course)).unwrap();
        assert_eq!((kept.plan.about.en.as_str(), kept.version), ("first", 2));
        change_at(&world, world.now, ((course, 2), &second)).unwrap();
    }
}
