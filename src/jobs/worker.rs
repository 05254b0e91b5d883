//! Runs what transactions have promised, and what the clock asks for.
//!
//! A job is claimed on a lease, run, and marked: done, again later, or never. The lease is renewed as long as the job
//! runs; a process that dies leaves it to run out, and the job is claimed again. Whoever has lost a lease all the same
//! drops the job and marks nothing: it is another's now.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::task::JoinHandle;

use super::{fetch, letters, mail, periodic};
use crate::app::App;
use crate::db;
use crate::domain::outbox::{self, Job, Kind, Lease};
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;

/// How many jobs run side by side.
const AT_ONCE: usize = 4;
/// How long to wait for what another process has promised.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How often the lease of a running job is renewed: a third of its length.
const RENEW: Duration = Duration::from_secs(40);

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

impl Outcome {
    const fn word(&self) -> &'static str {
        match self {
            Self::Done | Self::Marked => "done",
            Self::Later(..) => "later",
            Self::Never(_) => "never",
        }
    }
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
    tasks.extend(periodic::start(&app, &stopping));
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
        self.app.db.promises().notify_waiters();
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
            Ok(true) => app.db.promises().notify_one(),
            Ok(false) => {
                let _ = tokio::time::timeout(LOOK_AGAIN, app.db.promises().notified()).await;
            }
            Err(fault) => {
                tracing::error!(fault = chain(&fault), "no job can be claimed");
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
    let claimed = app
        .db
        .write(move |tx| outbox::claim(tx, now, &vault))
        .await?;
    let Some(job) = claimed else {
        return Ok(false);
    };
    app.halt_at("job-claimed").await;
    let (kind, lease) = (job.kind, job.lease);
    let Some(outcome) = hold(app, job).await else {
        tracing::warn!(%kind, "a lease was lost, the job is another's now");
        return Ok(true);
    };
    let word = outcome.word();
    if let Outcome::Never(why) = &outcome {
        tracing::warn!(%kind, %why, "a job cannot be done");
    }
    let now = app.clock.now();
    let marked = app
        .db
        .write(move |tx| mark(tx, now, lease, &outcome))
        .await?;
    if marked {
        app.metrics.worked(&kind.to_string(), word);
    } else {
        tracing::warn!(%kind, "a lease was lost at the end, the job is another's now");
    }
    Ok(true)
}

fn mark(tx: &mut db::Tx<'_>, now: Timestamp, lease: Lease, outcome: &Outcome) -> db::Result<bool> {
    match outcome {
        Outcome::Marked => Ok(true),
        Outcome::Done => outbox::done(tx, now, lease),
        Outcome::Later(at, why) => outbox::later(tx, *at, lease, why),
        Outcome::Never(why) => outbox::never(tx, now, lease, why),
    }
}

/// Runs the job and renews its lease meanwhile; `None` when the lease was lost.
async fn hold(app: &App, job: Job) -> Option<Outcome> {
    let (kind, lease, attempts) = (job.kind, job.lease, job.attempts);
    let mut running = Box::pin(AssertUnwindSafe(run(app, job)).catch_unwind());
    loop {
        tokio::select! {
            ended = &mut running => return Some(ended.unwrap_or_else(|_| {
                tracing::error!(%kind, "a job panicked");
                let again = app.clock.now().plus(outbox::again_after(attempts));
                Outcome::Later(again, "the job panicked".to_owned())
            })),
            () = tokio::time::sleep(RENEW) => {
                let now = app.clock.now();
                match app.db.write(move |tx| outbox::renew(tx, now, lease)).await {
                    Ok(true) => (),
                    Ok(false) => return None,
                    Err(fault) => tracing::warn!(%kind, fault = chain(&fault), "a lease cannot be renewed"),
                }
            }
        }
    }
}

async fn run(app: &App, job: Job) -> Outcome {
    match job.kind {
        Kind::FetchDataset => fetch::run(app, &job).await,
        Kind::AnnounceService => letters::announce(app, &job).await,
        Kind::TellCallers => letters::tell_callers(app, &job).await,
        Kind::ContactCodeLetter
        | Kind::ContactChangedLetter
        | Kind::ReturnCodeLetter
        | Kind::OneTimePasswordLetter
        | Kind::PackageOpenedLetter
        | Kind::MemberLinkLetter
        | Kind::MemberKnownLetter
        | Kind::MemberNoticeLetter
        | Kind::QuotaLetter
        | Kind::LicenceKeyLetter
        | Kind::LicenceDecisionLetter
        | Kind::InquiryLetter
        | Kind::CourseLetter
        | Kind::InterruptionLetter
        | Kind::NewsLetter => mail::run(app, &job).await,
    }
}
