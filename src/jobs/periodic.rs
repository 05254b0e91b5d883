//! What the clock asks for, at its interval. Each task may run in several processes at once: all are idempotent.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::schedule::{SCHEDULE, Task};
use super::{housekeeping, revocation, sweep};
use crate::app::App;
use crate::kit::clock::Timestamp;

/// How often the schedule is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// Runs the schedule until told to stop; everything runs once at the start.
pub async fn run(app: Arc<App>, stopping: Arc<AtomicBool>) {
    let mut due: Vec<(Timestamp, Task)> = SCHEDULE
        .iter()
        .map(|entry| (app.clock.now(), entry.task))
        .collect();
    while !stopping.load(Ordering::Relaxed) {
        for (at, task) in &mut due {
            let now = app.clock.now();
            if now >= *at {
                perform(&app, *task).await;
                *at = now.plus(task.every());
            }
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Performs one task; what fails is logged and comes again at its next time.
pub async fn perform(app: &App, task: Task) {
    let done = match task {
        Task::SweepPackages => sweep::packages(app).await.map_err(|why| why.to_string()),
        Task::SweepOrphans => sweep::orphans(app).await.map_err(|why| why.to_string()),
        Task::FetchRevocationLists => revocation::run(app).await.map_err(|why| why.to_string()),
        Task::TakeOverRevocationLists => revocation::take_over(app)
            .await
            .map_err(|why| why.to_string()),
        Task::Forget => housekeeping::forget(app)
            .await
            .map_err(|why| why.to_string()),
        Task::CountVisits => housekeeping::count_visits(app)
            .await
            .map_err(|why| why.to_string()),
    };
    if let Err(why) = done {
        tracing::error!(?task, %why, "a periodic task failed");
    }
}
