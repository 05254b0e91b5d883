use diesel::prelude::*;

use super::answering::{self, Answer, CannotAnswer, judge};
use super::sending::{self, Sent};
use super::withdrawing::{self, CannotWithdraw};
use super::*;
use crate::db::schema::inquiries;
use crate::domain::audit::By;
use crate::domain::credential::Tier;
use crate::domain::desk::{self, Sought, Stage};
use crate::domain::member::leaving;
use crate::domain::outbox;
use crate::domain::trial::World;
use crate::kit::clock::{days, seconds};
use crate::kit::working_days::Holidays;

const BY: By = By::OPERATOR;

fn feedback() -> Words {
    Words::Feedback(Feedback {
        service: "Factory".to_owned(),
        record: "99600001".to_owned(),
        wrong: "The address is wrong\nsince May".to_owned(),
        evidence: String::new(),
    })
}

fn showcase() -> Words {
    Words::Showcase(Showcase {
        name: "Map".to_owned(),
        what: "Shows parks".to_owned(),
        address: "https://example.tw/".to_owned(),
        services: vec!["Factory".to_owned()],
        replaces: None,
    })
}

fn send(world: &World, account: AccountId, words: &Words) -> InquiryId {
    let holidays = Holidays::default();
    let sent = Sent {
        id: InquiryId::draw(world.vault.random()),
        account,
        words,
        picture: None,
        holidays: &holidays,
    };
    world.write(|tx| sending::send(tx, world.now, &BY, &world.vault, &sent))
}

fn answer(
    world: &World,
    reviewer: AccountId,
    id: InquiryId,
    (verdict, words): (Verdict, &str),
) -> Result<(), CannotAnswer> {
    let answer = Answer {
        verdict,
        words: words.to_owned(),
    };
    world.db.write_now(|tx| {
        answering::answer(tx, world.now, (reviewer, &BY), &world.vault, (id, &answer))
    })
}

fn find(world: &World, id: InquiryId) -> Option<Inquiry> {
    world.read(|conn| queries::find(conn, &world.vault, id))
}

#[test]
fn what_is_sent_waits_until_the_end_of_the_fifth_working_day_and_is_answered_once() {
    for world in World::each() {
        let (member, reviewer) = (world.member("wang.dev"), world.reviewer("lin"));
        let id = send(&world, member.account_id, &feedback());
        let found = find(&world, id).unwrap();
        assert_eq!(found.words, feedback());
        assert_eq!(found.words.title(), "The address is wrong");
        // Sent on a Friday: the end of the Friday after.
        assert_eq!(found.due_at.to_string(), "2026-11-27T16:00:00Z");
        assert_eq!(found.state, State::Waiting);
        answer(&world, reviewer, id, (Verdict::Mended, "Mended.")).unwrap();
        let again = answer(&world, reviewer, id, (Verdict::Answered, "Again."));
        assert!(matches!(again, Err(CannotAnswer::Answered)));
        let found = find(&world, id).unwrap();
        assert_eq!(found.state.verdict(), Some(Verdict::Mended));
        let job = world.write(|tx| outbox::claim(tx, world.now, &world.vault));
        assert_eq!(job.unwrap().kind, outbox::Kind::InquiryLetter);
        let job = world.write(|tx| outbox::claim(tx, world.now, &world.vault));
        assert!(job.is_none(), "one letter for one answer");
    }
}

#[test]
fn anothers_inquiry_has_to_be_taken_over_first_and_words_are_not_left_out() {
    for world in World::each() {
        let member = world.member("wang.dev");
        let (lin, wu) = (world.reviewer("lin"), world.reviewer("wu.lin"));
        let id = send(&world, member.account_id, &feedback());
        let take = |who| {
            world
                .db
                .write_now(|tx| answering::take(tx, world.now, (who, &BY), id))
        };
        take(lin).unwrap();
        let refused = answer(&world, wu, id, (Verdict::Sound, "Right."));
        assert!(matches!(refused, Err(CannotAnswer::Anothers)));
        take(wu).unwrap();
        let refused = answer(&world, wu, id, (Verdict::Sound, ""));
        assert!(matches!(refused, Err(CannotAnswer::NoWords)));
        answer(&world, wu, id, (Verdict::Sound, "Right.")).unwrap();
        assert!(matches!(take(lin), Err(CannotAnswer::Answered)));
    }
}

#[test]
fn every_verdict_is_taken_exactly_where_the_table_has_it() {
    let chance = crate::kit::random::SeededChance::from_seed(1);
    let (account, reviewer) = (AccountId::draw(&chance), AccountId::draw(&chance));
    let now: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
    let consultation = Words::Consultation(Consultation {
        wish: None,
        question: "How?".to_owned(),
    });
    for words in [feedback(), consultation, showcase()] {
        let befores = std::iter::once(None).chain(Verdict::ALL.iter().copied().map(Some));
        for before in befores {
            let inquiry = Inquiry {
                id: InquiryId::draw(&chance),
                account,
                words: words.clone(),
                submitted_at: now,
                due_at: now,
                reviewer: before.map(|_| account),
                state: before.map_or(State::Waiting, |verdict| State::Answered {
                    verdict,
                    answer: String::new(),
                    at: now,
                }),
            };
            for verdict in Verdict::ALL {
                let answer = Answer {
                    verdict: *verdict,
                    words: "So.".to_owned(),
                };
                let open = Verdict::open_to(words.kind(), before).contains(verdict);
                assert_eq!(judge(&inquiry, reviewer, &answer).is_ok(), open);
            }
        }
    }
}

#[test]
fn what_is_published_is_shown_until_it_is_taken_down() {
    for world in World::each() {
        let (member, reviewer) = (world.member("wang.dev"), world.reviewer("lin"));
        let id = send(&world, member.account_id, &showcase());
        let shown = || {
            let list = world.read(|conn| queries::list_published(conn, &world.vault));
            list.len()
        };
        assert_eq!(shown(), 0);
        answer(&world, reviewer, id, (Verdict::Published, "")).unwrap();
        assert_eq!(shown(), 1);
        let other = world.reviewer("wu.lin");
        answer(&world, other, id, (Verdict::TakenDown, "Dead link.")).unwrap();
        assert_eq!(shown(), 0);
    }
}

fn withdraw(world: &World, account: AccountId, id: InquiryId) -> Result<(), CannotWithdraw> {
    let vault = &world.vault;
    world
        .db
        .write_now(|tx| withdrawing::withdraw(tx, world.now, (account, &BY), vault, id))
}

#[test]
fn only_its_member_withdraws_a_showcase_and_only_while_it_waits_or_is_shown() {
    for world in World::each() {
        let (member, reviewer) = (world.member("wang.dev"), world.reviewer("lin"));
        let other = world.member("li.dev").account_id;
        let member = member.account_id;
        let [waits, shown, returned] = [(); 3].map(|()| send(&world, member, &showcase()));
        let report = send(&world, member, &feedback());
        answer(&world, reviewer, shown, (Verdict::Published, "")).unwrap();
        answer(&world, reviewer, returned, (Verdict::Returned, "Why?")).unwrap();
        for id in [waits, shown] {
            let refused = withdraw(&world, other, id);
            assert!(matches!(refused, Err(CannotWithdraw::NoSuchShowcase)));
            withdraw(&world, member, id).unwrap();
            let found = find(&world, id).unwrap();
            assert_eq!(found.state.verdict(), Some(Verdict::Withdrawn));
            let again = withdraw(&world, member, id);
            assert!(matches!(again, Err(CannotWithdraw::Over)));
        }
        let refused = withdraw(&world, member, returned);
        assert!(matches!(refused, Err(CannotWithdraw::Over)));
        let refused = withdraw(&world, member, report);
        assert!(matches!(refused, Err(CannotWithdraw::NoSuchShowcase)));
        let late = answer(&world, reviewer, waits, (Verdict::Published, ""));
        assert!(matches!(late, Err(CannotAnswer::Answered)));
    }
}

#[test]
fn of_several_changes_of_the_same_only_the_last_published_is_shown() {
    for world in World::each() {
        let (member, reviewer) = (world.member("wang.dev"), world.reviewer("lin"));
        let member = member.account_id;
        let change_of = |before| match showcase() {
            Words::Showcase(one) => Words::Showcase(Showcase {
                replaces: Some(before),
                ..one
            }),
            other => other,
        };
        let publish = |id| answer(&world, reviewer, id, (Verdict::Published, "")).unwrap();
        let shown = || {
            let list = world.read(|conn| queries::list_published(conn, &world.vault));
            list.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        let (first, apart) = (
            send(&world, member, &showcase()),
            send(&world, member, &showcase()),
        );
        publish(first);
        let (one, two) = (
            send(&world, member, &change_of(first)),
            send(&world, member, &change_of(first)),
        );
        publish(one);
        assert_eq!(shown(), [one]);
        publish(two);
        assert_eq!(shown(), [two]);
        let last = send(&world, member, &change_of(two));
        publish(last);
        publish(apart);
        assert_eq!(shown().len(), 2);
        assert!(shown().contains(&last) && shown().contains(&apart));
        let stranger = world.member("li.dev").account_id;
        publish(send(&world, stranger, &change_of(last)));
        assert_eq!(shown().len(), 3, "another's is left alone");
    }
}

#[test]
fn whoever_leaves_takes_along_what_was_sent() {
    for world in World::each() {
        let (member, reviewer) = (world.member("wang.dev"), world.reviewer("lin"));
        let (one, two) = (
            send(&world, member.account_id, &feedback()),
            send(&world, member.account_id, &showcase()),
        );
        answer(&world, reviewer, two, (Verdict::Published, "")).unwrap();
        world
            .db
            .write_now(|tx| leaving::leave(tx, world.now, (member.account_id, &BY), &world.vault))
            .unwrap();
        assert!(find(&world, one).is_none() && find(&world, two).is_none());
    }
}

#[test]
fn what_was_answered_is_forgotten_at_its_age_but_not_what_is_shown_or_waits() {
    for world in World::each() {
        let (member, reviewer) = (world.member("wang.dev"), world.reviewer("lin"));
        let [waiting, answered, shown] = [feedback(), feedback(), showcase()]
            .map(|words| send(&world, member.account_id, &words));
        answer(&world, reviewer, answered, (Verdict::Mended, "Mended.")).unwrap();
        answer(&world, reviewer, shown, (Verdict::Published, "")).unwrap();
        for (end, left) in [(0, true), (1, false)] {
            let end = world.now.plus(seconds(end));
            world.write(|tx| queries::delete_answered_before(tx, end));
            assert_eq!(find(&world, answered).is_some(), left);
        }
        assert!(find(&world, waiting).is_some() && find(&world, shown).is_some());
    }
}

#[test]
fn the_desk_puts_members_with_projects_first_and_counts_what_waits() {
    for world in World::each() {
        let (one, two) = (world.member("wang.dev"), world.member("li.dev"));
        let reviewer = world.reviewer("lin");
        let first = send(&world, one.account_id, &feedback());
        let second = send(&world, two.account_id, &feedback());
        let order = |world: &World| {
            let sought = Sought {
                kind: None,
                stage: Stage::Open,
                reader: reviewer,
            };
            let found = world.read(|conn| desk::list(conn, world.now, &world.vault, sought));
            found.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        world.grant(two.account_id, Tier::Project);
        assert_eq!(order(&world), [second.to_string(), first.to_string()]);
        let waiting = world.read(desk::count);
        assert_eq!((waiting.feedback, waiting.sum()), (2, 2));
        answer(&world, reviewer, second, (Verdict::Mended, "Mended.")).unwrap();
        assert_eq!(order(&world), [first.to_string()]);
        let late = world.now.plus(days(30));
        let sought = Sought {
            kind: Some(desk::Kind::Feedback),
            stage: Stage::Late,
            reader: reviewer,
        };
        let found = world.read(|conn| desk::list(conn, late, &world.vault, sought));
        assert_eq!(found.len(), 1);
    }
}

#[test]
fn one_inquiry_that_cannot_be_read_keeps_nobody_from_the_others() {
    for world in World::each() {
        let ming = world.member("ming.dev");
        let [broken, other] = [(); 2].map(|()| send(&world, ming.account_id, &feedback()));
        world.write(|tx| {
            let row = diesel::update(inquiries::table.find(broken));
            Ok(row
                .set(inquiries::words.eq(b"no seal".to_vec()))
                .execute(&mut **tx)?)
        });
        let waiting = world.read(|conn| queries::list_waiting(conn, &world.vault, Kind::Feedback));
        let waiting: Vec<_> = waiting.iter().map(|one| one.id).collect();
        assert_eq!(waiting, [other]);
        let found = world
            .db
            .read_now(|conn| queries::find(conn, &world.vault, broken));
        assert!(found.is_err(), "asked for alone it is a fault");
    }
}
