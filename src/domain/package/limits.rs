//! How much a package may be, and may become.

use super::finding::{Finding, Place};
use super::reason::Reason;

/// Upper bounds. The defaults are those of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes on the wire (P01).
    pub wire: u64,
    /// Entries (P03).
    pub entries: usize,
    /// Bytes of all entries together after inflating (P03).
    pub inflated: u64,
    /// How many times larger than its compressed bytes an entry may be (P03).
    pub ratio: u64,
    /// Bytes of `manifest.xml` (P09).
    pub manifest: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wire: 50 << 20,
            entries: 64,
            inflated: 200 << 20,
            ratio: 100,
            manifest: 256 << 10,
        }
    }
}

impl Limits {
    /// A counter for the bytes as they come in. `Content-Length` is not asked.
    #[must_use]
    pub const fn wire_count(&self) -> WireCount {
        WireCount {
            seen: 0,
            limit: self.wire,
        }
    }
}

/// P01: counts what comes over the wire.
#[derive(Debug, Clone)]
pub struct WireCount {
    seen: u64,
    limit: u64,
}

impl WireCount {
    /// Counts a chunk of `length` bytes.
    ///
    /// # Errors
    /// P01, once more has come than allowed: stop reading then.
    pub fn add(&mut self, length: usize) -> Result<(), Finding> {
        self.seen = self.seen.saturating_add(length as u64);
        if self.seen > self.limit {
            return Err(Finding::new(Reason::TooLarge, Place::at(self.limit)));
        }
        Ok(())
    }

    /// Bytes so far.
    #[must_use]
    pub const fn seen(&self) -> u64 {
        self.seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_allowed_byte_passes_and_the_next_one_does_not() {
        let limits = Limits {
            wire: 10,
            ..Limits::default()
        };
        let mut count = limits.wire_count();
        assert!(count.add(4).is_ok());
        assert!(count.add(6).is_ok());
        assert_eq!(count.seen(), 10);
        assert_eq!(count.add(1).unwrap_err().reason, Reason::TooLarge);
    }
}
