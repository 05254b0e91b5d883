//! What unit tests of rules are given: a fresh database, a vault, chance, and a time to begin at.

use std::sync::Arc;

use crate::db::trial::{self, Trial};
use crate::kit::clock::Timestamp;
use crate::kit::keyring::Keyring;
use crate::kit::random::{SharedRandom, SystemChance};
use crate::kit::seal::Vault;

/// A small world of its own.
pub struct World {
    trial: Trial,
    /// Made for this world.
    pub vault: Arc<Vault>,
    /// The system's.
    pub random: SharedRandom,
    /// 2026-11-20 06:00 UTC.
    pub now: Timestamp,
}

impl std::ops::Deref for World {
    type Target = Trial;

    fn deref(&self) -> &Trial {
        &self.trial
    }
}

impl World {
    /// One on each database that can be had.
    #[must_use]
    pub fn each() -> Vec<Self> {
        trial::each().into_iter().map(Self::on).collect()
    }

    /// One on the embedded database.
    #[must_use]
    pub fn embedded() -> Self {
        Self::on(trial::on_sqlite())
    }

    fn on(trial: Trial) -> Self {
        let random: SharedRandom = Arc::new(SystemChance::default());
        let keyring = Keyring::parse(&Keyring::draw_entry(1, random.as_ref())).unwrap();
        Self {
            trial,
            vault: Arc::new(Vault::new(keyring, &random.bytes(), Arc::clone(&random))),
            random,
            now: "2026-11-20T06:00:00Z".parse().unwrap(),
        }
    }
}
