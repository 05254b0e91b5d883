//! Promises the letters of an announcement, batch by batch. Cut short anywhere and begun anew, it goes on where it
//! stopped: whoever has a letter gets no second one.

use super::worker::Outcome;
use crate::app::App;
use crate::db;
use crate::domain::announcement::announcing::{self, Errand};
use crate::domain::ids::AnnouncementId;
use crate::domain::outbox::{self, Job};
use crate::kit::chain::chain;

/// Runs one job.
pub async fn run(app: &App, job: &Job) -> Outcome {
    let errand: Errand = match job.payload() {
        Ok(errand) => errand,
        Err(why) => return Outcome::Never(why.to_string()),
    };
    match promise_all(app, errand.announcement).await {
        Ok(()) => Outcome::Done,
        Err(fault) => {
            let again = app.clock.now().plus(outbox::again_after(job.attempts));
            Outcome::Later(again, chain(&fault))
        }
    }
}

async fn promise_all(app: &App, announcement: AnnouncementId) -> db::Result<()> {
    loop {
        let (now, vault) = (app.clock.now(), app.vault.clone());
        let promised = app
            .db
            .write(move |tx| announcing::promise_batch(tx, now, &vault, announcement))
            .await?;
        if promised == 0 {
            return Ok(());
        }
        app.halt_at("news-promised").await;
    }
}
