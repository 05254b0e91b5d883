use super::*;
use crate::domain::citizen::contact::{Contact, MailAddress, bind};
use crate::domain::citizen::envelope::Envelope;
use crate::domain::outbox::claim;
use crate::domain::trial::World;
use crate::kit::clock::{hours, seconds};
use crate::text::Locale;

const MING: &str = "A123456789";
/// The last part of the address that asks.
const HOME: u8 = 1;

fn born() -> chrono::NaiveDate {
    "1973-07-14".parse().unwrap()
}

fn confirm(world: &World) -> CitizenId {
    let citizen = world.citizen(MING);
    let mail = Contact::Mail(MailAddress::parse("ming@example.tw").unwrap());
    assert!(world.write(|tx| bind(
        tx,
        world.now,
        &world.vault,
        citizen,
        (&mail, Locale::Chinese)
    )));
    citizen
}

fn send_at(
    world: &World,
    now: Timestamp,
    number: &str,
    born: chrono::NaiveDate,
) -> Result<ReturnCodeId, CannotSend> {
    send_from(world, now, (number, born), HOME)
}

fn send_from(
    world: &World,
    now: Timestamp,
    (number, born): (&str, chrono::NaiveDate),
    from: u8,
) -> Result<ReturnCodeId, CannotSend> {
    let from = [192, 0, 2, from].into();
    let number = NationalId::parse(number).unwrap();
    world
        .db
        .write_now(|tx| send(tx, now, &world.vault, (&number, born), from))
}

fn try_at(world: &World, now: Timestamp, id: ReturnCodeId, digits: &str) -> Tried {
    let from = [192, 0, 2, HOME].into();
    world.write(|tx| attempt(tx, now, &world.vault, id, (digits, from)))
}

/// The digits of the letter that was promised, if one was.
fn letter(world: &World, now: Timestamp) -> Option<String> {
    let job = world.write(|tx| claim(tx, now, &world.vault))?;
    let envelope = Envelope::of_secret(job.secret.as_ref().unwrap()).unwrap();
    Some(envelope.code.unwrap().reveal().to_owned())
}

#[test]
fn the_right_code_opens_once_and_only_within_ten_minutes() {
    for world in World::each() {
        let citizen = confirm(&world);
        let end = world.now.plus(LIFETIME);
        let id = send_at(&world, world.now, MING, born()).unwrap();
        let digits = letter(&world, world.now).unwrap();
        assert_eq!(try_at(&world, end, id, &digits), Tried::NoLivingCode);
        assert_eq!(
            try_at(&world, end.plus(seconds(1)), id, &digits),
            Tried::NoLivingCode
        );
        let last = end.minus(seconds(1));
        assert_eq!(try_at(&world, last, id, &digits), Tried::Right(citizen));
        assert_eq!(try_at(&world, last, id, &digits), Tried::NoLivingCode);
    }
}

#[test]
fn five_wrong_tries_use_it_up() {
    for world in World::each() {
        confirm(&world);
        let id = send_at(&world, world.now, MING, born()).unwrap();
        let digits = letter(&world, world.now).unwrap();
        let wrong = if digits == "00000000" {
            "11111111"
        } else {
            "00000000"
        };
        for left in (0..TRIES).rev() {
            assert_eq!(try_at(&world, world.now, id, wrong), Tried::Wrong(left));
        }
        assert_eq!(try_at(&world, world.now, id, &digits), Tried::NoLivingCode);
    }
}

#[test]
fn strangers_are_treated_alike_and_get_no_letter() {
    for world in World::each() {
        confirm(&world);
        let other = "1980-01-01".parse().unwrap();
        let later = world.now.plus(RESEND);
        for (now, number, born) in [
            (world.now, MING, other),
            (later, MING, other),
            (world.now, "B223456782", born()),
        ] {
            let id = send_at(&world, now, number, born).unwrap();
            assert_eq!(letter(&world, now), None);
            assert_eq!(try_at(&world, now, id, "00000000"), Tried::Wrong(TRIES - 1));
            let living = world.read(|conn| find_living(conn, now, id)).unwrap();
            assert_eq!(living.tries, 1);
        }
    }
}

#[test]
fn another_one_for_the_same_number_waits_a_minute_known_or_not() {
    for world in World::each() {
        confirm(&world);
        for number in [MING, "B223456782"] {
            send_at(&world, world.now, number, born()).unwrap();
            let again = world.now.plus(RESEND);
            let early = send_at(&world, again.minus(seconds(1)), number, born());
            assert!(matches!(early, Err(CannotSend::TooSoon(at)) if at == again));
            assert!(send_at(&world, again, number, born()).is_ok());
        }
    }
}

#[test]
fn strangers_with_the_number_do_not_keep_its_owner_out() {
    for world in World::each() {
        let citizen = confirm(&world);
        let other = "1980-01-01".parse().unwrap();
        for minute in 0..5 {
            let now = world.now.plus(RESEND * minute);
            send_from(&world, now, (MING, other), 9).unwrap();
            let pressed = send_from(&world, now, (MING, other), 9);
            assert!(matches!(pressed, Err(CannotSend::TooSoon(_))));
        }
        let now = world.now.plus(RESEND * 5);
        let sixth = send_from(&world, now, (MING, other), 9);
        assert!(matches!(sixth, Err(CannotSend::TooMany(at)) if at == world.now.plus(hours(1))));
        let id = send_from(&world, now, (MING, born()), HOME).unwrap();
        let digits = letter(&world, now).unwrap();
        assert_eq!(try_at(&world, now, id, &digits), Tried::Right(citizen));
    }
}

#[test]
fn who_knows_number_and_birth_date_uses_up_nobodys_letter() {
    for world in World::each() {
        let citizen = confirm(&world);
        let again = world.now.plus(RESEND);
        for now in [
            world.now,
            again.minus(seconds(1)),
            again,
            again.plus(seconds(1)),
        ] {
            let stranger = u8::try_from(now.since(world.now).num_seconds()).unwrap() + 2;
            send_from(&world, now, (MING, born()), stranger).unwrap();
            assert!(letter(&world, now).is_some());
        }
        let id = send_from(&world, again, (MING, born()), HOME).unwrap();
        let digits = letter(&world, again).unwrap();
        assert_eq!(try_at(&world, again, id, &digits), Tried::Right(citizen));
    }
}

#[test]
fn the_history_of_whom_it_was_sent_to_tells_each_try() {
    for world in World::each() {
        let citizen = confirm(&world);
        let id = send_at(&world, world.now, MING, born()).unwrap();
        let digits = letter(&world, world.now).unwrap();
        let wrong = if digits == "00000000" {
            "11111111"
        } else {
            "00000000"
        };
        try_at(&world, world.now, id, wrong);
        try_at(&world, world.now, id, &digits);
        let nobody = send_at(&world, world.now, "B223456782", born()).unwrap();
        try_at(&world, world.now, nobody, wrong);
        assert_eq!(world.events(), [123, 122]);
        let told = world.read(|conn| queries::count_events(conn, citizen));
        assert_eq!(told, 2);
    }
}

#[test]
fn twenty_from_everywhere_are_too_many_within_an_hour() {
    let world = World::embedded();
    let other = "1980-01-01".parse().unwrap();
    let ask = |now, from| send_from(&world, now, (MING, other), from);
    for from in 1..=20 {
        ask(world.now, from).unwrap();
    }
    let end = world.now.plus(hours(1));
    let early = ask(end.minus(seconds(1)), 21);
    assert!(matches!(early, Err(CannotSend::TooMany(at)) if at == end));
    assert!(ask(end, 21).is_ok());
}

#[test]
fn forty_from_everywhere_are_too_many_within_a_day() {
    for (after, sent) in [(-1, false), (0, true), (1, true)] {
        let world = World::embedded();
        let other = "1980-01-01".parse().unwrap();
        let ask = |now, from| send_from(&world, now, (MING, other), from);
        for hour in 0..2 {
            for from in 1..=20 {
                ask(world.now.plus(hours(hour)), from).unwrap();
            }
        }
        let end = world.now.plus(hours(24));
        let early = ask(world.now.plus(hours(2)), 21);
        assert!(matches!(early, Err(CannotSend::TooMany(at)) if at == end));
        assert_eq!(ask(end.plus(seconds(after)), 21).is_ok(), sent, "{after}");
    }
}

#[test]
fn of_eight_who_ask_at_once_for_one_number_one_is_sent_a_letter() {
    for world in World::each() {
        confirm(&world);
        let asked: Vec<_> = std::thread::scope(|threads| {
            let asking: Vec<_> = (0..8)
                .map(|_| threads.spawn(|| send_at(&world, world.now, MING, born())))
                .collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let again = world.now.plus(RESEND);
        let sent = asked.iter().filter(|one| one.is_ok()).count();
        let waits = asked
            .iter()
            .filter(|one| matches!(one, Err(CannotSend::TooSoon(at)) if *at == again))
            .count();
        assert_eq!((sent, waits), (1, 7), "{asked:?}");
        assert!(letter(&world, world.now).is_some());
        assert_eq!(letter(&world, world.now), None);
    }
}
