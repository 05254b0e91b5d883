//! The letters about pairs and their calls.

use super::{CannotWrite, Due, living, payload};
use crate::app::App;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::credential::letters::QuotaLetter;
use crate::domain::credential::queries as pairs;
use crate::domain::ids::AccountId;
use crate::domain::outbox::Job;
use crate::jobs::mail::Told;
use crate::kit::clock::Timestamp;
use crate::mail::quota_reached::QuotaReached;

pub(super) async fn find(
    app: &App,
    now: Timestamp,
    job: &Job,
    envelope: Envelope,
) -> Result<Due, CannotWrite> {
    let letter: QuotaLetter = payload(job)?;
    living(now, letter.resets_at)?;
    let told = Told::QuotaReached(QuotaReached {
        login: super::member::login(app, letter.account).await?,
        limit: letter.limit,
        used: letter.used,
        resets_at: letter.resets_at,
        path: keys(app, letter.account).await?,
    });
    Ok(Due::of(envelope, letter.locale, told, letter.resets_at))
}

/// Where the account reads of its calls: the page of its one pair in force, or that of all of them.
async fn keys(app: &App, account: AccountId) -> Result<String, CannotWrite> {
    let held = app
        .db
        .read(move |conn| pairs::list_for_account(conn, account))
        .await?;
    let mut living = held.iter().filter(|pair| pair.revoked.is_none());
    Ok(match (living.next(), living.next()) {
        (Some(pair), None) => format!("/ids/api/keys/{}", pair.id),
        _ => "/ids/api/records".to_owned(),
    })
}
