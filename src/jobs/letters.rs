//! Promises the letters of an errand, batch by batch. Cut short anywhere and begun anew, it goes on where it stopped:
//! whoever has a letter gets no second one.

use serde::de::DeserializeOwned;

use super::worker::Outcome;
use crate::app::App;
use crate::db::{self, Tx};
use crate::domain::announcement::announcing;
use crate::domain::interruption::telling;
use crate::domain::outbox::{self, Job};
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Promises the next letters of an errand; answers how many those were, none when all are promised.
type Batch<E> = fn(&mut Tx<'_>, Timestamp, &Vault, &E) -> db::Result<usize>;

/// Promises the letters of an announcement.
pub async fn announce(app: &App, job: &Job) -> Outcome {
    run(app, job, announcing::promise_batch, "news-promised").await
}

/// Promises the letters that a data service is closed, or open again.
pub async fn tell_callers(app: &App, job: &Job) -> Outcome {
    run(app, job, telling::promise_batch, "callers-promised").await
}

/// Runs one job, which may be made to halt at `point` after each batch.
async fn run<E>(app: &App, job: &Job, batch: Batch<E>, point: &str) -> Outcome
where
    E: DeserializeOwned + Clone + Send + 'static,
{
    let errand: E = match job.payload() {
        Ok(errand) => errand,
        Err(why) => return Outcome::Never(why.to_string()),
    };
    match promise_all(app, &errand, batch, point).await {
        Ok(()) => Outcome::Done,
        Err(fault) => {
            let again = app.clock.now().plus(outbox::again_after(job.attempts));
            Outcome::Later(again, chain(&fault))
        }
    }
}

async fn promise_all<E>(app: &App, errand: &E, batch: Batch<E>, point: &str) -> db::Result<()>
where
    E: Clone + Send + 'static,
{
    loop {
        let (now, vault, errand) = (app.clock.now(), app.vault.clone(), errand.clone());
        let promised = app
            .db
            .write(move |tx| batch(tx, now, &vault, &errand))
            .await?;
        if promised == 0 {
            return Ok(());
        }
        app.halt_at(point).await;
    }
}
