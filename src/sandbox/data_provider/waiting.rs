//! How often a transaction has been told to wait.

use std::collections::HashMap;

use uuid::Uuid;

/// 429 comes so many times before the package.
pub(super) const ROUNDS: u8 = 3;

/// More transactions than this are not remembered: the memory begins anew, and some wait longer.
const MOST: usize = 10_000;

/// The rounds of each data set's transactions.
#[derive(Default)]
pub(super) struct Waiting(HashMap<(String, Uuid), u8>);

impl Waiting {
    /// Whether this call, too, has to wait; forgets the transaction when it has waited enough.
    pub(super) fn has_to_wait(&mut self, resource: &str, transaction: Uuid) -> bool {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        let key = (resource.to_owned(), transaction);
        let rounds = self.0.entry(key.clone()).or_default();
        if *rounds < ROUNDS {
            *rounds += 1;
            return true;
        }
        self.0.remove(&key);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_transaction_waits_three_times_on_its_own() {
        let mut waiting = Waiting::default();
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut rounds = |transaction, count: usize| {
            (0..count)
                .map(|_| waiting.has_to_wait("x", transaction))
                .collect::<Vec<_>>()
        };
        assert_eq!(rounds(one, 3), [true; 3]);
        assert_eq!(rounds(two, 4), [true, true, true, false]);
        assert_eq!(rounds(one, 1), [false]);
        assert_eq!(rounds(one, 1), [true]);
    }
}
