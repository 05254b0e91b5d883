//! The letters about pairs and their calls.

use super::{CannotWrite, Due, living, payload};
use crate::app::App;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::credential::letters::QuotaLetter;
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
    });
    Ok(Due::of(envelope, letter.locale, told, letter.resets_at))
}
