//! The master keys: they come from outside the database, have versions, and encrypt by themselves
//! nothing but short things. The newest version seals; every version that is still held opens.
//!
//! Written `version:key` with the key as Base64 of 32 bytes, separated by commas or line ends; lines
//! that begin with `#` are remarks.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{AES_256_GCM, LessSafeKey, UnboundKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use zeroize::Zeroizing;

use super::random::Random;

/// The number that tells one master key from another; higher is newer.
pub type KeyVersion = u32;

/// All master keys that this process holds. Never empty.
pub struct Keyring {
    keys: BTreeMap<KeyVersion, MasterKey>,
    newest: KeyVersion,
}

struct MasterKey {
    raw: Zeroizing<[u8; 32]>,
    sealing: LessSafeKey,
}

/// Why a text is not a keyring.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// No key stands in it.
    #[error("it holds no key; expected lines of the form 1:BASE64")]
    Empty,
    /// An entry is not a version and a key.
    #[error("entry {0} is not of the form version:key")]
    Shape(usize),
    /// An entry's key is not Base64 of 32 bytes.
    #[error("the key of version {0} is not Base64 of 32 bytes")]
    Key(KeyVersion),
    /// A version stands in it twice.
    #[error("version {0} stands in it twice")]
    Twice(KeyVersion),
}

impl Keyring {
    /// Reads a keyring.
    ///
    /// # Errors
    /// When nothing, or something else than `version:key` entries, stands in the text.
    pub fn parse(text: &str) -> Result<Self, CannotRead> {
        let entries = text
            .split([',', '\n'])
            .map(str::trim)
            .filter(|entry| !entry.is_empty() && !entry.starts_with('#'));
        let mut keys = BTreeMap::new();
        for (index, entry) in entries.enumerate() {
            let (version, key) = entry.split_once(':').ok_or(CannotRead::Shape(index + 1))?;
            let version = version
                .trim()
                .parse()
                .map_err(|_| CannotRead::Shape(index + 1))?;
            let raw = STANDARD
                .decode(key.trim())
                .ok()
                .and_then(|raw| <[u8; 32]>::try_from(raw).ok());
            let raw = raw.ok_or(CannotRead::Key(version))?;
            if keys
                .insert(version, MasterKey::new(Zeroizing::new(raw)))
                .is_some()
            {
                return Err(CannotRead::Twice(version));
            }
        }
        let newest = *keys.keys().next_back().ok_or(CannotRead::Empty)?;
        Ok(Self { keys, newest })
    }

    /// A fresh entry of this version, in the written form.
    #[must_use]
    pub fn draw_entry(version: KeyVersion, random: &dyn Random) -> Zeroizing<String> {
        let raw = Zeroizing::new(random.bytes::<32>());
        Zeroizing::new(format!("{version}:{}", STANDARD.encode(*raw)))
    }

    /// The version that seals.
    #[must_use]
    pub const fn newest(&self) -> KeyVersion {
        self.newest
    }

    /// The versions held, oldest first.
    pub fn versions(&self) -> impl Iterator<Item = KeyVersion> {
        self.keys.keys().copied()
    }

    pub(super) fn sealing(&self, version: KeyVersion) -> Option<&LessSafeKey> {
        self.keys.get(&version).map(|key| &key.sealing)
    }

    /// A key of 32 bytes for another purpose, derived from the given version.
    #[must_use]
    pub fn derive(&self, version: KeyVersion, purpose: &str) -> Option<Zeroizing<[u8; 32]>> {
        self.keys.get(&version).map(|key| derive(&key.raw, purpose))
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Keyring(versions {:?})",
            self.keys.keys().collect::<Vec<_>>()
        )
    }
}

impl MasterKey {
    fn new(raw: Zeroizing<[u8; 32]>) -> Self {
        let sealing = cipher(&derive(&raw, "mydata seal"));
        Self { raw, sealing }
    }
}

struct Bytes32;

impl KeyType for Bytes32 {
    fn len(&self) -> usize {
        32
    }
}

#[expect(
    clippy::expect_used,
    reason = "HKDF gives 32 bytes of SHA-256 for any input"
)]
fn derive(raw: &[u8; 32], purpose: &str) -> Zeroizing<[u8; 32]> {
    let mut derived = Zeroizing::new([0; 32]);
    let info = [purpose.as_bytes()];
    let expanded = Salt::new(HKDF_SHA256, &[]).extract(raw);
    expanded
        .expand(&info, Bytes32)
        .and_then(|okm| okm.fill(derived.as_mut_slice()))
        .expect("32 bytes are within the reach of HKDF");
    derived
}

#[expect(
    clippy::expect_used,
    reason = "32 bytes are the length of an AES-256 key"
)]
pub(super) fn cipher(key: &[u8; 32]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).expect("an AES-256 key has 32 bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const TWO: &str = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    #[test]
    fn the_highest_version_is_the_newest() {
        let ring = Keyring::parse(&format!("# remark\n{TWO}, {ONE}\n")).unwrap();
        assert_eq!(ring.newest(), 2);
        assert_eq!(ring.versions().collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn what_is_not_a_keyring_is_refused_with_its_reason() {
        assert_eq!(Keyring::parse(" \n").unwrap_err(), CannotRead::Empty);
        assert_eq!(Keyring::parse("secret").unwrap_err(), CannotRead::Shape(1));
        assert_eq!(Keyring::parse("1:AAAA").unwrap_err(), CannotRead::Key(1));
        assert_eq!(
            Keyring::parse(&format!("{ONE},{ONE}")).unwrap_err(),
            CannotRead::Twice(1)
        );
    }

    #[test]
    fn purposes_give_different_keys() {
        let ring = Keyring::parse(ONE).unwrap();
        assert_ne!(ring.derive(1, "a"), ring.derive(1, "b"));
        assert_eq!(ring.derive(2, "a"), None);
    }
}
