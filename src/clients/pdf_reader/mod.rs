//! Reads PDFs in a process that may die of it.
//!
//! Each PDF gets a process of its own (`mydata read-pdf`), which sets itself limits on processor time, memory and
//! files before it reads a byte, inherits no environment, answers once and ends. What a hostile file does to it stays
//! there: an endless loop ends at the limit, a crash is an answer too, and no citizen's file is ever in the memory of
//! a process that has read another's. In a server one process always waits in reserve.

pub mod child;
mod exchange;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crate::domain::package::pdf::{CannotLook, PdfReader, Verdict};
use exchange::{Answer, Question};

/// The word after the program's name that makes it a reader.
pub const SUBCOMMAND: &str = "read-pdf";

/// Longer than the processor time a reader allows itself, so that it passes only where the machine is overloaded.
const PATIENCE: Duration = Duration::from_mins(1);

/// Readers as processes of a program.
pub struct PdfReaders {
    program: PathBuf,
    patience: Duration,
    keeps_reserve: bool,
    reserve: Mutex<Option<Reader>>,
}

impl PdfReaders {
    /// Readers that run `program read-pdf`: usually this very program, which the caller looks up.
    #[must_use]
    pub const fn of(program: PathBuf) -> Self {
        Self {
            program,
            patience: PATIENCE,
            keeps_reserve: false,
            reserve: Mutex::new(None),
        }
    }

    /// The same, with one process always waiting, so that a server's packages do not wait for one to start.
    #[must_use]
    pub const fn with_reserve(mut self) -> Self {
        self.keeps_reserve = true;
        self
    }

    /// The same with another limit on how long an answer may take by the clock on the wall.
    #[must_use]
    pub const fn patient_for(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Starts the reader in reserve, where one is wanted and there is none. Call it before the first package.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn prepare(&self) -> Result<(), CannotLook> {
        let mut reserve = self.reserve.lock().unwrap_or_else(PoisonError::into_inner);
        if self.keeps_reserve && reserve.is_none() {
            *reserve = Some(Reader::start(&self.program)?);
        }
        Ok(())
    }

    fn ask(&self, question: &Question<'_>) -> Result<Outcome, CannotLook> {
        let outcome = self.take()?.ask(question, self.patience);
        if let Err(error) = self.prepare() {
            tracing::warn!(%error, "no PDF reader in reserve");
        }
        outcome
    }

    fn take(&self) -> Result<Reader, CannotLook> {
        let waiting = self
            .reserve
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(mut reader) = waiting
            && reader.is_alive()
        {
            return Ok(reader);
        }
        Reader::start(&self.program)
    }
}

impl PdfReader for PdfReaders {
    fn judge(&self, pdf: &[u8], password: Option<&str>) -> Result<Verdict, CannotLook> {
        match self.ask(&Question::Judge { pdf, password })? {
            Outcome::Answered(Answer::Verdict(verdict)) => Ok(verdict),
            Outcome::Answered(_) => Err(unavailable("it answered another question")),
            Outcome::Broke => Ok(Verdict::Overwhelms),
        }
    }

    fn open(&self, pdf: &[u8], password: &str) -> Result<Option<Vec<u8>>, CannotLook> {
        match self.ask(&Question::Open { pdf, password })? {
            Outcome::Answered(Answer::Opened(opened)) => Ok(opened),
            Outcome::Answered(_) => Err(unavailable("it answered another question")),
            Outcome::Broke => Ok(None),
        }
    }
}

/// What became of a question.
enum Outcome {
    Answered(Answer),
    /// The reader had begun, and ended without an answer.
    Broke,
}

/// A process that waits for its one question.
struct Reader {
    child: Child,
    pipes: Option<(ChildStdin, ChildStdout)>,
}

impl Reader {
    fn start(program: &PathBuf) -> Result<Self, CannotLook> {
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

    fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn ask(mut self, question: &Question<'_>, patience: Duration) -> Result<Outcome, CannotLook> {
        let (stdin, stdout) = self
            .pipes
            .take()
            .ok_or_else(|| unavailable("it has no pipes"))?;
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            scope.spawn(move || sender.send(talk(stdin, stdout, question)));
            let outcome = receiver.recv_timeout(patience);
            // Ends the conversation where it still goes on, and frees the thread that holds it.
            drop(self);
            outcome.unwrap_or_else(|_| Err(unavailable("it took too long")))
        })
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

fn unavailable(reason: &str) -> CannotLook {
    CannotLook(reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reserve_that_has_ended_is_replaced() {
        let readers = PdfReaders::of("/bin/true".into()).with_reserve();
        readers.prepare().unwrap();
        let ended = {
            let mut reserve = readers.reserve.lock().unwrap();
            let child = &mut reserve.as_mut().unwrap().child;
            child.wait().unwrap();
            child.id()
        };
        assert_ne!(readers.take().unwrap().child.id(), ended);
    }
}
