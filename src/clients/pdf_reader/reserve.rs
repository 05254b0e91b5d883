//! Processes that wait, and the thread that sees to them.
//!
//! Ending one process and starting the next takes milliseconds that no package should wait for, so a thread of its own
//! does both. It ends when its readers are dropped.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::process::Reader;
use crate::domain::package::pdf::CannotLook;

/// As many may wait; others end when they have answered.
const WAITING: usize = 4;

/// Readers in waiting.
pub(super) struct Reserve {
    post: Arc<Post>,
    used: mpsc::Sender<Reader>,
}

/// Where they wait.
struct Post {
    program: PathBuf,
    waiting: Mutex<Vec<Reader>>,
}

impl Post {
    fn waiting(&self) -> MutexGuard<'_, Vec<Reader>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fill(&self) -> Result<(), CannotLook> {
        if self.waiting().is_empty() {
            let reader = Reader::start(&self.program)?;
            self.waiting().push(reader);
        }
        Ok(())
    }
}

impl Reserve {
    /// Keeps readers that run `program` in waiting; `None` when there is no thread to be had for it.
    pub(super) fn keep(program: PathBuf) -> Option<Self> {
        let post = Arc::new(Post {
            program,
            waiting: Mutex::default(),
        });
        let (used, returned) = mpsc::channel::<Reader>();
        let kept = Arc::clone(&post);
        let keeper = thread::Builder::new().name("pdf-readers".to_owned());
        let started = keeper.spawn(move || {
            for reader in returned {
                if let Err(error) = kept.fill() {
                    tracing::warn!(%error, "no PDF reader in reserve");
                }
                drop(reader);
            }
        });
        started.ok().map(|_| Self { post, used })
    }

    /// Starts one, if none waits.
    pub(super) fn prepare(&self) -> Result<(), CannotLook> {
        self.post.fill()
    }

    /// One that waits and still lives.
    pub(super) fn take(&self) -> Option<Reader> {
        let mut waiting = self.post.waiting();
        std::iter::from_fn(|| waiting.pop())
            .find_map(|mut reader| reader.is_alive().then_some(reader))
    }

    /// Lets a reader that has answered wait for the next question, or sees it out when enough are waiting.
    pub(super) fn keep_waiting(&self, reader: Reader) {
        let mut waiting = self.post.waiting();
        if waiting.len() < WAITING {
            waiting.push(reader);
        } else {
            drop(waiting);
            self.replace(reader);
        }
    }

    /// Sees a reader out, and has another one started if none waits.
    pub(super) fn replace(&self, used: Reader) {
        // Without its thread the reader is seen out here, by being dropped, and the next question starts its own.
        let _ = self.used.send(used);
    }

    /// Waits until the one that waits has ended by itself.
    #[cfg(test)]
    pub(super) fn outlive(&self) {
        for reader in self.post.waiting().iter_mut() {
            reader.wait();
        }
    }
}
