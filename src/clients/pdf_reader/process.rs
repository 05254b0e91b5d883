//! One reading process, as its parent holds it.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

#[cfg(target_os = "linux")]
use nix::fcntl::{FcntlArg, fcntl};

use super::SUBCOMMAND;
use super::exchange::{self, Answer, Question};
use crate::domain::package::pdf::CannotLook;

/// What became of a question.
pub(super) enum Outcome {
    Answered(Answer),
    /// The reader had begun, and ended without an answer.
    Broke,
}

/// Bytes that a pipe may hold: as many as Linux allows everybody.
#[cfg(target_os = "linux")]
const PIPE: i32 = 1 << 20;

/// A reader answers so many questions and ends: what a file leaves behind in it does not stay for long.
const QUESTIONS: u32 = 32;

/// A process that waits for questions.
pub(super) struct Reader {
    child: Child,
    pipes: Option<(ChildStdin, ChildStdout)>,
    asked: u32,
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
        if let Some((to, _)) = &pipes {
            widen(to);
        }
        Ok(Self {
            child,
            pipes,
            asked: 0,
        })
    }

    /// Whether it has not ended.
    pub(super) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Whether it has answered before, so that its end may be an earlier file's doing.
    pub(super) const fn is_used(&self) -> bool {
        self.asked > 0
    }

    /// Whether it may be asked again.
    pub(super) const fn is_good_for_more(&self) -> bool {
        self.asked < QUESTIONS
    }

    /// Asks a question, and does the work of `beside` meanwhile; a reader that has not answered after `patience` is
    /// ended.
    pub(super) fn ask(
        &mut self,
        question: &Question<'_>,
        patience: Duration,
        beside: &mut dyn FnMut(),
    ) -> Result<Outcome, CannotLook> {
        let greeted = self.is_used();
        self.asked += 1;
        let Self { child, pipes, .. } = self;
        let pipes = pipes
            .as_mut()
            .ok_or_else(|| unavailable("it has no pipes"))?;
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            let began = Instant::now();
            scope.spawn(move || sender.send(talk(pipes, greeted, question)));
            beside();
            let left = patience.saturating_sub(began.elapsed());
            receiver.recv_timeout(left).unwrap_or_else(|_| {
                // Frees the thread that still talks with it.
                let _ = child.kill();
                Err(unavailable("it took too long"))
            })
        })
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

/// Lets a PDF go through in a few large pieces: each piece costs both processes a change of turns. Where the system does
/// not allow it, it goes through in small ones.
#[cfg(target_os = "linux")]
fn widen(pipe: &ChildStdin) {
    let _ = fcntl(pipe, FcntlArg::F_SETPIPE_SZ(PIPE));
}

#[cfg(not(target_os = "linux"))]
const fn widen(_: &ChildStdin) {}

fn talk(
    (stdin, stdout): &mut (ChildStdin, ChildStdout),
    greeted: bool,
    question: &Question<'_>,
) -> Result<Outcome, CannotLook> {
    if !greeted {
        exchange::expect_greeting(stdout).map_err(|error| unavailable(&error.to_string()))?;
    }
    // A reader that dies while listening closes the pipe; whether it still said something is seen below.
    let told = question.write(stdin).and_then(|()| stdin.flush());
    match Answer::read(stdout) {
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
