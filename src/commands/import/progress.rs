//! How far a file has been read, drawn on a terminal.

use std::io::{self, IsTerminal as _, Read, Write as _};

/// Characters of the bar.
const WIDTH: u64 = 40;

/// A file that shows how far it has been read.
pub(super) struct Progress<R> {
    inner: R,
    length: u64,
    read: u64,
    drawn: Option<u64>,
    shown: bool,
}

impl<R: Read> Progress<R> {
    /// A file of so many bytes; nothing is drawn when nobody looks at a terminal.
    pub(super) fn new(inner: R, length: u64) -> Self {
        Self {
            inner,
            length: length.max(1),
            read: 0,
            drawn: None,
            shown: io::stderr().is_terminal(),
        }
    }

    fn draw(&mut self) {
        let percent = (self.read * 100 / self.length).min(100);
        if !self.shown || self.drawn == Some(percent) {
            return;
        }
        self.drawn = Some(percent);
        // Nobody is left to tell when standard error is closed.
        _ = write!(io::stderr(), "\r{}", bar(percent));
        if percent == 100 {
            _ = writeln!(io::stderr());
        }
    }
}

fn bar(percent: u64) -> String {
    let full = usize::try_from(percent * WIDTH / 100).unwrap_or_default();
    let width = usize::try_from(WIDTH).unwrap_or_default();
    format!("[{:<width$}] {percent:>3} %", "#".repeat(full))
}

impl<R: Read> Read for Progress<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read += u64::try_from(count).unwrap_or_default();
        self.draw();
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_from_the_left() {
        assert_eq!(bar(0), format!("[{}]   0 %", " ".repeat(40)));
        assert_eq!(
            bar(50),
            format!("[{}{}]  50 %", "#".repeat(20), " ".repeat(20))
        );
        assert_eq!(bar(100), format!("[{}] 100 %", "#".repeat(40)));
    }
}
