//! Taking turns: heavy work on the blocking pool, at most so many pieces at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(3);

/// Too many wait for their turn: come back in a few seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many are waiting for their turn")]
pub struct Busy;

/// Turns at something heavy. Cheap to clone; clones share the turns.
#[derive(Debug, Clone)]
pub struct Turns {
    free: Arc<Semaphore>,
    patience: Duration,
}

impl Turns {
    /// At most `at_once` pieces of work, at least one.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self {
            free: Arc::new(Semaphore::new(at_once.max(1))),
            patience: PATIENCE,
        }
    }

    /// How many pieces of work could begin now.
    #[must_use]
    pub fn free(&self) -> usize {
        self.free.available_permits()
    }

    /// Runs `work` on the blocking pool when its turn comes. The turn lasts as long as the work, even when
    /// nobody waits for it any more.
    ///
    /// # Errors
    /// When the turn does not come within three seconds.
    pub async fn take<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let turn = Arc::clone(&self.free).acquire_owned();
        let turn = tokio::time::timeout(self.patience, turn).await;
        let turn = turn.map_err(|_| Busy)?.map_err(|_| Busy)?;
        let work = tokio::task::spawn_blocking(move || {
            let outcome = work();
            drop(turn);
            outcome
        });
        work.await.map_err(|_| Busy)
    }
}

/// Waits for `future` on the calling thread: for tests of rooms that know no runtime.
#[cfg(test)]
pub fn wait_for<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(future)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_too_long_is_told_to_come_back() {
        let mut turns = Turns::new(0);
        assert_eq!(turns.patience, Duration::from_secs(3));
        turns.patience = Duration::from_millis(20);
        wait_for(async {
            let turn = turns.free.clone().acquire_owned().await.unwrap();
            assert_eq!(turns.take(|| 1).await, Err(Busy));
            drop(turn);
            assert_eq!(turns.take(|| 2).await, Ok(2));
        });
    }

    #[test]
    fn a_turn_lasts_as_long_as_the_work_though_nobody_waits() {
        let mut turns = Turns::new(1);
        turns.patience = Duration::from_millis(20);
        let (end, ended) = std::sync::mpsc::channel::<()>();
        wait_for(async {
            let given_up = turns.take(move || ended.recv().is_ok());
            assert!(
                tokio::time::timeout(Duration::from_millis(5), given_up)
                    .await
                    .is_err()
            );
            assert_eq!(turns.take(|| 1).await, Err(Busy));
            end.send(()).unwrap();
        });
    }
}
