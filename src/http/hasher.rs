//! Passwords as doors hash and check them: on the blocking pool, at most a few at once.
//!
//! Each takes 19 MiB and a core for tens of milliseconds; `MYDATA_HASHERS` says how many may at once.

use super::turns::{Busy, Turns};
use crate::domain::account::hash::{Hashing, NewHash, PasswordHash, UsedBefore};
use crate::domain::account::password::NewPassword;
use crate::kit::random::SharedRandom;
use crate::kit::secret::Secret;

/// Why a new password is not hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotPrepare {
    /// Too many wait: answer 503 with `Retry-After`.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// It is one of the last ones of this account.
    #[error(transparent)]
    UsedBefore(#[from] UsedBefore),
}

/// Hashes and checks passwords in turn. Cheap to clone; clones share the turns.
#[derive(Clone)]
pub struct Hasher {
    hashing: Hashing,
    turns: Turns,
}

impl Hasher {
    /// A hasher that works on at most `at_once` passwords.
    #[must_use]
    pub fn new(at_once: usize, random: SharedRandom) -> Self {
        Self {
            hashing: Hashing::new(random),
            turns: Turns::new(at_once),
        }
    }

    /// How many passwords could be hashed at once now.
    #[must_use]
    pub fn free(&self) -> usize {
        self.turns.free()
    }

    /// Whether `typed` is the password behind `kept`; for nobody (`None`) it is not, at the same cost.
    ///
    /// # Errors
    /// When the turn does not come within three seconds.
    pub async fn verify(&self, typed: Secret, kept: Option<PasswordHash>) -> Result<bool, Busy> {
        let hashing = self.hashing.clone();
        let work = move || hashing.verify(&typed, kept.as_ref());
        self.turns.take(work).await
    }

    /// Hashes a new password, unless it is one of the `recent` ones.
    ///
    /// # Errors
    /// When it was used before, or the turn does not come within three seconds.
    pub async fn prepare(
        &self,
        password: NewPassword,
        recent: Vec<PasswordHash>,
    ) -> Result<NewHash, CannotPrepare> {
        let hashing = self.hashing.clone();
        let work = move || hashing.prepare(&password, &recent);
        Ok(self.turns.take(work).await??)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::turns::wait_for;
    use super::*;
    use crate::domain::account::password::{Owner, choose};
    use crate::kit::random::SeededChance;

    #[test]
    fn a_door_prepares_a_password_and_nobodys_is_wrong() {
        let hasher = Hasher::new(1, Arc::new(SeededChance::from_seed(1)));
        let owner = Owner {
            login: "wang",
            name: "x",
            mail: None,
        };
        let typed = Secret::new("k7#mq2!vzr9w");
        let chosen = choose(&typed, &owner).unwrap();
        wait_for(async {
            assert!(hasher.prepare(chosen, Vec::new()).await.is_ok());
            assert_eq!(hasher.verify(typed, None).await, Ok(false));
        });
    }
}
