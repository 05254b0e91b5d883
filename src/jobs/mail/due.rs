//! What a letter tells, found in the rows it is about; and whether it is still of use.

mod course;
mod credential;
mod inquiry;
mod interruption;
mod licence;
mod member;
mod news;
mod opening;

use serde::de::DeserializeOwned;

use super::Told;
use super::once::Once;
use crate::app::App;
use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::code::CodeLetter;
use crate::domain::citizen::contact_code::ChangedLetter;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::outbox::{Job, Kind};
use crate::domain::retention::MAIL_TRIED;
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;
use crate::mail::contact_changed::ContactChanged;
use crate::mail::contact_code::ContactCode;
use crate::mail::return_code::ReturnCode;
use crate::text::Locale;

/// A letter that is to be sent.
#[derive(Debug)]
pub(super) struct Due {
    pub envelope: Envelope,
    pub locale: Locale,
    pub told: Told,
    /// From this instant on it is of no use.
    pub dies_at: Timestamp,
    /// Which one it is of those that leave at most once.
    pub once: Option<Once>,
}

impl Due {
    const fn of(envelope: Envelope, locale: Locale, told: Told, dies_at: Timestamp) -> Self {
        Self {
            envelope,
            locale,
            told,
            dies_at,
            once: None,
        }
    }

    /// The same, leaving at most once.
    const fn once(mut self, letter: Once) -> Self {
        self.once = Some(letter);
        self
    }
}

/// Why a letter is not written.
#[derive(Debug, thiserror::Error)]
pub(super) enum CannotWrite {
    /// It is of no use any more, or never was.
    #[error("{0}")]
    Useless(String),
    /// Whoever it goes to does not want it any more.
    #[error("it is not wanted any more")]
    Unwanted,
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

pub(super) async fn find(app: &App, now: Timestamp, job: &Job) -> Result<Due, CannotWrite> {
    let (kind, made_at) = (job.kind, job.made_at);
    let envelope = job.secret.as_ref().map(Envelope::of_secret);
    let Some(Ok(envelope)) = envelope else {
        return Err(useless("a letter without an envelope"));
    };
    match kind {
        Kind::ContactCodeLetter | Kind::ReturnCodeLetter => {
            with_code(now, kind, envelope, payload(job)?)
        }
        Kind::ContactChangedLetter => {
            let ChangedLetter { locale, changed_at } = payload(job)?;
            let told = Told::ContactChanged(ContactChanged { changed_at });
            Ok(Due::of(envelope, locale, told, made_at.plus(MAIL_TRIED)))
        }
        Kind::OneTimePasswordLetter | Kind::PackageOpenedLetter => {
            opening::find(app, now, job, envelope).await
        }
        Kind::MemberLinkLetter | Kind::MemberKnownLetter | Kind::MemberNoticeLetter => {
            member::find(app, now, job, envelope).await
        }
        Kind::QuotaLetter => credential::find(app, now, job, envelope).await,
        Kind::LicenceKeyLetter | Kind::LicenceDecisionLetter => {
            licence::find(app, job, envelope).await
        }
        Kind::InquiryLetter => inquiry::find(app, job, envelope).await,
        Kind::CourseLetter => course::find(app, job, envelope).await,
        Kind::InterruptionLetter => interruption::find(app, job, envelope).await,
        Kind::NewsLetter => news::find(app, job, envelope).await,
        Kind::FetchDataset | Kind::AnnounceService | Kind::TellCallers => Err(useless("no letter")),
    }
}

fn payload<T: DeserializeOwned>(job: &Job) -> Result<T, CannotWrite> {
    job.payload().map_err(|why| useless(&why.to_string()))
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
    Ok(Due::of(envelope, letter.locale, told, expires_at))
}

fn code(envelope: &Envelope) -> Result<Secret, CannotWrite> {
    envelope
        .code
        .clone()
        .ok_or_else(|| useless("a letter without its code"))
}

fn living(now: Timestamp, expires_at: Timestamp) -> Result<(), CannotWrite> {
    let lives = now < expires_at;
    lives
        .then_some(())
        .ok_or_else(|| useless("its code has died"))
}

/// A text of the rows in the language of the letter.
fn said(text: &Bilingual, locale: Locale) -> String {
    text.say(locale).to_owned()
}

fn useless(why: &str) -> CannotWrite {
    CannotWrite::Useless(why.to_owned())
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
}
