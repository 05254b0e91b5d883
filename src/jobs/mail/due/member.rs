//! The letters of members.

use super::{CannotWrite, Due, code, living, payload, useless};
use crate::app::App;
use crate::domain::account::queries as accounts;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::AccountId;
use crate::domain::member::letters::{KnownLetter, LinkLetter, NoticeLetter};
use crate::domain::outbox::{Job, Kind};
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::kit::clock::Timestamp;
use crate::mail::member_known::MemberKnown;
use crate::mail::member_link::MemberLink;
use crate::mail::member_notice::MemberNotice;

pub(super) async fn find(
    app: &App,
    now: Timestamp,
    job: &Job,
    envelope: Envelope,
) -> Result<Due, CannotWrite> {
    if job.kind == Kind::MemberKnownLetter {
        let letter: KnownLetter = payload(job)?;
        let login = login(app, letter.account).await?;
        let dies_at = job.made_at.plus(MAIL_TRIED);
        let told = Told::MemberKnown(MemberKnown { login });
        return Ok(Due::of(envelope, letter.locale, told, dies_at));
    }
    if job.kind == Kind::MemberNoticeLetter {
        let letter: NoticeLetter = payload(job)?;
        let dies_at = job.made_at.plus(MAIL_TRIED);
        let told = Told::MemberNotice(MemberNotice {
            notice: letter.notice,
        });
        return Ok(Due::of(envelope, letter.locale, told, dies_at));
    }
    let letter: LinkLetter = payload(job)?;
    let (token, expires_at) = (code(&envelope)?, letter.expires_at);
    living(now, expires_at)?;
    let told = Told::MemberLink(MemberLink {
        purpose: letter.purpose,
        login: login(app, letter.account).await?,
        token,
        expires_at,
    });
    Ok(Due::of(envelope, letter.locale, told, expires_at))
}

pub(super) async fn login(app: &App, account: AccountId) -> Result<String, CannotWrite> {
    let found = app
        .db
        .read(move |conn| accounts::find(conn, account))
        .await?;
    let open = found.filter(|account| account.closed_at.is_none());
    let login = open.map(|account| account.login.as_str().to_owned());
    login.ok_or_else(|| useless("the account is closed"))
}
