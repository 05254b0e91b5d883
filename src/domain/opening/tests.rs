use super::ending::{CannotStop, close_overdue, end, save, stop};
use super::password::{CannotEnter, CannotSend, ask, ask_again, enter, find_sent};
use super::presentation::{CannotPresent, Presented, present};
use super::*;
use crate::db;
use crate::domain::barcode::trial::{Kept, confirm_contact, keep_package, open_counter, run};
use crate::domain::barcode::{self, Symbols};
use crate::domain::citizen::envelope::Envelope;
use crate::domain::citizen::queries::list_events_after;
use crate::domain::ids::OpeningId;
use crate::domain::one_time_password::{CannotMake, Digits, LIFETIME, RESEND, TRIES, Tried};
use crate::domain::outbox::{self, Kind};
use crate::domain::package::retention::{self, Why};
use crate::domain::trial::World;
use crate::kit::clock::{Span, Timestamp, hours, minutes, seconds};

/// A counter with a clerk, and a citizen with a package and a barcode before it.
struct Desk {
    world: World,
    kept: Kept,
    clerk: Clerk,
}

impl Desk {
    fn each() -> Vec<Self> {
        World::each().into_iter().map(Self::within).collect()
    }

    fn within(world: World) -> Self {
        let kept = keep_package(&world, "A123456789");
        confirm_contact(&world, &kept, "wangming@example.tw");
        let clerk = Self::hire(&world, &kept);
        Self { world, kept, clerk }
    }

    fn hire(world: &World, kept: &Kept) -> Clerk {
        let (account, counter) = open_counter(world, kept);
        Clerk {
            account,
            counter,
            from: "192.0.2.2".parse().unwrap(),
        }
    }

    fn now(&self) -> Timestamp {
        self.world.now
    }

    fn barcode(&self, now: Timestamp) -> Symbols {
        let (vault, holder) = (&self.world.vault, &self.kept.holder);
        let issued = self
            .world
            .db
            .write_now(|tx| barcode::issue(tx, now, vault, holder, self.kept.package));
        issued.unwrap().symbols
    }

    fn present_as(&self, clerk: &Clerk, now: Timestamp, symbols: &Symbols) -> Presented {
        self.world
            .db
            .write_now(|tx| present(tx, now, &self.world.vault, clerk, symbols))
            .unwrap()
    }

    fn begin_as(&self, clerk: &Clerk, now: Timestamp) -> OpeningId {
        match self.present_as(clerk, now, &self.barcode(now)) {
            Presented::Begun(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn begin(&self) -> OpeningId {
        self.begin_as(&self.clerk, self.now())
    }

    fn ask_as(&self, clerk: &Clerk, now: Timestamp, id: OpeningId) -> Result<(), CannotSend> {
        let purpose = Purpose::parse("申請育兒津貼", "115-0001").unwrap();
        let vault = &self.world.vault;
        self.world
            .db
            .write_now(|tx| ask(tx, now, vault, clerk, (id, &purpose)))
    }

    fn again(&self, now: Timestamp, id: OpeningId) -> Result<(), CannotSend> {
        let vault = &self.world.vault;
        self.world
            .db
            .write_now(|tx| ask_again(tx, now, vault, &self.clerk, id))
    }

    /// As if nothing of the clerk ran and the last letter were old.
    fn clear(&self) {
        let over = "UPDATE openings SET state = 'stopped', ended_at = began_at \
            WHERE state IN ('presented', 'waiting', 'open')";
        run(&self.world, over);
        self.forget_letters();
    }

    /// As if the last letter were old.
    fn forget_letters(&self) {
        run(&self.world, "DELETE FROM limits");
    }

    /// An opening that waits for its password, and the digits the citizen got; it is the clerk's only one.
    fn wait(&self) -> (OpeningId, Digits) {
        self.clear();
        let id = self.begin();
        self.ask_as(&self.clerk, self.now(), id).unwrap();
        (id, self.delivered())
    }

    /// An opening whose data are open.
    fn open(&self) -> OpeningId {
        let (id, digits) = self.wait();
        assert_eq!(self.enter(self.now(), id, &digits).unwrap(), Tried::Right);
        id
    }

    /// The digits of the newest password letter; all other letters are taken and thrown away.
    fn delivered(&self) -> Digits {
        let world = &self.world;
        let claim = || {
            let later = world.now.plus(hours(9));
            let claimed: db::Result<_> = world
                .db
                .write_now(|tx| outbox::claim(tx, later, &world.vault));
            claimed.unwrap()
        };
        let letters =
            std::iter::from_fn(claim).filter(|job| job.kind == Kind::OneTimePasswordLetter);
        let newest = letters.max_by_key(|job| job.made_at).unwrap();
        let envelope = Envelope::of_secret(newest.secret.as_ref().unwrap()).unwrap();
        assert_eq!(envelope.to.reveal(), "wangming@example.tw");
        Digits::read(envelope.code.unwrap().reveal()).unwrap()
    }

    fn enter_as(
        &self,
        clerk: &Clerk,
        now: Timestamp,
        (id, digits): (OpeningId, &Digits),
    ) -> Result<Tried, CannotEnter> {
        let vault = &self.world.vault;
        self.world
            .db
            .write_now(|tx| enter(tx, now, vault, clerk, (id, digits)))
    }

    fn enter(&self, now: Timestamp, id: OpeningId, digits: &Digits) -> Result<Tried, CannotEnter> {
        self.enter_as(&self.clerk, now, (id, digits))
    }

    fn stage(&self, now: Timestamp, id: OpeningId) -> Stage {
        self.state(now, id).stage()
    }

    fn state(&self, now: Timestamp, id: OpeningId) -> State {
        self.state_as(&self.clerk, now, id)
    }

    fn state_as(&self, clerk: &Clerk, now: Timestamp, id: OpeningId) -> State {
        let found = self
            .world
            .db
            .read_now(|conn| Case::find(conn, now, &self.world.vault, clerk, id));
        found.unwrap().opening.state
    }

    fn stop(&self, now: Timestamp, id: OpeningId) -> Result<(), CannotStop> {
        let citizen = (self.kept.holder.citizen, "192.0.2.1".parse().unwrap());
        self.world
            .db
            .write_now(|tx| stop(tx, now, &self.world.vault, citizen, id))
    }

    fn delete_package(&self, now: Timestamp) {
        let (citizen, package) = (self.kept.holder.citizen, self.kept.package);
        self.world
            .db
            .write_now(|tx| retention::delete(tx, now, citizen, package, Why::Citizen))
            .unwrap();
    }

    fn codes(&self) -> Vec<i64> {
        let citizen = self.kept.holder.citizen;
        let events = self
            .world
            .db
            .read_now(|conn| list_events_after(conn, citizen, 0, 100))
            .unwrap();
        let mut codes: Vec<i64> = events.iter().map(|event| event.code.number()).collect();
        codes.reverse();
        codes
    }
}

/// Digits that are surely not these.
fn wrong(than: &Digits) -> Digits {
    let digits = than.to_secret();
    let (first, rest) = digits.reveal().split_at(1);
    let other = if first == "0" { "1" } else { "0" };
    Digits::read(&format!("{other}{rest}")).unwrap()
}

/// One second before, at, and one second after.
fn around(at: Timestamp) -> [Timestamp; 3] {
    [at.minus(seconds(1)), at, at.plus(seconds(1))]
}

#[test]
fn a_case_goes_from_the_barcode_to_its_end_and_the_history_tells_all_of_it() {
    for desk in Desk::each() {
        let id = desk.open();
        let now = desk.now();
        desk.world
            .db
            .write_now(|tx| save(tx, now, &desk.world.vault, &desk.clerk, id))
            .unwrap();
        let ended = desk
            .world
            .db
            .write_now(|tx| end(tx, now, &desk.world.vault, &desk.clerk, id));
        ended.unwrap();
        assert_eq!(desk.stage(now, id), Stage::Ended);
        assert_eq!(desk.codes(), [130, 400, 410, 411, 412, 420, 421, 422]);

        let citizen = desk.kept.holder.citizen;
        let seen = desk
            .world
            .db
            .read_now(|conn| seen::list_for_history(conn, now, &desk.world.vault, citizen, &[id]))
            .unwrap();
        let [seen] = seen.as_slice() else {
            panic!("{seen:?}")
        };
        let purpose = seen.opening.state.purpose().unwrap();
        assert_eq!(purpose.reason(), "申請育兒津貼");
        assert_eq!(purpose.case_number(), "115-0001");
        assert_eq!(seen.agency.en, "Agency");
        assert_eq!(seen.dataset.zh, "-");
        assert!(matches!(
            desk.world
                .db
                .write_now(|tx| save(tx, now, &desk.world.vault, &desk.clerk, id)),
            Err(CannotFind::Stands(Stage::Ended))
        ));
    }
}

#[test]
fn unknown_dead_foreign_and_expired_barcodes_answer_alike() {
    for desk in Desk::each() {
        let now = desk.now();
        let unknown = Symbols::draw(desk.world.random.as_ref());
        let first = desk.barcode(now);
        let at = |now, clerk: &Clerk, symbols: &Symbols| desk.present_as(clerk, now, symbols);
        assert_eq!(at(now, &desk.clerk, &unknown), Presented::NoSuchBarcode);
        for (now, dead) in around(now.plus(barcode::LIFETIME))
            .into_iter()
            .zip([false, true, true])
        {
            let answer = at(now, &desk.clerk, &first);
            assert_eq!(answer == Presented::NoSuchBarcode, dead);
        }
        let other = keep_package(&desk.world, "A123456789");
        let stranger = Desk::hire(&desk.world, &other);
        assert_eq!(at(now, &stranger, &first), Presented::NoSuchBarcode);
        let shut = Desk::hire(&desk.world, &desk.kept);
        let closed = format!(
            "UPDATE counters SET closed_at = made_at WHERE id = '{}'",
            shut.counter
        );
        run(&desk.world, &closed);
        assert_eq!(at(now, &shut, &first), Presented::NoSuchBarcode);

        let (vault, holder, package) = (&desk.world.vault, desk.kept.holder, desk.kept.package);
        let replaced = desk
            .world
            .db
            .write_now(|tx| barcode::replace(tx, now, vault, &holder, package));
        let second = replaced.unwrap().symbols;
        assert_eq!(at(now, &desk.clerk, &first), Presented::NoSuchBarcode);
        assert!(matches!(at(now, &desk.clerk, &second), Presented::Begun(_)));
        desk.delete_package(now);
        assert_eq!(at(now, &desk.clerk, &second), Presented::NoSuchBarcode);
    }
}

#[test]
fn the_sixty_first_barcode_in_ten_minutes_waits() {
    let desk = Desk::within(World::embedded());
    let unknown = Symbols::draw(desk.world.random.as_ref());
    for _ in 0..60 {
        desk.present_as(&desk.clerk, desk.now(), &unknown);
    }
    let symbols = desk.barcode(desk.now());
    let (now, vault) = (desk.now(), &desk.world.vault);
    let refused = desk
        .world
        .db
        .write_now(|tx| present(tx, now, vault, &desk.clerk, &symbols));
    assert!(matches!(
        refused,
        Err(CannotPresent::TooOften { retry_at }) if retry_at == now.plus(minutes(10))
    ));
}

#[test]
fn a_barcode_presented_again_leads_back_to_the_opening_that_runs() {
    for desk in Desk::each() {
        let symbols = desk.barcode(desk.now());
        let again = || desk.present_as(&desk.clerk, desk.now(), &symbols);
        let at_once = at_once(3, |_| again());
        let id = desk.begin();
        assert_eq!(at_once, [Presented::Begun(id); 3]);
        desk.ask_as(&desk.clerk, desk.now(), id).unwrap();
        assert_eq!(again(), Presented::Begun(id));
        let digits = desk.delivered();
        desk.enter(desk.now(), id, &digits).unwrap();
        assert_eq!(again(), Presented::Begun(id));
        assert_eq!(desk.codes(), [130, 400, 410, 411, 412, 420]);

        let colleague = Desk::hire(&desk.world, &desk.kept);
        assert_ne!(desk.begin_as(&colleague, desk.now()), id);
        let now = desk.now();
        let ended = desk
            .world
            .db
            .write_now(|tx| end(tx, now, &desk.world.vault, &desk.clerk, id));
        ended.unwrap();
        assert_ne!(again(), Presented::Begun(id));
    }
}

#[test]
fn an_opening_whose_password_nobody_enters_is_over_after_ten_minutes() {
    for desk in Desk::each() {
        let (id, _) = desk.wait();
        let [before, at, after] = around(desk.now().plus(UNANSWERED));
        assert_eq!(desk.begin_as(&desk.clerk, before), id);
        let expected = [Stage::Waiting, Stage::Failed, Stage::Failed];
        for (now, stage) in [before, at, after].into_iter().zip(expected) {
            assert_eq!(desk.stage(now, id), stage);
        }
        assert_ne!(desk.begin_as(&desk.clerk, at), id);
        assert_eq!(desk.stage(before, id), Stage::Failed);

        let (id, _) = desk.wait();
        desk.again(desk.now().plus(RESEND), id).unwrap();
        let end = desk.now().plus(RESEND).plus(UNANSWERED);
        for (now, stage) in around(end).into_iter().zip(expected) {
            assert_eq!(desk.stage(now, id), stage);
        }
    }
}

#[test]
fn two_clerks_send_passwords_of_one_package_one_minute_apart() {
    for desk in Desk::each() {
        desk.wait();
        let [early, just, late] = around(desk.now().plus(RESEND));
        let colleague = Desk::hire(&desk.world, &desk.kept);
        let id = desk.begin_as(&colleague, desk.now());
        assert!(matches!(
            desk.ask_as(&colleague, early, id),
            Err(CannotSend::Password(CannotMake::TooSoon { at })) if at == just
        ));
        desk.ask_as(&colleague, just, id).unwrap();
        let third = Desk::hire(&desk.world, &desk.kept);
        let id = desk.begin_as(&third, desk.now());
        assert!(desk.ask_as(&third, late, id).is_err());
        assert_eq!(desk.codes().iter().filter(|code| **code == 411).count(), 2);
    }
}

#[test]
fn without_a_confirmed_contact_nothing_begins() {
    for world in World::each() {
        let kept = keep_package(&world, "A123456789");
        let clerk = Desk::hire(&world, &kept);
        let desk = Desk { world, kept, clerk };
        let symbols = desk.barcode(desk.now());
        let answer = desk.present_as(&desk.clerk, desk.now(), &symbols);
        assert_eq!(answer, Presented::NoContact);
        assert_eq!(desk.codes(), [130, 400]);
    }
}

#[test]
fn a_password_is_good_for_two_minutes_and_not_a_second_longer() {
    for desk in Desk::each() {
        let end = desk.now().plus(LIFETIME);
        let expected = [Tried::Right, Tried::RanOut, Tried::RanOut];
        for (now, outcome) in around(end).into_iter().zip(expected) {
            let (id, digits) = desk.wait();
            assert_eq!(desk.enter(now, id, &digits).unwrap(), outcome);
        }
    }
}

#[test]
fn another_password_can_be_sent_after_one_minute_and_kills_the_old_one() {
    for desk in Desk::each() {
        let (id, first) = desk.wait();
        let [early, just, late] = around(desk.now().plus(RESEND));
        assert!(matches!(
            desk.again(early, id),
            Err(CannotSend::Password(CannotMake::TooSoon { at })) if at == just
        ));
        desk.again(just, id).unwrap();
        let second = desk.delivered();
        assert!(desk.again(late, id).is_err());
        assert_eq!(
            desk.enter(just, id, &first).unwrap(),
            Tried::Wrong { left: TRIES - 1 }
        );
        assert_eq!(desk.enter(just, id, &second).unwrap(), Tried::Right);
        assert_eq!(desk.codes(), [130, 400, 410, 411, 411, 413, 412, 420]);
    }
}

#[test]
fn a_password_works_once() {
    for desk in Desk::each() {
        let (id, digits) = desk.wait();
        assert_eq!(desk.enter(desk.now(), id, &digits).unwrap(), Tried::Right);
        assert!(matches!(
            desk.enter(desk.now(), id, &digits),
            Err(CannotEnter::Case(CannotFind::Stands(Stage::Open)))
        ));
        run(
            &desk.world,
            &format!("UPDATE openings SET state = 'waiting' WHERE id = '{id}'"),
        );
        assert_eq!(desk.enter(desk.now(), id, &digits).unwrap(), Tried::RanOut);
    }
}

#[test]
fn the_fifth_try_counts_and_the_sixth_does_not() {
    for desk in Desk::each() {
        let now = desk.now();
        for wrong_ones in [4, 5] {
            let (id, digits) = desk.wait();
            for tried in 1..=wrong_ones {
                let outcome = desk.enter(now, id, &wrong(&digits)).unwrap();
                assert_eq!(
                    outcome,
                    Tried::Wrong {
                        left: TRIES - tried
                    }
                );
            }
            let last = desk.enter(now, id, &digits).unwrap();
            let expected = if wrong_ones < TRIES {
                Tried::Right
            } else {
                Tried::UsedUp
            };
            assert_eq!(last, expected);
        }
    }
}

#[test]
fn the_thirty_first_try_at_a_package_ends_the_opening_whoever_makes_it() {
    for desk in Desk::each() {
        let (id, digits) = desk.wait();
        let mut digits = wrong(&digits);
        for password in 0..6 {
            let now = desk.now().plus(RESEND * password);
            if password > 0 {
                desk.again(now, id).unwrap();
                digits = wrong(&desk.delivered());
            }
            for _ in 0..TRIES {
                let tried = desk.enter(now, id, &digits).unwrap();
                assert!(matches!(tried, Tried::Wrong { .. }), "{tried:?}");
            }
        }
        let colleague = Desk::hire(&desk.world, &desk.kept);
        let now = desk.now().plus(RESEND * 6);
        let theirs = desk.begin_as(&colleague, now);
        desk.ask_as(&colleague, now, theirs).unwrap();
        let right = desk.delivered();
        assert_eq!(
            desk.enter_as(&colleague, now, (theirs, &right)).unwrap(),
            Tried::PackageUsedUp
        );
        let found = desk
            .world
            .db
            .read_now(|conn| Case::find(conn, now, &desk.world.vault, &colleague, theirs))
            .unwrap();
        assert!(matches!(
            found.opening.state,
            State::Failed {
                why: Failure::TriesUsedUp,
                ..
            }
        ));
    }
}

#[test]
fn the_citizen_stops_an_opening_at_any_time_before_its_end() {
    for desk in Desk::each() {
        let now = desk.now();
        let stops = |id| {
            desk.stop(now, id).unwrap();
            assert_eq!(desk.stage(now, id), Stage::Stopped);
            assert!(matches!(desk.stop(now, id), Err(CannotStop::OverAlready)));
        };
        let presented = desk.begin();
        stops(presented);
        let (waiting, digits) = desk.wait();
        stops(waiting);
        stops(desk.open());
        assert!(matches!(
            desk.enter(now, waiting, &digits),
            Err(CannotEnter::Case(CannotFind::Stands(Stage::Stopped)))
        ));
        assert!(matches!(
            desk.ask_as(&desk.clerk, now, presented),
            Err(CannotSend::Case(CannotFind::Stands(Stage::Stopped)))
        ));
        assert_eq!(desk.codes().iter().filter(|code| **code == 414).count(), 3);
        let other = keep_package(&desk.world, "B223456782").holder.citizen;
        let somebody = (other, "192.0.2.9".parse().unwrap());
        let id = desk.begin();
        let refused = desk
            .world
            .db
            .write_now(|tx| stop(tx, now, &desk.world.vault, somebody, id));
        assert!(matches!(refused, Err(CannotStop::NoSuchOpening)));
    }
}

#[test]
fn the_citizen_sees_what_runs_and_not_what_is_over() {
    for desk in Desk::each() {
        let (waiting, _) = desk.wait();
        let colleague = Desk::hire(&desk.world, &desk.kept);
        let stopped = desk.begin_as(&colleague, desk.now());
        desk.stop(desk.now(), stopped).unwrap();
        let citizen = desk.kept.holder.citizen;
        let running = |now| -> Vec<OpeningId> {
            let seen = desk
                .world
                .db
                .read_now(|conn| seen::list_running(conn, now, &desk.world.vault, citizen))
                .unwrap();
            seen.iter().map(|seen| seen.opening.id).collect()
        };
        assert_eq!(running(desk.now()), [waiting]);
        let end = desk.now().plus(UNANSWERED);
        assert_eq!(running(end.minus(seconds(1))), [waiting]);
        assert_eq!(running(end), []);
    }
}

#[test]
fn an_opening_goes_on_when_its_barcode_is_replaced() {
    for desk in Desk::each() {
        let (id, digits) = desk.wait();
        let now = desk.now().plus(seconds(30));
        let (vault, holder, package) = (&desk.world.vault, desk.kept.holder, desk.kept.package);
        desk.world
            .db
            .write_now(|tx| barcode::replace(tx, now, vault, &holder, package))
            .unwrap();
        assert_eq!(desk.enter(now, id, &digits).unwrap(), Tried::Right);
    }
}

#[test]
fn an_opening_whose_reason_is_not_told_ends_with_its_barcode_and_one_that_waits_goes_on() {
    for told in [false, true] {
        for desk in Desk::each() {
            let issued = desk.now();
            desk.barcode(issued);
            let begun = issued.plus(barcode::LIFETIME).minus(minutes(1));
            let id = desk.begin_as(&desk.clerk, begun);
            if told {
                desk.ask_as(&desk.clerk, begun, id).unwrap();
            }
            let after = if told { Stage::Waiting } else { Stage::Failed };
            let before = if told {
                Stage::Waiting
            } else {
                Stage::Presented
            };
            let times = around(issued.plus(barcode::LIFETIME));
            for (now, stage) in times.into_iter().zip([before, after, after]) {
                assert_eq!(desk.stage(now, id), stage, "told: {told}");
            }
            let [_, at, _] = times;
            let late = desk.ask_as(&desk.clerk, at, id);
            assert!(matches!(
                late,
                Err(CannotSend::Case(CannotFind::Stands(stage))) if stage == after
            ));
        }
    }
}

#[test]
fn an_opening_whose_reason_is_not_told_ends_when_its_barcode_is_replaced() {
    for desk in Desk::each() {
        let id = desk.begin_as(&desk.clerk, desk.now());
        let replaced = desk.now().plus(minutes(1));
        let (vault, holder, package) = (&desk.world.vault, desk.kept.holder, desk.kept.package);
        desk.world
            .db
            .write_now(|tx| barcode::replace(tx, replaced, vault, &holder, package))
            .unwrap();
        let expected = [Stage::Presented, Stage::Failed, Stage::Failed];
        for (now, stage) in around(replaced).into_iter().zip(expected) {
            assert_eq!(desk.stage(now, id), stage);
        }
        assert_ne!(desk.begin_as(&desk.clerk, replaced), id);
    }
}

#[test]
fn a_reason_that_is_told_beside_a_barcode_that_dies_in_this_moment_is_not_taken() {
    let told = State::Waiting(Purpose::parse("申請育兒津貼", "115-0006").unwrap());
    for desk in Desk::each() {
        let (world, kept) = (&desk.world, &desk.kept);
        desk.barcode(desk.now());
        let end = desk.now().plus(barcode::LIFETIME);
        let begun = end.minus(minutes(1));
        let later = begun.plus(seconds(1));
        let id = desk.begin_as(&desk.clerk, begun);
        let read = |id| {
            let found = world
                .db
                .read_now(|conn| Case::find(conn, later, &world.vault, &desk.clerk, id));
            found.unwrap().opening
        };
        let opening = read(id);
        let mark =
            |now| world.write(|tx| queries::mark_told(tx, now, &world.vault, &opening, &told));
        assert!(!mark(end) && !mark(end.plus(seconds(1))), "the clock");
        world
            .db
            .write_now(|tx| barcode::replace(tx, later, &world.vault, &kept.holder, kept.package))
            .unwrap();
        assert!(!mark(later), "another barcode took its place");
        assert_eq!(read(id).state.stage(), Stage::Failed);
        let opening = read(desk.begin_as(&desk.clerk, later));
        let last = later.plus(barcode::LIFETIME).minus(seconds(1));
        let marked = world.write(|tx| queries::mark_told(tx, last, &world.vault, &opening, &told));
        assert!(marked, "while it lives");
    }
}

#[test]
fn an_opening_ends_with_its_package() {
    for desk in Desk::each() {
        let gone = desk.now().plus(hours(8));
        let id = desk.begin_as(&desk.clerk, gone.minus(minutes(1)));
        let expected = [Stage::Presented, Stage::Failed, Stage::Failed];
        for (now, stage) in around(gone).into_iter().zip(expected) {
            assert_eq!(desk.stage(now, id), stage);
        }
    }
    for desk in Desk::each() {
        let open = desk.open();
        desk.delete_package(desk.now());
        assert!(matches!(
            desk.state(desk.now(), open),
            State::Failed {
                why: Failure::PackageGone,
                past: Past {
                    opened_at: Some(_),
                    ..
                },
            }
        ));
    }
}

#[test]
fn what_nobody_finishes_is_over_by_the_clock_and_written_down_later() {
    for desk in Desk::each() {
        let open = desk.open();
        let colleague = Desk::hire(&desk.world, &desk.kept);
        let waiting = desk.begin_as(&colleague, desk.now());
        let stage_there = |now| desk.state_as(&colleague, now, waiting).stage();
        let over = |span: Span| around(desk.now().plus(span));
        for (now, stage) in
            over(UNANSWERED)
                .into_iter()
                .zip([Stage::Presented, Stage::Failed, Stage::Failed])
        {
            assert_eq!(stage_there(now), stage);
        }
        for (now, stage) in
            over(OPEN_FOR)
                .into_iter()
                .zip([Stage::Open, Stage::Ended, Stage::Ended])
        {
            assert_eq!(desk.stage(now, open), stage);
        }
        let close = |now| {
            desk.world
                .db
                .write_now(|tx| close_overdue(tx, now, &desk.world.vault))
                .unwrap()
        };
        let [before, _, after] = over(OPEN_FOR);
        assert_eq!(close(before), 1);
        assert_eq!(close(after), 1);
        assert_eq!(close(after), 0);
        let early = desk.now();
        assert_eq!(stage_there(early), Stage::Failed);
        assert_eq!(desk.stage(early, open), Stage::Ended);
    }
}

#[test]
fn a_reason_that_does_not_open_keeps_no_other_opening_from_being_closed() {
    for desk in Desk::each() {
        let broken = desk.open();
        let colleague = Desk::hire(&desk.world, &desk.kept);
        let waiting = desk.begin_as(&colleague, desk.now());
        let torn = format!("UPDATE openings SET purpose = NULL WHERE id = '{broken}'");
        run(&desk.world, &torn);
        let now = desk.now().plus(UNANSWERED);
        let closed: db::Result<usize> = desk
            .world
            .db
            .write_now(|tx| close_overdue(tx, now, &desk.world.vault));
        assert_eq!(closed.unwrap(), 1);
        let stage = desk.state_as(&colleague, desk.now(), waiting).stage();
        assert_eq!(stage, Stage::Failed);
    }
}

#[test]
fn another_clerk_or_a_counter_that_may_no_longer_finds_nothing() {
    for desk in Desk::each() {
        let id = desk.open();
        let colleague = Desk::hire(&desk.world, &desk.kept);
        let find = |clerk: &Clerk| {
            let now = desk.now();
            let found = desk
                .world
                .db
                .read_now(|conn| Case::find(conn, now, &desk.world.vault, clerk, id));
            found.map(|case| case.opening.state.stage())
        };
        assert!(matches!(find(&colleague), Err(CannotFind::NoSuchOpening)));
        assert!(matches!(find(&desk.clerk), Ok(Stage::Open)));
        run(
            &desk.world,
            &format!(
                "DELETE FROM counter_datasets WHERE counter_id = '{}'",
                desk.clerk.counter
            ),
        );
        assert!(matches!(find(&desk.clerk), Err(CannotFind::NoSuchOpening)));
    }
}

#[test]
fn the_clerks_page_knows_where_the_password_went_and_when_another_may_be_sent() {
    for desk in Desk::each() {
        let (id, digits) = desk.wait();
        desk.enter(desk.now(), id, &wrong(&digits)).unwrap();
        let case = desk
            .world
            .db
            .read_now(|conn| Case::find(conn, desk.now(), &desk.world.vault, &desk.clerk, id))
            .unwrap();
        let (last, contact) = desk
            .world
            .db
            .read_now(|conn| find_sent(conn, &desk.world.vault, &case))
            .unwrap()
            .unwrap();
        assert_eq!(contact.masked(), "wa****@example.tw");
        assert_eq!(last.tries_left(), TRIES - 1);
        assert_eq!(last.again_at(), desk.now().plus(RESEND));
        assert_eq!(last.expires_at, desk.now().plus(LIFETIME));
    }
}

#[test]
fn of_many_wrong_tries_at_once_five_are_compared() {
    for desk in Desk::each() {
        let (id, digits) = desk.wait();
        let digits = wrong(&digits);
        let outcomes = at_once(12, |_| desk.enter(desk.now(), id, &digits).unwrap());
        let compared = outcomes
            .iter()
            .filter(|tried| matches!(tried, Tried::Wrong { .. }))
            .count();
        assert_eq!(compared, 5, "{outcomes:?}");
        let told = desk.codes().into_iter().filter(|code| *code == 413);
        assert_eq!(told.count(), 5, "what is not compared is not told");
        let late = desk.now().plus(LIFETIME);
        assert_eq!(desk.enter(late, id, &digits).unwrap(), Tried::RanOut);
        let told = desk.codes().into_iter().filter(|code| *code == 413);
        assert_eq!(told.count(), 5);
    }
}

#[test]
fn of_two_right_tries_at_once_one_opens() {
    for desk in Desk::each() {
        let (id, digits) = desk.wait();
        let outcomes = at_once(4, |_| desk.enter(desk.now(), id, &digits));
        let opened = outcomes
            .iter()
            .filter(|tried| matches!(tried, Ok(Tried::Right)))
            .count();
        assert_eq!(opened, 1, "{outcomes:?}");
        assert!(
            !outcomes
                .iter()
                .any(|tried| matches!(tried, Err(CannotEnter::Db(_)))),
            "{outcomes:?}"
        );
        assert_eq!(desk.codes().iter().filter(|code| **code == 420).count(), 1);
    }
}

#[test]
fn clerks_who_try_one_package_at_once_have_thirty_tries_together() {
    for desk in Desk::each() {
        let clerks: Vec<Clerk> = (0..8)
            .map(|_| Desk::hire(&desk.world, &desk.kept))
            .collect();
        let guess = Digits::read("00000000").unwrap();
        let openings: Vec<OpeningId> = clerks
            .iter()
            .map(|clerk| {
                let id = desk.begin_as(clerk, desk.now());
                desk.forget_letters();
                desk.ask_as(clerk, desk.now(), id).unwrap();
                id
            })
            .collect();
        let compared: usize = at_once(clerks.len(), |number| {
            (0..5)
                .filter(|_| {
                    let tried =
                        desk.enter_as(&clerks[number], desk.now(), (openings[number], &guess));
                    matches!(tried, Ok(Tried::Wrong { .. }))
                })
                .count()
        })
        .into_iter()
        .sum();
        assert_eq!(compared, 30);
    }
}

#[test]
fn of_two_requests_for_another_password_at_once_one_is_sent() {
    for desk in Desk::each() {
        let (id, _) = desk.wait();
        let now = desk.now().plus(RESEND);
        let outcomes = at_once(4, |_| desk.again(now, id));
        let sent = outcomes.iter().filter(|sent| sent.is_ok()).count();
        assert_eq!(sent, 1, "{outcomes:?}");
        assert_eq!(desk.codes().iter().filter(|code| **code == 411).count(), 2);
    }
}

fn at_once<T: Send>(many: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    std::thread::scope(|threads| {
        let work = &work;
        let running: Vec<_> = (0..many)
            .map(|number| threads.spawn(move || work(number)))
            .collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}

#[test]
fn what_for_stands_sealed_in_the_table_and_what_stood_there_in_clear_is_sealed_at_the_next_start() {
    use diesel::prelude::*;

    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Text>)]
        reason: Option<String>,
        #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Text>)]
        case_number: Option<String>,
        #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Binary>)]
        purpose: Option<Vec<u8>>,
    }
    for desk in Desk::each() {
        let (id, _) = desk.wait();
        let world = &desk.world;
        let row = || -> Row {
            let rows: db::Result<Vec<Row>> = world.db.read_now(|conn| {
                let text =
                    format!("SELECT reason, case_number, purpose FROM openings WHERE id = '{id}'");
                Ok(diesel::sql_query(text).load(conn)?)
            });
            rows.unwrap().remove(0)
        };
        let told = || {
            let state = desk.state(desk.now(), id);
            let purpose = state.purpose().unwrap();
            (
                purpose.reason().to_owned(),
                purpose.case_number().to_owned(),
            )
        };
        let expected = ("申請育兒津貼".to_owned(), "115-0001".to_owned());
        let hidden = |row: &Row| {
            assert_eq!((&row.reason, &row.case_number), (&None, &None));
            let sealed = row.purpose.as_ref().unwrap();
            let part = "申請".as_bytes();
            assert!(!sealed.windows(part.len()).any(|bytes| bytes == part));
        };
        hidden(&row());
        assert_eq!(told(), expected);
        let clear = format!(
            "UPDATE openings SET reason = '申請育兒津貼', case_number = '115-0001', purpose = NULL WHERE id = '{id}'"
        );
        run(world, &clear);
        assert_eq!(told(), expected);
        assert_eq!(clear::seal(&world.db, &world.vault).unwrap(), 1);
        assert_eq!(clear::seal(&world.db, &world.vault).unwrap(), 0);
        hidden(&row());
        assert_eq!(told(), expected);
    }
}

#[test]
fn however_often_a_password_is_sent_an_opening_is_over_after_half_an_hour() {
    for desk in Desk::each() {
        let (id, _) = desk.wait();
        for minute in [9, 18, 27] {
            desk.again(desk.now().plus(minutes(minute)), id).unwrap();
        }
        let expected = [Stage::Waiting, Stage::Failed, Stage::Failed];
        let times = around(desk.now().plus(PATIENCE));
        for (now, stage) in times.into_iter().zip(expected) {
            assert_eq!(desk.stage(now, id), stage);
        }
    }
}
