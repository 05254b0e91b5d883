//! The revocation lists of this process, and the addresses of those that somebody missed.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::Revocations;

/// More missed addresses than this are not remembered: they come back with the next card.
const MOST_WANTED: usize = 1000;

/// The lists: replaced as a whole, read without waiting for anybody who prepares new ones.
#[derive(Debug, Default)]
pub struct HeldRevocations {
    lists: RwLock<Arc<Revocations>>,
    wanted: Mutex<BTreeSet<String>>,
}

impl HeldRevocations {
    /// The lists as they are now.
    #[must_use]
    pub fn get(&self) -> Arc<Revocations> {
        Arc::clone(&self.lists.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts other lists in their place.
    pub fn replace(&self, lists: Revocations) {
        *self.lists.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(lists);
    }

    /// Remembers addresses of lists that a certificate named and that are missing or stale.
    pub fn want(&self, addresses: Vec<String>) {
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        let room = MOST_WANTED.saturating_sub(wanted.len());
        wanted.extend(addresses.into_iter().take(room));
    }

    /// The addresses that were missed since the last time, for whoever fetches lists.
    #[must_use]
    pub fn take_wanted(&self) -> BTreeSet<String> {
        std::mem::take(&mut *self.wanted.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_missed_is_handed_out_once_and_never_without_end() {
        let held = HeldRevocations::default();
        held.want(vec!["a".to_owned(), "b".to_owned()]);
        held.want(vec!["a".to_owned()]);
        assert_eq!(held.take_wanted().len(), 2);
        assert!(held.take_wanted().is_empty());
        held.want((0..5000).map(|n| n.to_string()).collect());
        assert_eq!(held.take_wanted().len(), MOST_WANTED);
    }
}
