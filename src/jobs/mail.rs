//! Writes a promised letter and sends it.
//!
//! The letter leaves first and its row is marked afterwards, so none is lost. A process that dies in between leaves
//! the lease to run out, and the letter leaves once more under the same `Message-ID`: one duplicate for one death,
//! at most, and none of a one-time password, which has died by the time its lease has run out. Sending takes less
//! time than a lease lasts, so nobody else sends the same letter meanwhile.

use serde::Deserialize;

use super::halt;
use super::worker::Outcome;
use crate::app::App;
use crate::db::{self, Conn};
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::one_time_password;
use crate::domain::opening::letters::{OpenedLetter, PasswordLetter};
use crate::domain::opening::seen::{self, Seen};
use crate::domain::opening::{Purpose, Stage};
use crate::domain::outbox::{self, Job, Kind};
use crate::kit::clock::{Span, Timestamp, days};
use crate::kit::secret::Secret;
use crate::mail::contact_code::ContactCode;
use crate::mail::content::Content;
use crate::mail::frame::Frame;
use crate::mail::one_time_password::OneTimePassword;
use crate::mail::package_opened::PackageOpened;
use crate::mail::return_code::ReturnCode;
use crate::mail::transport::{CannotSend, Letter};
use crate::text::Locale;

/// A notice that could not be sent for so long is given up.
const GIVEN_UP_AFTER: Span = days(2);

/// What the payloads of letters with a code have in common.
#[derive(Debug, Clone, Copy, Deserialize)]
struct CodeLetter {
    locale: Locale,
    expires_at: Timestamp,
}

/// A letter as its rows tell it, not yet written in words.
#[derive(Debug)]
enum Told {
    ContactCode(ContactCode),
    ReturnCode(ReturnCode),
    OneTimePassword(OneTimePassword),
    PackageOpened(PackageOpened),
}

/// A letter that is to be sent.
#[derive(Debug)]
struct Due {
    envelope: Envelope,
    locale: Locale,
    told: Told,
    /// From this instant on it is of no use.
    dies_at: Timestamp,
}

/// Why a letter is not written.
#[derive(Debug, thiserror::Error)]
enum CannotWrite {
    /// It is of no use any more, or never was.
    #[error("{0}")]
    Useless(String),
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Runs one job.
pub async fn run(app: &App, job: &Job) -> Outcome {
    halt::at(app, "letter-claimed").await;
    let now = app.clock.now();
    let due = match find(app, now, job).await {
        Ok(due) => due,
        Err(CannotWrite::Useless(why)) => return Outcome::Never(why),
        Err(CannotWrite::Db(fault)) => {
            tracing::error!(%fault, "a letter could not be written");
            return Outcome::Later(
                now.plus(outbox::again_after(job.attempts)),
                fault.to_string(),
            );
        }
    };
    let frame = Frame {
        locale: due.locale,
        base_url: app.config.server.link(""),
        demo: app.config.sandbox.on,
    };
    let content = match due.told.write(&frame) {
        Ok(content) => content,
        Err(why) => return Outcome::Never(why.to_string()),
    };
    let letter = Letter {
        id: job.lease.id.to_string(),
        to: &due.envelope.to,
        at: now,
        content,
    };
    let sent = app.mailer.send(letter).await;
    halt::at(app, "letter-sent").await;
    ended(sent, app.clock.now(), job.attempts, due.dies_at)
}

async fn find(app: &App, now: Timestamp, job: &Job) -> Result<Due, CannotWrite> {
    let (kind, made_at) = (job.kind, job.made_at);
    let envelope = job.secret.as_ref().map(Envelope::of_secret);
    let Some(Ok(envelope)) = envelope else {
        return Err(useless("a letter without an envelope"));
    };
    match kind {
        Kind::ContactCodeLetter | Kind::ReturnCodeLetter => {
            with_code(now, kind, envelope, job.payload()?)
        }
        Kind::OneTimePasswordLetter => {
            let letter: PasswordLetter = job.payload()?;
            let read = move |conn: &mut Conn| password(conn, now, envelope, &letter);
            app.db.read(read).await
        }
        Kind::PackageOpenedLetter => {
            let letter: OpenedLetter = job.payload()?;
            let read = move |conn: &mut Conn| notice(conn, (now, made_at), envelope, &letter);
            app.db.read(read).await
        }
        Kind::FetchDataset => Err(useless("no letter")),
    }
}

fn with_code(
    now: Timestamp,
    kind: Kind,
    envelope: Envelope,
    letter: CodeLetter,
) -> Result<Due, CannotWrite> {
    let (code, expires_at) = (code(&envelope)?, letter.expires_at);
    living(now, expires_at)?;
    let told = match kind {
        Kind::ReturnCodeLetter => Told::ReturnCode(ReturnCode { code, expires_at }),
        _ => Told::ContactCode(ContactCode { code, expires_at }),
    };
    Ok(Due {
        envelope,
        locale: letter.locale,
        told,
        dies_at: expires_at,
    })
}

fn password(
    conn: &mut Conn,
    now: Timestamp,
    envelope: Envelope,
    letter: &PasswordLetter,
) -> Result<Due, CannotWrite> {
    let (code, expires_at) = (code(&envelope)?, letter.expires_at);
    living(now, expires_at)?;
    let seen = seen::find(conn, now, letter.opening)?.ok_or_else(|| useless("no such opening"))?;
    if seen.opening.state.stage() != Stage::Waiting {
        return Err(useless("the opening no longer waits for its password"));
    }
    let last = one_time_password::find_last(conn, letter.opening)?;
    if last.is_none_or(|last| last.expires_at != expires_at) {
        return Err(useless("a younger password has replaced it"));
    }
    let (agency, counter, dataset) = names(&seen, letter.locale);
    let reason = reason(&seen);
    let told = OneTimePassword {
        code,
        agency,
        counter,
        reason,
        dataset,
        expires_at,
    };
    let told = Told::OneTimePassword(told);
    Ok(Due {
        envelope,
        locale: letter.locale,
        told,
        dies_at: expires_at,
    })
}

fn notice(
    conn: &mut Conn,
    (now, made_at): (Timestamp, Timestamp),
    envelope: Envelope,
    letter: &OpenedLetter,
) -> Result<Due, CannotWrite> {
    let seen = seen::find(conn, now, letter.opening)?.ok_or_else(|| useless("no such opening"))?;
    let (agency, counter, dataset) = names(&seen, letter.locale);
    let (reason, opened_at) = (reason(&seen), letter.opened_at);
    let told = PackageOpened {
        agency,
        counter,
        reason,
        dataset,
        opened_at,
    };
    let (told, dies_at) = (Told::PackageOpened(told), made_at.plus(GIVEN_UP_AFTER));
    Ok(Due {
        envelope,
        locale: letter.locale,
        told,
        dies_at,
    })
}

impl Told {
    fn write(&self, frame: &Frame) -> Result<Content, askama::Error> {
        match self {
            Self::ContactCode(letter) => letter.write(frame),
            Self::ReturnCode(letter) => letter.write(frame),
            Self::OneTimePassword(letter) => letter.write(frame),
            Self::PackageOpened(letter) => letter.write(frame),
        }
    }
}

fn names(seen: &Seen, locale: Locale) -> (String, String, String) {
    let of = |name: &Bilingual| match locale {
        Locale::Chinese => name.zh.clone(),
        Locale::English => name.en.clone(),
    };
    (of(&seen.agency), of(&seen.counter), of(&seen.dataset))
}

fn reason(seen: &Seen) -> String {
    let purpose = seen.opening.state.purpose().map(Purpose::reason);
    purpose.unwrap_or_default().to_owned()
}

fn code(envelope: &Envelope) -> Result<Secret, CannotWrite> {
    envelope
        .code
        .clone()
        .ok_or_else(|| useless("a letter without its code"))
}

fn living(now: Timestamp, expires_at: Timestamp) -> Result<(), CannotWrite> {
    if now < expires_at {
        Ok(())
    } else {
        Err(useless("its code has died"))
    }
}

fn useless(why: &str) -> CannotWrite {
    CannotWrite::Useless(why.to_owned())
}

/// What an attempt comes to: a letter that would be of no use at its next attempt has none.
fn ended(
    sent: Result<(), CannotSend>,
    now: Timestamp,
    attempts: i64,
    dies_at: Timestamp,
) -> Outcome {
    let again = now.plus(outbox::again_after(attempts));
    match sent {
        Ok(()) => Outcome::Done,
        Err(CannotSend::Temporary(why)) if again < dies_at => Outcome::Later(again, why),
        Err(CannotSend::Temporary(why) | CannotSend::Permanent(why)) => Outcome::Never(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::citizen::contact::{Contact, MailAddress};
    use crate::kit::clock::{minutes, seconds};

    fn now() -> Timestamp {
        "2026-11-20T06:05:00Z".parse().unwrap()
    }

    fn envelope(code: Option<&str>) -> Envelope {
        Envelope {
            to: Contact::Mail(MailAddress::parse("ming@example.tw").unwrap()),
            code: code.map(Secret::new),
        }
    }

    fn coded(
        now: Timestamp,
        expires_at: Timestamp,
        code: Option<&str>,
    ) -> Result<Due, CannotWrite> {
        let letter = CodeLetter {
            locale: Locale::English,
            expires_at,
        };
        with_code(now, Kind::ContactCodeLetter, envelope(code), letter)
    }

    #[test]
    fn a_letter_whose_code_has_died_is_not_written() {
        let end = now().plus(minutes(10));
        assert!(coded(end.minus(seconds(1)), end, Some("12345678")).is_ok());
        for at in [end, end.plus(seconds(1))] {
            let refused = coded(at, end, Some("12345678"));
            assert!(matches!(refused, Err(CannotWrite::Useless(_))));
        }
        assert!(matches!(
            coded(now(), end, None),
            Err(CannotWrite::Useless(_))
        ));
    }

    #[test]
    fn the_payloads_of_the_rules_are_read() {
        let told = serde_json::json!({"locale": "zh-Hant-TW", "expires_at": now()});
        let read: CodeLetter = serde_json::from_value(told).unwrap();
        assert_eq!((read.locale, read.expires_at), (Locale::Chinese, now()));
    }

    #[test]
    fn a_temporary_refusal_is_tried_again_as_long_as_the_letter_is_of_use() {
        let busy = || Err(CannotSend::Temporary("421".to_owned()));
        let dies_at = now().plus(seconds(11));
        assert!(
            matches!(ended(busy(), now(), 1, dies_at), Outcome::Later(at, _) if at == now().plus(seconds(5)))
        );
        assert!(matches!(
            ended(busy(), now(), 2, dies_at),
            Outcome::Later(..)
        ));
        assert!(matches!(
            ended(busy(), now(), 3, dies_at),
            Outcome::Never(_)
        ));
    }

    #[test]
    fn a_permanent_refusal_is_the_end_and_a_sent_letter_is_done() {
        let refused = Err(CannotSend::Permanent("550".to_owned()));
        let dies_at = now().plus(minutes(10));
        assert!(matches!(
            ended(refused, now(), 1, dies_at),
            Outcome::Never(_)
        ));
        assert!(matches!(ended(Ok(()), now(), 1, dies_at), Outcome::Done));
    }
}
