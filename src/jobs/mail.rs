//! Writes a promised letter and sends it.
//!
//! The letter leaves first and its row is marked afterwards, so none is lost. A process that dies in between leaves
//! the lease to run out, and the letter leaves once more under the same `Message-ID`: one duplicate for one death,
//! at most, and none of a one-time password, which has died by the time its lease has run out. Sending takes less
//! time than a lease lasts, so nobody else sends the same letter meanwhile. Mails about new data services are the other
//! way round: marked first, they leave at most once (`once`).

mod due;
mod once;

use self::due::CannotWrite;
use self::once::Once;
use super::worker::Outcome;
use crate::app::App;
use crate::db;
use crate::domain::outbox::{self, Job};
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;
use crate::mail::contact_changed::ContactChanged;
use crate::mail::contact_code::ContactCode;
use crate::mail::content::Content;
use crate::mail::course_told::CourseTold;
use crate::mail::frame::Frame;
use crate::mail::inquiry_answer::InquiryAnswer;
use crate::mail::interruption::Interruption;
use crate::mail::licence_decision::LicenceDecision;
use crate::mail::licence_key::LicenceKey;
use crate::mail::member_known::MemberKnown;
use crate::mail::member_link::MemberLink;
use crate::mail::member_notice::MemberNotice;
use crate::mail::new_service::NewService;
use crate::mail::one_time_password::OneTimePassword;
use crate::mail::package_opened::PackageOpened;
use crate::mail::quota_reached::QuotaReached;
use crate::mail::return_code::ReturnCode;
use crate::mail::transport::{CannotSend, Letter};

/// A letter as its rows tell it, not yet written in words.
#[derive(Debug)]
enum Told {
    ContactCode(ContactCode),
    ContactChanged(ContactChanged),
    ReturnCode(ReturnCode),
    OneTimePassword(OneTimePassword),
    PackageOpened(PackageOpened),
    MemberLink(MemberLink),
    MemberKnown(MemberKnown),
    MemberNotice(MemberNotice),
    QuotaReached(QuotaReached),
    LicenceKey(LicenceKey),
    LicenceDecision(LicenceDecision),
    InquiryAnswer(InquiryAnswer),
    Course(CourseTold),
    NewService(NewService),
    Interruption(Interruption),
}

/// Runs one job.
pub async fn run(app: &App, job: &Job) -> Outcome {
    app.halt_at("letter-claimed").await;
    let now = app.clock.now();
    let due = match due::find(app, now, job).await {
        Ok(due) => due,
        Err(CannotWrite::Useless(why)) => return Outcome::Never(why),
        Err(CannotWrite::Unwanted) => return Outcome::Done,
        Err(CannotWrite::Db(fault)) => return faulty(app, job, &fault),
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
    let sent = match due.once {
        None => app.mailer.send(letter).await,
        Some(once) => match send_once(app, once, letter).await {
            Ok(Some(sent)) => sent,
            Ok(None) => return Outcome::Done,
            Err(fault) => return faulty(app, job, &fault),
        },
    };
    if sent.is_ok() {
        app.halt_at("letter-sent").await;
    }
    ended(sent, app.clock.now(), job.attempts, due.dies_at)
}

/// Sends a letter that leaves at most once; `None` when it has left before, or may have.
async fn send_once(
    app: &App,
    once: Once,
    letter: Letter<'_>,
) -> db::Result<Option<Result<(), CannotSend>>> {
    if !once::take_out(app, once).await? {
        return Ok(None);
    }
    app.halt_at("letter-taken-out").await;
    let sent = app.mailer.send(letter).await;
    once::settle(app, once, &sent).await?;
    Ok(Some(sent))
}

fn faulty(app: &App, job: &Job, fault: &db::Error) -> Outcome {
    let fault = chain(fault);
    tracing::error!(fault, "a letter could not be written");
    let again = app.clock.now().plus(outbox::again_after(job.attempts));
    Outcome::Later(again, fault)
}

impl Told {
    fn write(&self, frame: &Frame) -> Result<Content, askama::Error> {
        match self {
            Self::ContactCode(letter) => letter.write(frame),
            Self::ContactChanged(letter) => letter.write(frame),
            Self::ReturnCode(letter) => letter.write(frame),
            Self::OneTimePassword(letter) => letter.write(frame),
            Self::PackageOpened(letter) => letter.write(frame),
            Self::MemberLink(letter) => letter.write(frame),
            Self::MemberKnown(letter) => letter.write(frame),
            Self::MemberNotice(letter) => letter.write(frame),
            Self::QuotaReached(letter) => letter.write(frame),
            Self::LicenceKey(letter) => letter.write(frame),
            Self::LicenceDecision(letter) => letter.write(frame),
            Self::InquiryAnswer(letter) => letter.write(frame),
            Self::Course(letter) => letter.write(frame),
            Self::NewService(letter) => letter.write(frame),
            Self::Interruption(letter) => letter.write(frame),
        }
    }
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
    use crate::kit::clock::{minutes, seconds};

    fn now() -> Timestamp {
        "2026-11-20T06:05:00Z".parse().unwrap()
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
