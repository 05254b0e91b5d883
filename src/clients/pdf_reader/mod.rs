//! Reads PDFs in a process that may die of it.
//!
//! A reading process (`mydata read-pdf`) sets itself limits on processor time, memory and files before it reads a
//! byte, inherits no environment, keeps nothing on disk, and ends after a few questions. What a hostile file does to it
//! stays there: an endless loop ends at the limit, and a crash is an answer too. If a process that had read other files
//! before breaks, a fresh one is asked, so that nobody's file is blamed for another's. In a server, processes wait in
//! reserve, because starting one costs more than reading a PDF.

pub mod child;
mod exchange;
mod process;
mod reserve;

use std::path::PathBuf;
use std::time::Duration;

use crate::domain::package::pdf::{CannotLook, PdfReader, Verdict};
use exchange::{Answer, Question};
use process::{Outcome, Reader, unavailable};
use reserve::Reserve;

/// The word after the program's name that makes it a reader.
pub const SUBCOMMAND: &str = "read-pdf";

/// Longer than the processor time a reader allows itself, so that it passes only where the machine is overloaded.
const PATIENCE: Duration = Duration::from_mins(1);

/// Readers as processes of a program.
pub struct PdfReaders {
    program: PathBuf,
    patience: Duration,
    reserve: Option<Reserve>,
}

impl PdfReaders {
    /// Readers that run `program read-pdf`: usually this very program, which the caller looks up.
    #[must_use]
    pub const fn of(program: PathBuf) -> Self {
        Self {
            program,
            patience: PATIENCE,
            reserve: None,
        }
    }

    /// The same, with processes waiting, so that a server's packages do not wait for one to start.
    #[must_use]
    pub fn with_reserve(mut self) -> Self {
        self.reserve = Reserve::keep(self.program.clone());
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
        self.reserve.as_ref().map_or(Ok(()), Reserve::prepare)
    }

    fn ask(
        &self,
        question: &Question<'_>,
        beside: &mut dyn FnMut(),
    ) -> Result<Outcome, CannotLook> {
        let waiting = self.reserve.as_ref().and_then(Reserve::take);
        if let Some(reader) = waiting {
            let used = reader.is_used();
            let outcome = self.ask_one(reader, question, beside);
            if !(used && matches!(outcome, Ok(Outcome::Broke))) {
                return outcome;
            }
        }
        self.ask_one(Reader::start(&self.program)?, question, beside)
    }

    fn ask_one(
        &self,
        mut reader: Reader,
        question: &Question<'_>,
        beside: &mut dyn FnMut(),
    ) -> Result<Outcome, CannotLook> {
        let outcome = reader.ask(question, self.patience, beside);
        if let Some(reserve) = &self.reserve {
            if matches!(outcome, Ok(Outcome::Answered(_))) && reader.is_good_for_more() {
                reserve.keep_waiting(reader);
            } else {
                reserve.replace(reader);
            }
        }
        outcome
    }
}

impl PdfReader for PdfReaders {
    fn judge(&self, pdf: &[u8], password: Option<&str>) -> Result<Verdict, CannotLook> {
        self.judge_beside(pdf, password, &mut || ())
    }

    fn judge_beside(
        &self,
        pdf: &[u8],
        password: Option<&str>,
        beside: &mut dyn FnMut(),
    ) -> Result<Verdict, CannotLook> {
        match self.ask(&Question::Judge { pdf, password }, beside)? {
            Outcome::Answered(Answer::Verdict(verdict)) => Ok(verdict),
            Outcome::Answered(_) => Err(unavailable("it answered another question")),
            Outcome::Broke => Ok(Verdict::Overwhelms),
        }
    }

    fn open(&self, pdf: &[u8], password: &str) -> Result<Option<Vec<u8>>, CannotLook> {
        match self.ask(&Question::Open { pdf, password }, &mut || ())? {
            Outcome::Answered(Answer::Opened(opened)) => Ok(opened),
            Outcome::Answered(_) => Err(unavailable("it answered another question")),
            Outcome::Broke => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reserve_that_has_ended_is_not_asked() {
        let readers = PdfReaders::of("/bin/true".into()).with_reserve();
        readers.prepare().unwrap();
        let reserve = readers.reserve.as_ref().unwrap();
        reserve.outlive();
        assert!(reserve.take().is_none());
    }
}
