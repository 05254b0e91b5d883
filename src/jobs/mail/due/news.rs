//! The mails about new data services.

use super::{CannotWrite, Due, code, payload, said, useless};
use crate::app::App;
use crate::db;
use crate::domain::announcement::announcing::NewsLetter;
use crate::domain::announcement::{queries as announcements, sending};
use crate::domain::citizen::envelope::Envelope;
use crate::domain::outbox::Job;
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::mail::new_service::NewService;

pub(super) async fn find(app: &App, job: &Job, envelope: Envelope) -> Result<Due, CannotWrite> {
    let letter: NewsLetter = payload(job)?;
    let (found, wanted) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let wanted = sending::is_wanted(conn, letter.account)?;
            Ok((announcements::find(conn, letter.announcement)?, wanted))
        })
        .await?;
    if !wanted {
        return Err(CannotWrite::Unwanted);
    }
    let news = found.ok_or_else(|| useless("no such announcement"))?.news;
    let told = Told::NewService(NewService {
        title: said(&news.title, letter.locale),
        about: said(&news.about, letter.locale),
        token: code(&envelope)?,
    });
    let dies_at = job.made_at.plus(MAIL_TRIED);
    let due = Due::of(envelope, letter.locale, told, dies_at);
    Ok(due.once((letter.announcement, letter.account)))
}
