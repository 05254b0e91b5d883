//! The code that proves that a citizen reads the contact they gave: eight digits by letter.
//!
//! A contact is bound only by a citizen who has proved who they are, and one that was confirmed is changed only soon after
//! a proof: whoever finds an open browser must not become the one who is told the counter's passwords. A code is good for
//! one contact of one citizen: the next code kills the one before.

mod change;
mod sent;

use std::net::IpAddr;

use super::code::{self, CodeLetter};
use super::contact::{self, Contact};
use super::queries::{self, NewContactCode};
use crate::db::{self, Tx};
use crate::domain::ids::{CitizenId, ContactCodeId};
use crate::domain::limit::{self, Allowance, Limited};
use crate::domain::outbox::Kind;
use crate::kit::clock::{Span, Timestamp, minutes};
use crate::kit::seal::{Place, Vault};
use crate::text::Locale;

pub use change::ChangedLetter;
pub use code::{LENGTH, LIFETIME, RESEND, TRIES};
pub use sent::{SentCode, find_sent};

/// From this time after the proof on, a confirmed contact is not changed.
pub const FRESH: Span = minutes(5);
const VALUE: &str = "contact_codes.value";
const CODE: &str = "contact_codes.code";
const SENT: &str = "limits.contact-code.sent";

/// Who gives a contact.
#[derive(Debug, Clone, Copy)]
pub struct Giver {
    /// The citizen.
    pub citizen: CitizenId,
    /// When they proved who they are.
    pub proved_at: Timestamp,
    /// Where they act from.
    pub from: IpAddr,
}

/// Why no code is sent.
#[derive(Debug, thiserror::Error)]
pub enum CannotSend {
    /// There is a confirmed contact, and the proof is not fresh.
    #[error("a fresh proof of identity is needed")]
    NotFresh,
    /// The last one is younger than [`RESEND`].
    #[error("wait until {0}")]
    TooSoon(Timestamp),
    /// Too many were asked for, by this citizen or from this address.
    #[error("too many; again at {0}")]
    TooMany(Timestamp),
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why a code is not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotConfirm {
    /// There is none, it is dead, or it was tried too often: another one has to be sent.
    #[error("no living code")]
    NoLivingCode,
    /// Another code; so many tries are left.
    #[error("wrong, {0} tries are left")]
    Wrong(i64),
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Whether a proof of `proved_at` is young enough to change a contact that was confirmed.
#[must_use]
pub fn is_fresh(proved_at: Timestamp, now: Timestamp) -> bool {
    now < proved_at.plus(FRESH)
}

/// Sends a code to `contact`.
///
/// # Errors
/// [`CannotSend::NotFresh`] when a confirmed contact would be changed too long after the proof;
/// [`CannotSend::TooSoon`] within a minute of the last one; [`CannotSend::TooMany`]. What is refused is not counted.
pub fn send(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    by: Giver,
    (contact, locale): (&Contact, Locale),
) -> Result<(), CannotSend> {
    let citizen = by.citizen;
    if !is_fresh(by.proved_at, now) && contact::find_living(tx, vault, citizen)?.is_some() {
        return Err(CannotSend::NotFresh);
    }
    let minute = vault.lookup(SENT, &citizen.to_string());
    limit::take(tx, now, &minute, Allowance::one_per(RESEND))
        .map_err(|refusal| refusal.into_refusal(CannotSend::TooSoon))?;
    for (action, who) in [
        (Limited::ContactCodeByAddress, limit::address_name(by.from)),
        (Limited::ContactCodeByCitizen, citizen.to_string()),
    ] {
        limit::count(tx, now, vault, action, &who)
            .map_err(|refusal| refusal.into_refusal(CannotSend::TooMany))?;
    }
    let id = ContactCodeId::draw(vault.random());
    let digits = code::draw(vault);
    let row = NewContactCode {
        id,
        citizen,
        kind: contact.kind(),
        value: vault.seal(
            Place::new(VALUE, &id.to_string()),
            contact.reveal().as_bytes(),
        ),
        code_lookup: code::lookup(vault, CODE, id, digits.reveal()),
        sent_at: now,
        expires_at: now.plus(LIFETIME),
    };
    queries::replace_code(tx, now, &row)?;
    let letter = CodeLetter {
        locale,
        expires_at: row.expires_at,
    };
    let letter = (Kind::ContactCodeLetter, letter);
    code::promise(tx, now, vault, letter, (contact, digits))?;
    Ok(())
}

/// Tries a code. The right one binds its contact, which the history tells, and so does a letter to the contact before.
///
/// Whatever comes out, the try counts: the caller commits also when this answers [`CannotConfirm::Wrong`], which
/// is why the outcome stands inside an `Ok`.
///
/// # Errors
/// A fault of the database.
pub fn confirm(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    by: Giver,
    (typed, locale): (&str, Locale),
) -> db::Result<Result<Contact, CannotConfirm>> {
    let Some(sent) = find_sent(tx, vault, by.citizen)? else {
        return Ok(Err(CannotConfirm::NoLivingCode));
    };
    if !queries::mark_code_tried(tx, now, sent.id, TRIES)? {
        return Ok(Err(CannotConfirm::NoLivingCode));
    }
    let Some(known) = queries::find_code_lookup(tx, sent.id)? else {
        return Ok(Err(CannotConfirm::NoLivingCode));
    };
    if !code::matches(vault, CODE, sent.id, (typed, &known)) {
        return Ok(Err(CannotConfirm::Wrong(TRIES - sent.tries - 1)));
    }
    let before = contact::find_living(tx, vault, by.citizen)?;
    if !queries::mark_code_used(tx, now, sent.id)?
        || !contact::bind(tx, now, vault, by.citizen, (&sent.contact, locale))?
    {
        return Ok(Err(CannotConfirm::NoLivingCode));
    }
    change::tell(tx, now, vault, by, (before.as_ref(), &sent.contact))?;
    Ok(Ok(sent.contact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::citizen::contact::{MailAddress, find_living};
    use crate::domain::citizen::envelope::Envelope;
    use crate::domain::citizen::national_id::NationalId;
    use crate::domain::citizen::person::{Person, recognize};
    use crate::domain::outbox;
    use crate::domain::trial::World;
    use crate::kit::clock::seconds;

    const FROM: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    struct Visit {
        world: World,
        citizen: CitizenId,
        start: Timestamp,
    }

    fn visit() -> Visit {
        let world = World::embedded();
        let start: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let person = Person {
            number: NationalId::parse("A123456789").unwrap(),
            birth_date: "1990-01-01".parse().unwrap(),
            name: "測試".to_owned(),
        };
        let citizen = world
            .db
            .write_now(|tx| recognize(tx, start, &world.vault, &person))
            .unwrap();
        Visit {
            world,
            citizen,
            start,
        }
    }

    impl Visit {
        fn giver(&self) -> Giver {
            Giver {
                citizen: self.citizen,
                proved_at: self.start,
                from: FROM,
            }
        }

        fn send(&self, at: Timestamp) -> Result<(), CannotSend> {
            let contact = Contact::Mail(MailAddress::parse("ming@people.example").unwrap());
            let to = (&contact, Locale::Chinese);
            self.world
                .db
                .write_now(|tx| send(tx, at, &self.world.vault, self.giver(), to))
        }

        /// The code in the letter that was promised last.
        fn code(&self, at: Timestamp) -> String {
            let mut code = String::new();
            while let Some(job) = self
                .world
                .db
                .write_now(|tx| outbox::claim(tx, at, &self.world.vault))
                .unwrap()
            {
                let envelope = Envelope::of_secret(job.secret.as_ref().unwrap()).unwrap();
                code = envelope.code.unwrap().reveal().to_owned();
            }
            code
        }

        fn confirm(&self, at: Timestamp, typed: &str) -> Result<Contact, CannotConfirm> {
            let typed = (typed, Locale::Chinese);
            self.world
                .db
                .write_now(|tx| confirm(tx, at, &self.world.vault, self.giver(), typed))
                .unwrap()
        }
    }

    #[test]
    fn the_right_code_binds_the_address_once() {
        let visit = visit();
        visit.send(visit.start).unwrap();
        let code = visit.code(visit.start);
        assert!(visit.confirm(visit.start, &code).is_ok());
        let living = visit
            .world
            .db
            .read_now(|conn| find_living(conn, &visit.world.vault, visit.citizen))
            .unwrap();
        assert_eq!(living.unwrap().contact.reveal(), "ming@people.example");
        assert!(matches!(
            visit.confirm(visit.start, &code),
            Err(CannotConfirm::NoLivingCode)
        ));
    }

    #[test]
    fn a_confirmed_contact_is_changed_only_within_five_minutes_of_the_proof() {
        for (after, fresh) in [
            (FRESH - seconds(1), true),
            (FRESH, false),
            (FRESH + seconds(1), false),
        ] {
            let visit = visit();
            visit.send(visit.start).unwrap();
            let code = visit.code(visit.start);
            visit.confirm(visit.start, &code).unwrap();
            let again = visit.send(visit.start.plus(after));
            assert_eq!(again.is_ok(), fresh, "{after}");
            assert_eq!(matches!(again, Err(CannotSend::NotFresh)), !fresh);
        }
    }

    #[test]
    fn a_first_contact_is_taken_however_old_the_proof_is() {
        let visit = visit();
        visit.send(visit.start.plus(FRESH + FRESH)).unwrap();
    }

    #[test]
    fn a_code_is_dead_at_ten_minutes_and_not_a_second_before() {
        for (after, alive) in [
            (LIFETIME - seconds(1), true),
            (LIFETIME, false),
            (LIFETIME + seconds(1), false),
        ] {
            let visit = visit();
            visit.send(visit.start).unwrap();
            let code = visit.code(visit.start);
            assert_eq!(
                visit.confirm(visit.start.plus(after), &code).is_ok(),
                alive,
                "{after}"
            );
        }
    }

    #[test]
    fn another_code_is_sent_after_a_minute_and_kills_the_first() {
        for (after, sent) in [(-1, false), (0, true), (1, true)] {
            let visit = visit();
            visit.send(visit.start).unwrap();
            let first = visit.code(visit.start);
            let again = visit.start.plus(RESEND);
            let later = again.plus(seconds(after));
            let asked = visit.send(later);
            if !sent {
                assert!(matches!(asked, Err(CannotSend::TooSoon(at)) if at == again));
                assert!(visit.confirm(later, &first).is_ok());
                continue;
            }
            asked.unwrap();
            let second = visit.code(later);
            assert!(matches!(
                visit.confirm(later, &first),
                Err(CannotConfirm::Wrong(4))
            ));
            assert!(visit.confirm(later, &second).is_ok());
        }
    }

    #[test]
    fn the_sixth_code_of_a_quarter_of_an_hour_waits_until_it_is_over() {
        for (after, sent) in [(-1, false), (0, true), (1, true)] {
            let visit = visit();
            for number in 0..5 {
                visit.send(visit.start.plus(minutes(number))).unwrap();
            }
            let end = visit.start.plus(minutes(15));
            let asked = visit.send(end.plus(seconds(after)));
            let refused = matches!(asked, Err(CannotSend::TooMany(at)) if at == end);
            assert_eq!((asked.is_ok(), refused), (sent, !sent), "{after}");
        }
    }

    #[test]
    fn five_wrong_tries_are_the_last() {
        let visit = visit();
        visit.send(visit.start).unwrap();
        let code = visit.code(visit.start);
        for left in (0..TRIES).rev() {
            match visit.confirm(visit.start, "no") {
                Err(CannotConfirm::Wrong(told)) => assert_eq!(told, left),
                other => panic!("{other:?}"),
            }
        }
        assert!(matches!(
            visit.confirm(visit.start, &code),
            Err(CannotConfirm::NoLivingCode)
        ));
    }

    #[test]
    fn of_eight_codes_asked_for_at_once_one_is_sent_also_when_an_old_one_waits() {
        for world in World::each() {
            let citizen = world.citizen("A123456789");
            let contact = Contact::Mail(MailAddress::parse("ming@people.example").unwrap());
            for now in [world.now, world.now.plus(RESEND)] {
                let ask = || {
                    let to = (&contact, Locale::Chinese);
                    world.db.write_now(|tx| {
                        send(
                            tx,
                            now,
                            &world.vault,
                            Giver {
                                citizen,
                                proved_at: now,
                                from: FROM,
                            },
                            to,
                        )
                    })
                };
                let asked: Vec<_> = std::thread::scope(|threads| {
                    let asking: Vec<_> = (0..8).map(|_| threads.spawn(ask)).collect();
                    asking.into_iter().map(|one| one.join().unwrap()).collect()
                });
                let again = now.plus(RESEND);
                let sent = asked.iter().filter(|one| one.is_ok()).count();
                let waits = asked
                    .iter()
                    .filter(|one| matches!(one, Err(CannotSend::TooSoon(at)) if *at == again))
                    .count();
                assert_eq!((sent, waits), (1, 7), "{asked:?}");
            }
        }
    }
}
