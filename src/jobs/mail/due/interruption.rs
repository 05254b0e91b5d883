//! The letters that a data service is closed, or open again.

use super::{CannotWrite, Due, payload, said, useless};
use crate::app::App;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::interruption::telling::InterruptionLetter;
use crate::domain::outbox::Job;
use crate::domain::park::listing;
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::mail::interruption::Interruption;

pub(super) async fn find(app: &App, job: &Job, envelope: Envelope) -> Result<Due, CannotWrite> {
    let letter: InterruptionLetter = payload(job)?;
    let id = letter.service.clone();
    let listed = app.db.read(move |conn| listing::find(conn, &id)).await?;
    let listed = listed.ok_or_else(|| useless("no such service"))?;
    // Of the state that it has now, another errand tells.
    if listed.state != letter.state {
        return Err(CannotWrite::Unwanted);
    }
    let told = Told::Interruption(Interruption {
        id: letter.service,
        path: listed.service.path.to_owned(),
        name: said(&listed.name(), letter.locale),
        state: letter.state,
        reason: said(&listed.reason, letter.locale),
    });
    let dies_at = job.made_at.plus(MAIL_TRIED);
    Ok(Due::of(envelope, letter.locale, told, dies_at))
}
