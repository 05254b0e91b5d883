//! The reading process itself: sets its limits, greets, answers questions until there are no more.

use std::io::{self, BufRead as _, BufReader, Read, Write};

use rlimit::Resource;

use super::exchange::{self, Answer, Asked, Question};
use crate::domain::package::pdf::{judge_here, open_here};

/// Processor time of a whole process; a PDF takes milliseconds of it.
const CPU_SECONDS: u64 = 5;
/// Bytes of memory beyond what the program occupies when it starts.
const MEMORY: u64 = 1 << 30;
const PAGE: u64 = 4096;
/// Standard input, output and error; no further file can be opened.
const FILES: u64 = 3;

/// Serves questions until the parent has no more. Call it first thing in a process that does nothing else.
///
/// # Errors
/// When the limits cannot be set (then nothing is read), or the parent has gone.
pub fn serve(from: impl Read, mut to: impl Write) -> io::Result<()> {
    confine()?;
    exchange::greet(&mut to)?;
    let mut from = BufReader::new(from);
    while !from.fill_buf()?.is_empty() {
        let asked = Asked::read(&mut from)?;
        let answer = match asked.question()? {
            Question::Judge { pdf, password } => Answer::Verdict(judge_here(pdf, password)),
            Question::Open { pdf, password } => Answer::Opened(open_here(pdf, password)),
        };
        answer.write(&mut to)?;
    }
    Ok(())
}

/// No more time, memory, files or processes than a PDF needs, and no core that would hold its content.
fn confine() -> io::Result<()> {
    if let Some(occupied) = occupied() {
        Resource::AS.set(occupied + MEMORY, occupied + MEMORY)?;
    }
    Resource::CPU.set(CPU_SECONDS, CPU_SECONDS + 1)?;
    Resource::CORE.set(0, 0)?;
    Resource::FSIZE.set(0, 0)?;
    Resource::NOFILE.set(FILES, FILES)?;
    Resource::NPROC.set(0, 0)
}

/// Bytes of address space in use; `None` where the system does not tell, as outside Linux.
fn occupied() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_whitespace().next()?.parse().ok()?;
    pages.checked_mul(PAGE)
}
