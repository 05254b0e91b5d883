//! Runs what transactions have promised, and what the clock asks for.
//!
//! A job is claimed on a lease, run, and marked: done, again later, or never. Several run side by side; a process that
//! dies leaves its leases to run out, and the jobs are claimed again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::task::JoinHandle;

use super::{fetch, periodic};
use crate::app::App;
use crate::db;
use crate::domain::outbox::{self, Job, Kind};
use crate::kit::clock::Timestamp;

/// How many jobs run side by side.
const AT_ONCE: usize = 4;
/// How long to wait for what another process has promised.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// How a job ended.
#[derive(Debug)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It has marked its own row, in the transaction of its deed.
    Marked,
    /// Try again at this time.
    Later(Timestamp, String),
    /// It cannot be done.
    Never(String),
}

/// The worker of this process.
pub struct Worker {
    app: Arc<App>,
    stopping: Arc<AtomicBool>,
    tasks: Vec<JoinHandle<()>>,
}

/// Starts working.
#[must_use]
pub fn start(app: Arc<App>) -> Worker {
    let stopping = Arc::new(AtomicBool::new(false));
    let mut tasks: Vec<_> = (0..AT_ONCE)
        .map(|_| tokio::spawn(work(Arc::clone(&app), Arc::clone(&stopping))))
        .collect();
    tasks.push(tokio::spawn(periodic::run(
        Arc::clone(&app),
        Arc::clone(&stopping),
    )));
    Worker {
        app,
        stopping,
        tasks,
    }
}

impl Worker {
    /// Lets the jobs under way end, and takes no more.
    pub async fn stop(self) {
        self.stopping.store(true, Ordering::Relaxed);
        self.app.wake.notify_waiters();
        for task in self.tasks {
            if task.await.is_err() {
                tracing::warn!("a worker ended badly");
            }
        }
    }
}

async fn work(app: Arc<App>, stopping: Arc<AtomicBool>) {
    while !stopping.load(Ordering::Relaxed) {
        match one(&app).await {
            Ok(true) => app.wake.notify_one(),
            Ok(false) => {
                let _ = tokio::time::timeout(LOOK_AGAIN, app.wake.notified()).await;
            }
            Err(fault) => {
                tracing::error!(%fault, "no job can be claimed");
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        }
    }
}

/// Runs everything that is due now, one after the other: for tests. Answers how many jobs ran.
///
/// # Errors
/// A fault of the database.
pub async fn drain(app: &App) -> db::Result<usize> {
    let mut ran = 0;
    while one(app).await? {
        ran += 1;
    }
    Ok(ran)
}

/// Claims and runs one job; `false` when none is due.
async fn one(app: &App) -> db::Result<bool> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let Some(job) = app
        .db
        .write(move |tx| outbox::claim(tx, now, &vault))
        .await?
    else {
        return Ok(false);
    };
    let (kind, lease) = (job.kind, job.lease);
    let outcome = run(app, job).await;
    let word = match &outcome {
        Outcome::Done | Outcome::Marked => "done",
        Outcome::Later(..) => "later",
        Outcome::Never(_) => "never",
    };
    app.metrics.worked(&kind.to_string(), word);
    let now = app.clock.now();
    app.db
        .write(move |tx| match outcome {
            Outcome::Marked => Ok(true),
            Outcome::Done => outbox::done(tx, now, lease),
            Outcome::Later(at, why) => outbox::later(tx, at, lease, &why),
            Outcome::Never(why) => {
                tracing::warn!(%kind, %why, "a job cannot be done");
                outbox::never(tx, now, lease, &why)
            }
        })
        .await?;
    Ok(true)
}

async fn run(app: &App, job: Job) -> Outcome {
    match job.kind {
        Kind::FetchDataset => fetch::run(app, &job).await,
        kind => Outcome::Never(format!("no job of the kind {kind} is known here")),
    }
}
