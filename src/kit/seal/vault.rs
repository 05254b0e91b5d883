//! The vault: master keys that seal, and a key that makes look-ups.

use std::fmt;

use ring::hmac;
use zeroize::Zeroizing;

use super::{CannotUnseal, Place, open, seal};
use crate::kit::keyring::Keyring;
use crate::kit::random::{Random, SharedRandom};
use crate::kit::secret::same;

/// Seals, opens, and makes look-ups.
pub struct Vault {
    keyring: Keyring,
    lookups: hmac::Key,
    random: SharedRandom,
}

impl Vault {
    /// A vault with these master keys and this look-up key.
    #[must_use]
    pub fn new(keyring: Keyring, lookup_key: &[u8; 32], random: SharedRandom) -> Self {
        Self {
            keyring,
            lookups: hmac::Key::new(hmac::HMAC_SHA256, lookup_key),
            random,
        }
    }

    /// The master keys.
    #[must_use]
    pub const fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// The chance that sealing uses, for whoever needs identifiers beside it.
    #[must_use]
    pub fn random(&self) -> &dyn Random {
        self.random.as_ref()
    }

    /// Seals `plain` for `place` with the newest key.
    #[must_use]
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        seal(&self.keyring, self.random.as_ref(), place, plain)
    }

    /// Opens what was sealed for `place`.
    ///
    /// # Errors
    /// When the value was altered, belongs elsewhere, or its key is not held.
    pub fn open(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, CannotUnseal> {
        open(&self.keyring, place, sealed)
    }

    /// Opens a text that was sealed for `place`.
    ///
    /// # Errors
    /// As [`Vault::open`]; also when it is not UTF-8.
    pub fn open_text(&self, place: Place<'_>, sealed: &[u8]) -> Result<String, CannotUnseal> {
        String::from_utf8(self.open(place, sealed)?.to_vec()).map_err(|_| CannotUnseal::Format)
    }

    /// The keyed hash under which `value` can be found again: 64 hex digits.
    ///
    /// `kind` keeps look-ups of different things apart.
    #[must_use]
    pub fn lookup(&self, kind: &str, value: &str) -> String {
        let mut context = hmac::Context::with_key(&self.lookups);
        context.update(kind.as_bytes());
        context.update(b"\n");
        context.update(value.as_bytes());
        hex::encode(context.sign())
    }

    /// Whether `lookup` is the keyed hash of `value`; compared in constant time.
    #[must_use]
    pub fn matches(&self, kind: &str, value: &str, lookup: &str) -> bool {
        same(self.lookup(kind, value).as_bytes(), lookup.as_bytes())
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({:?})", self.keyring)
    }
}
