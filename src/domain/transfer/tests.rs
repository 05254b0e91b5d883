use super::outcome::{Outcome, Settled, settle};
use super::reply::WithoutPackage;
use super::*;
use crate::domain::errand::{Errand, Start, start};
use crate::domain::ids::{PackageId, ResourceId};
use crate::domain::outbox::{self, Job};
use crate::domain::package::kept::NewPackage;
use crate::domain::package::retention::{self, Why};
use crate::domain::package::{self};
use crate::domain::trial::World;
use crate::kit::clock::{hours, minutes, seconds};

const MING: &str = "A123456789";
const MEI: &str = "B287654326";

fn claim(world: &World, now: Timestamp) -> Option<Job> {
    world.write(|tx| outbox::claim(tx, now, &world.vault))
}

fn take_up(world: &World, now: Timestamp, id: TransferId, job: &Job) -> Option<Errand> {
    match world.write(|tx| start(tx, now, &world.vault, id, job.lease)) {
        Start::Ask(errand) => Some(*errand),
        Start::Nothing => None,
    }
}

fn state(world: &World, id: TransferId) -> State {
    world.read(|conn| queries::find(conn, id)).unwrap().state
}

fn has_token(world: &World, id: TransferId) -> bool {
    world
        .read(|conn| token::present(conn, &world.vault, id))
        .is_some()
}

fn package(transfer: &Transfer, digest: &str, now: Timestamp) -> NewPackage {
    NewPackage {
        transfer: transfer.id,
        citizen: transfer.citizen,
        dataset: transfer.dataset.clone(),
        bytes: 3,
        manifest_digest: digest.to_owned(),
        verdict: vec![1],
        fetched_at: now,
    }
}

fn begun(world: &World) -> (TransferId, ResourceId) {
    let dataset = world.dataset("http://127.0.0.1:1/dp", "secret");
    (world.transfer(world.citizen(MING), &dataset), dataset)
}

#[test]
fn a_transfer_goes_its_way_to_the_kept_package() {
    for world in World::each() {
        let (id, dataset) = begun(&world);
        let job = claim(&world, world.now).unwrap();
        assert_eq!(job.payload::<FetchOrder>().unwrap().transfer, id);
        let errand = take_up(&world, world.now, id, &job).unwrap();
        assert_eq!(errand.url.as_str(), "http://127.0.0.1:1/dp");
        assert_eq!(errand.number.reveal(), MING);
        assert_eq!(errand.parameters[0].0, "INQ_YR");
        assert_eq!(errand.parameters[0].1.reveal(), "113");
        assert!(token::is_shaped(errand.token.reveal()));
        assert!(!errand.resumed);
        let outcome = Outcome::Package(package(&errand.transfer, "aa", world.now));
        let settled = world.write(|tx| settle(tx, world.now, id, job.lease, outcome));
        assert_eq!(settled, Settled::Kept);
        assert_eq!(state(&world, id), State::Done { at: world.now });
        assert!(!has_token(&world, id));
        assert!(claim(&world, world.now.plus(hours(1))).is_none());
        let citizen = errand.transfer.citizen;
        let kept = world.read(|conn| package::queries::list_kept(conn, citizen, world.now));
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].dataset, dataset);
        assert_eq!(kept[0].id, PackageId::from(id));
        assert_eq!(kept[0].expires_at, world.now.plus(hours(8)));
        assert_eq!(world.events(), [130, 200, 210, 220]);
    }
}

#[test]
fn every_round_of_waiting_keeps_token_and_transaction() {
    for world in World::each() {
        let (id, _) = begun(&world);
        let mut now = world.now;
        let mut uids = Vec::new();
        for _ in 0..3 {
            let job = claim(&world, now).unwrap();
            let errand = take_up(&world, now, id, &job).unwrap();
            uids.push(errand.transfer.transaction_uid);
            let until = now.plus(minutes(1));
            let outcome = Outcome::Decided(WithoutPackage::Postpone(until));
            world.write(|tx| settle(tx, now, id, job.lease, outcome));
            assert_eq!(state(&world, id), State::Preparing { until });
            assert!(claim(&world, until.minus(seconds(1))).is_none());
            assert!(has_token(&world, id));
            now = until;
        }
        assert_eq!(uids[0], uids[1]);
        assert_eq!(uids[1], uids[2]);
        assert_eq!(world.events(), [130, 200, 211, 200, 211, 200, 211]);
    }
}

#[test]
fn other_ends_end_the_token_and_the_job() {
    for world in World::each() {
        for (outcome, expected, event) in [
            (
                Outcome::Decided(WithoutPackage::NoData),
                State::NoData { at: world.now },
                212,
            ),
            (Outcome::EmptyPackage, State::NoData { at: world.now }, 212),
            (
                Outcome::Decided(WithoutPackage::Refuse(Refusal::Access)),
                State::Refused {
                    reason: Refusal::Access,
                    at: world.now,
                },
                213,
            ),
            (
                Outcome::Decided(WithoutPackage::Fail(Failure::TimedOut)),
                State::Failed {
                    reason: Failure::TimedOut,
                    at: world.now,
                },
                214,
            ),
            (
                Outcome::Rejected("P08".to_owned()),
                State::Failed {
                    reason: Failure::Package("P08".to_owned()),
                    at: world.now,
                },
                221,
            ),
        ] {
            let (id, _) = begun(&world);
            let job = claim(&world, world.now).unwrap();
            take_up(&world, world.now, id, &job).unwrap();
            world.write(|tx| settle(tx, world.now, id, job.lease, outcome));
            assert_eq!(state(&world, id), expected);
            assert!(!has_token(&world, id));
            assert_eq!(world.events().last(), Some(&event));
            assert!(claim(&world, world.now.plus(hours(1))).is_none());
        }
    }
}

#[test]
fn failures_are_counted_and_rests_are_not() {
    for world in World::each() {
        let (id, _) = begun(&world);
        let mut now = world.now;
        for (resting, expected) in [(false, 1), (true, 1), (false, 2)] {
            let job = claim(&world, now).unwrap();
            take_up(&world, now, id, &job).unwrap();
            let at = now.plus(seconds(5));
            let outcome = if resting {
                Outcome::NotNow(at)
            } else {
                Outcome::Decided(WithoutPackage::Retry(at, Failure::Provider))
            };
            world.write(|tx| settle(tx, now, id, job.lease, outcome));
            assert_eq!(state(&world, id), State::Waiting { from: at });
            let read = world.read(|conn| queries::find(conn, id)).unwrap();
            assert_eq!(read.failures, expected);
            now = at;
        }
    }
}

#[test]
fn it_expires_at_eight_hours_and_not_a_second_before() {
    for world in World::each() {
        let end = world.now.plus(hours(8));
        let (id, _) = begun(&world);
        let early = end.minus(seconds(1));
        assert!(world.read(|conn| list_overdue(conn, early, 9)).is_empty());
        assert!(!world.write(|tx| expire(tx, early, id)));
        let job = claim(&world, early).unwrap();
        assert!(take_up(&world, early, id, &job).is_some());
        let job = claim(&world, early.plus(minutes(2))).unwrap();
        assert!(take_up(&world, end, id, &job).is_none());
        assert_eq!(state(&world, id), State::Expired { at: end });
        assert!(!has_token(&world, id));

        let (other, _) = begun(&world);
        assert_eq!(world.read(|conn| list_overdue(conn, end, 9)), [other]);
        assert!(world.write(|tx| expire(tx, end, other)));
        assert!(!world.write(|tx| expire(tx, end, other)));
        assert_eq!(state(&world, other), State::Expired { at: end });
    }
}

#[test]
fn a_call_that_was_cut_short_is_resumed_and_the_first_caller_is_too_late() {
    for world in World::each() {
        let (id, _) = begun(&world);
        let first = claim(&world, world.now).unwrap();
        let cut = take_up(&world, world.now, id, &first).unwrap();
        let later = world.now.plus(minutes(2));
        let second = claim(&world, later).unwrap();
        let errand = take_up(&world, later, id, &second).unwrap();
        assert!(errand.resumed);
        assert_eq!(
            errand.transfer.transaction_uid,
            cut.transfer.transaction_uid
        );
        let stale = Outcome::Package(package(&cut.transfer, "aa", later));
        let settled = world.write(|tx| settle(tx, later, id, first.lease, stale));
        assert_eq!(settled, Settled::Meanwhile);
        let fresh = Outcome::Package(package(&cut.transfer, "aa", later));
        let settled = world.write(|tx| settle(tx, later, id, second.lease, fresh));
        assert_eq!(settled, Settled::Kept);
    }
}

#[test]
fn the_same_manifest_is_not_kept_for_another_citizen() {
    for world in World::each() {
        let dataset = world.dataset("http://127.0.0.1:1/dp", "secret");
        let mut now = world.now;
        for (number, digest, expected) in [
            (MING, "aa", None),
            (MEI, "aa", Some("P12")),
            (MING, "aa", None),
            (MEI, "bb", None),
        ] {
            let id = world.transfer(world.citizen(number), &dataset);
            let job = claim(&world, now).unwrap();
            let errand = take_up(&world, now, id, &job).unwrap();
            let outcome = Outcome::Package(package(&errand.transfer, digest, now));
            world.write(|tx| settle(tx, now, id, job.lease, outcome));
            match expected {
                None => assert_eq!(state(&world, id), State::Done { at: now }),
                Some(rule) => assert_eq!(
                    state(&world, id),
                    State::Failed {
                        reason: Failure::Package(rule.to_owned()),
                        at: now
                    }
                ),
            }
            now = now.plus(seconds(1));
        }
    }
}

#[test]
fn a_suspended_data_set_is_not_asked_for() {
    for world in World::each() {
        let (id, dataset) = begun(&world);
        world.write(|tx| crate::domain::trial::queries::insert_suspension(tx, world.now, &dataset));
        let job = claim(&world, world.now).unwrap();
        assert!(take_up(&world, world.now, id, &job).is_none());
        assert_eq!(
            state(&world, id),
            State::Failed {
                reason: Failure::Suspended,
                at: world.now
            }
        );
        assert!(!world.events().contains(&200));
    }
}

#[test]
fn a_withdrawn_consent_stops_what_runs_and_deletes_what_is_kept() {
    for world in World::each() {
        let (id, _) = begun(&world);
        let job = claim(&world, world.now).unwrap();
        let errand = take_up(&world, world.now, id, &job).unwrap();
        let (citizen, consent) = (errand.transfer.citizen, errand.transfer.consent);
        let withdraw_now = |at| {
            world
                .db
                .write_now(|tx| withdraw(tx, at, citizen, consent))
                .is_ok()
        };
        assert!(withdraw_now(world.now));
        assert!(!withdraw_now(world.now));
        assert_eq!(state(&world, id), State::Withdrawn { at: world.now });
        assert!(!has_token(&world, id));
        let outcome = Outcome::Package(package(&errand.transfer, "aa", world.now));
        let settled = world.write(|tx| settle(tx, world.now, id, job.lease, outcome));
        assert_eq!(settled, Settled::Meanwhile);
        assert!(claim(&world, world.now.plus(hours(1))).is_none());

        let (id, _) = begun(&world);
        let job = claim(&world, world.now).unwrap();
        let errand = take_up(&world, world.now, id, &job).unwrap();
        let outcome = Outcome::Package(package(&errand.transfer, "bb", world.now));
        world.write(|tx| settle(tx, world.now, id, job.lease, outcome));
        let consent = errand.transfer.consent;
        let withdrawn = world
            .db
            .write_now(|tx| withdraw(tx, world.now, citizen, consent));
        assert!(withdrawn.is_ok());
        let gone = world
            .read(|conn| package::queries::find(conn, id.into()))
            .unwrap();
        assert_eq!(gone.deleted, Some((world.now, Why::Citizen)));
        assert_eq!(world.events().last(), Some(&502));
    }
}

#[test]
fn a_package_goes_at_eight_hours_or_when_its_citizen_says_so() {
    for world in World::each() {
        let keep = |digest: &str| {
            let (id, _) = begun(&world);
            let job = claim(&world, world.now).unwrap();
            let errand = take_up(&world, world.now, id, &job).unwrap();
            let outcome = Outcome::Package(package(&errand.transfer, digest, world.now));
            world.write(|tx| settle(tx, world.now, id, job.lease, outcome));
            (PackageId::from(id), errand.transfer.citizen)
        };
        let ((one, citizen), (two, _)) = (keep("aa"), keep("bb"));
        let end = world.now.plus(hours(8));
        let due = |at| world.read(|conn| retention::list_due(conn, at, 9));
        assert!(due(end.minus(seconds(1))).is_empty());

        let delete = |whose, id| {
            world
                .db
                .write_now(|tx| retention::delete(tx, world.now, whose, id, Why::Citizen))
        };
        assert!(delete(world.citizen(MEI), one).is_err());
        assert!(delete(citizen, one).is_ok());
        assert!(delete(citizen, one).is_err());
        assert_eq!(due(world.now), [one]);
        assert!(world.write(|tx| retention::swept(tx, world.now, one)));
        assert!(due(world.now).is_empty());
        assert!(!world.read(|conn| retention::is_unswept(conn, one)));

        assert_eq!(due(end), [two]);
        assert!(!world.write(|tx| retention::swept(tx, end, two)));
        world.write(|tx| retention::expire(tx, end.minus(seconds(1)), two));
        assert!(!world.write(|tx| retention::swept(tx, end, two)));
        for _ in 0..2 {
            world.write(|tx| retention::expire(tx, end, two));
        }
        assert!(world.write(|tx| retention::swept(tx, end, two)));
        assert!(due(end).is_empty());
        let deleted: Vec<i64> = world
            .events()
            .into_iter()
            .filter(|code| *code >= 500)
            .collect();
        assert_eq!(deleted, [502, 501]);
    }
}
