//! What the clock asks for, at its interval. Each task may run in several processes at once: all are idempotent.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::task::JoinHandle;

use super::schedule::{SCHEDULE, Task};
use super::{housekeeping, revocation, sweep};
use crate::app::App;
use crate::kit::chain::chain;

/// How often the schedule is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// Starts the schedule: each task by itself, so that a slow one keeps none waiting. Everything runs once at the start.
pub fn start(app: &Arc<App>, stopping: &Arc<AtomicBool>) -> Vec<JoinHandle<()>> {
    SCHEDULE
        .iter()
        .map(|entry| tokio::spawn(repeat(Arc::clone(app), Arc::clone(stopping), entry.task)))
        .collect()
}

async fn repeat(app: Arc<App>, stopping: Arc<AtomicBool>, task: Task) {
    while !stopping.load(Ordering::Relaxed) {
        let next = app.clock.now().plus(task.every());
        perform(&app, task).await;
        while app.clock.now() < next && !stopping.load(Ordering::Relaxed) {
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// Performs one task; what fails is logged and comes again at its next time.
pub async fn perform(app: &App, task: Task) {
    let done = match task {
        Task::SweepPackages => said(sweep::packages(app).await),
        Task::ExpireTransfers => said(sweep::overdue(app).await),
        Task::SweepOrphans => said(sweep::orphans(app).await),
        Task::FetchRevocationLists => said(revocation::run(app).await),
        Task::CatchUpRevocationLists => said(revocation::catch_up(app).await),
        Task::Forget => said(housekeeping::forget(app).await),
        Task::CountVisits => said(housekeeping::count_visits(app).await),
        Task::WriteCalls => said(housekeeping::write_calls(app).await),
        Task::Checkpoint => said(app.db.checkpoint().await),
    };
    if let Err(why) = done {
        tracing::error!(?task, %why, "a periodic task failed");
    }
}

fn said<E: std::error::Error>(done: Result<(), E>) -> Result<(), String> {
    done.map_err(|why| chain(&why))
}
