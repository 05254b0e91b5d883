//! P03: how many bytes may still come out.

use super::limits::Limits;
use super::reason::Reason;
use super::structure::Entry;

/// A budget of bytes that all entries share.
pub(super) struct Budget {
    left: u64,
    ratio: u64,
}

impl Budget {
    /// What the limits allow for a whole package.
    pub(super) const fn new(limits: &Limits) -> Self {
        Self {
            left: limits.inflated,
            ratio: limits.ratio,
        }
    }

    /// How many bytes may come out of `compressed` bytes, and what it means if there are more.
    pub(super) fn bound(&self, compressed: u64) -> (u64, Reason) {
        let by_ratio = compressed.saturating_mul(self.ratio);
        if by_ratio < self.left {
            (by_ratio, Reason::RatioTooHigh)
        } else {
            (self.left, Reason::TooMuchInflated)
        }
    }

    /// Takes what has come out.
    pub(super) const fn spend(&mut self, bytes: u64) {
        self.left = self.left.saturating_sub(bytes);
    }

    /// Takes what an entry declares; `None` when that is more than there is for it.
    pub(super) fn spend_declared(&mut self, entry: &Entry<'_>) -> Option<()> {
        let (bound, _) = self.bound(entry.compressed);
        self.spend(entry.uncompressed);
        (entry.uncompressed <= bound).then_some(())
    }
}
