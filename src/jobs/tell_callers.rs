//! Promises the letters about a data service that is closed, batch by batch. Cut short anywhere and begun anew, it goes on
//! where it stopped: whoever has a letter gets no second one.

use super::worker::Outcome;
use crate::app::App;
use crate::db;
use crate::domain::interruption::telling::{self, Errand};
use crate::domain::outbox::{self, Job};
use crate::kit::chain::chain;

/// Runs one job.
pub async fn run(app: &App, job: &Job) -> Outcome {
    let errand: Errand = match job.payload() {
        Ok(errand) => errand,
        Err(why) => return Outcome::Never(why.to_string()),
    };
    match promise_all(app, &errand).await {
        Ok(()) => Outcome::Done,
        Err(fault) => {
            let again = app.clock.now().plus(outbox::again_after(job.attempts));
            Outcome::Later(again, chain(&fault))
        }
    }
}

async fn promise_all(app: &App, errand: &Errand) -> db::Result<()> {
    loop {
        let (now, vault, errand) = (app.clock.now(), app.vault.clone(), errand.clone());
        let promised = app
            .db
            .write(move |tx| telling::promise_batch(tx, now, &vault, &errand))
            .await?;
        if promised == 0 {
            return Ok(());
        }
    }
}
