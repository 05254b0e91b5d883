//! The process that always waits, and the thread that sees to it.
//!
//! Ending one process and starting the next takes milliseconds that no package should wait for, so a thread of its own
//! does both. It ends when its readers are dropped.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::process::{Reader, unavailable};
use crate::domain::package::pdf::CannotLook;

/// One reader in waiting.
pub(super) struct Reserve {
    post: Arc<Post>,
    used: mpsc::Sender<Reader>,
}

/// Where the reader waits.
struct Post {
    program: PathBuf,
    waiting: Mutex<Option<Reader>>,
}

impl Post {
    fn waiting(&self) -> MutexGuard<'_, Option<Reader>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fill(&self) -> Result<(), CannotLook> {
        let mut waiting = self.waiting();
        if waiting.is_none() {
            *waiting = Some(Reader::start(&self.program)?);
        }
        Ok(())
    }
}

impl Reserve {
    /// Keeps a reader that runs `program` in waiting; `None` when there is no thread to be had for it.
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

    /// The one that waits, if it still lives.
    pub(super) fn take(&self) -> Option<Reader> {
        let mut reader = self.post.waiting().take()?;
        reader.is_alive().then_some(reader)
    }

    /// Hands in a used one, which is seen out, and has the next one started.
    pub(super) fn replace(&self, used: Reader) {
        if let Err(refused) = self.used.send(used) {
            drop(refused);
            tracing::warn!(error = %unavailable("its keeper has ended"), "no PDF reader in reserve");
        }
    }

    /// Waits until the one that waits has ended by itself; its number.
    #[cfg(test)]
    pub(super) fn outlive(&self) -> u32 {
        let mut waiting = self.post.waiting();
        let reader = waiting.as_mut().unwrap();
        reader.wait();
        reader.id()
    }
}
