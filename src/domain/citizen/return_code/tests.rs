use super::*;
use crate::domain::citizen::contact::{Contact, MailAddress, bind};
use crate::domain::outbox::claim;
use crate::domain::trial::World;
use crate::kit::clock::seconds;

const MING: &str = "A123456789";

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
    let number = NationalId::parse(number).unwrap();
    world
        .db
        .write_now(|tx| send(tx, now, &world.vault, (&number, born)))
}

fn try_at(world: &World, now: Timestamp, id: ReturnCodeId, digits: &str) -> Tried {
    world.write(|tx| attempt(tx, now, &world.vault, id, digits))
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
