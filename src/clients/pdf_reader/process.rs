//! One reading process, as its parent holds it.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::SUBCOMMAND;
use super::exchange::{self, Answer, Question};
use crate::domain::package::pdf::CannotLook;

/// What became of a question.
pub(super) enum Outcome {
    Answered(Answer),
    /// The reader had begun, and ended without an answer.
    Broke,
}

/// A process that waits for its one question.
pub(super) struct Reader {
    child: Child,
    pipes: Option<(ChildStdin, ChildStdout)>,
}

impl Reader {
    /// Starts one.
    pub(super) fn start(program: &Path) -> Result<Self, CannotLook> {
        let mut child = Command::new(program)
            .arg(SUBCOMMAND)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| unavailable(&error.to_string()))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        Ok(Self { child, pipes })
    }

    /// Whether it has not ended.
    pub(super) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks the one question; a reader that has not answered after `patience` is ended.
    pub(super) fn ask(
        &mut self,
        question: &Question<'_>,
        patience: Duration,
    ) -> Result<Outcome, CannotLook> {
        let (stdin, stdout) = self
            .pipes
            .take()
            .ok_or_else(|| unavailable("it has no pipes"))?;
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            scope.spawn(move || sender.send(talk(stdin, stdout, question)));
            receiver.recv_timeout(patience).unwrap_or_else(|_| {
                // Frees the thread that still talks with it.
                let _ = self.child.kill();
                Err(unavailable("it took too long"))
            })
        })
    }

    /// The process's number.
    #[cfg(test)]
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it has ended by itself.
    #[cfg(test)]
    pub(super) fn wait(&mut self) {
        self.child.wait().unwrap();
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.pipes = None;
        // A reader that has ended by itself cannot be killed any more; it only has to be waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn talk(
    mut stdin: ChildStdin,
    mut stdout: ChildStdout,
    question: &Question<'_>,
) -> Result<Outcome, CannotLook> {
    exchange::expect_greeting(&mut stdout).map_err(|error| unavailable(&error.to_string()))?;
    // A reader that dies while listening closes the pipe; whether it still said something is seen below.
    let told = question.write(&mut stdin).and_then(|()| stdin.flush());
    drop(stdin);
    match Answer::read(&mut stdout) {
        Ok(answer) => Ok(Outcome::Answered(answer)),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(unavailable(&error.to_string()))
        }
        Err(error) => {
            tracing::warn!(%error, told = told.is_ok(), "a PDF broke its reader");
            Ok(Outcome::Broke)
        }
    }
}

/// This machine's fault, not the file's.
pub(super) fn unavailable(reason: &str) -> CannotLook {
    CannotLook(reason.to_owned())
}
