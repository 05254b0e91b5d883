//! The letters about what happens at a counter.

use super::{CannotWrite, Due, code, living, payload, said, useless};
use crate::app::App;
use crate::db::Conn;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::one_time_password;
use crate::domain::opening::letters::{OpenedLetter, PasswordLetter};
use crate::domain::opening::seen::{self, Seen};
use crate::domain::opening::{Purpose, Stage};
use crate::domain::outbox::{Job, Kind};
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::mail::one_time_password::OneTimePassword;
use crate::mail::package_opened::PackageOpened;
use crate::text::Locale;

pub(super) async fn find(
    app: &App,
    now: Timestamp,
    job: &Job,
    envelope: Envelope,
) -> Result<Due, CannotWrite> {
    let (vault, made_at) = (app.vault.clone(), job.made_at);
    if job.kind == Kind::OneTimePasswordLetter {
        let letter: PasswordLetter = payload(job)?;
        let read = move |conn: &mut Conn| password(conn, now, &vault, envelope, &letter);
        return app.db.read(read).await;
    }
    let letter: OpenedLetter = payload(job)?;
    let read = move |conn: &mut Conn| notice(conn, (now, made_at), &vault, envelope, &letter);
    app.db.read(read).await
}

fn password(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    envelope: Envelope,
    letter: &PasswordLetter,
) -> Result<Due, CannotWrite> {
    let (code, expires_at) = (code(&envelope)?, letter.expires_at);
    living(now, expires_at)?;
    let seen =
        seen::find(conn, now, vault, letter.opening)?.ok_or_else(|| useless("no such opening"))?;
    if seen.opening.state.stage() != Stage::Waiting {
        return Err(useless("the opening no longer waits for its password"));
    }
    let last = one_time_password::find_last(conn, letter.opening)?;
    if last.is_none_or(|last| last.expires_at != expires_at) {
        return Err(useless("a younger password has replaced it"));
    }
    let (agency, counter, dataset) = names(&seen, letter.locale);
    let told = Told::OneTimePassword(OneTimePassword {
        code,
        agency,
        counter,
        reason: reason(&seen),
        dataset,
        expires_at,
    });
    Ok(Due::of(envelope, letter.locale, told, expires_at))
}

fn notice(
    conn: &mut Conn,
    (now, made_at): (Timestamp, Timestamp),
    vault: &Vault,
    envelope: Envelope,
    letter: &OpenedLetter,
) -> Result<Due, CannotWrite> {
    let seen =
        seen::find(conn, now, vault, letter.opening)?.ok_or_else(|| useless("no such opening"))?;
    let (agency, counter, dataset) = names(&seen, letter.locale);
    let told = Told::PackageOpened(PackageOpened {
        agency,
        counter,
        reason: reason(&seen),
        dataset,
        opened_at: letter.opened_at,
    });
    let dies_at = made_at.plus(MAIL_TRIED);
    Ok(Due::of(envelope, letter.locale, told, dies_at))
}

fn names(seen: &Seen, locale: Locale) -> (String, String, String) {
    let of = |name| said(name, locale);
    (of(&seen.agency), of(&seen.counter), of(&seen.dataset))
}

fn reason(seen: &Seen) -> String {
    let purpose = seen.opening.state.purpose().map(Purpose::reason);
    purpose.unwrap_or_default().to_owned()
}
