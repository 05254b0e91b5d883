//! 瀏覽人次: counted in memory, added to the database now and then.

use std::sync::atomic::{AtomicI64, Ordering};

/// How often pages were visited.
#[derive(Debug, Default)]
pub struct Visits {
    stored: AtomicI64,
    pending: AtomicI64,
}

impl Visits {
    /// Counts one visit.
    pub fn count(&self) {
        self.pending.fetch_add(1, Ordering::Relaxed);
    }

    /// The number to show.
    #[must_use]
    pub fn shown(&self) -> i64 {
        self.stored.load(Ordering::Relaxed) + self.pending.load(Ordering::Relaxed)
    }

    /// What has to be added to the database; counts from zero again.
    #[must_use]
    pub fn take(&self) -> i64 {
        self.pending.swap(0, Ordering::Relaxed)
    }

    /// Takes back what could not be added.
    pub fn give_back(&self, pages: i64) {
        self.pending.fetch_add(pages, Ordering::Relaxed);
    }

    /// Learns the sum of all processes from the database.
    pub fn learn(&self, stored: i64) {
        self.stored.store(stored, Ordering::Relaxed);
    }
}
