//! Sealing: AES-256-GCM with the place of the value as associated data, and keyed look-ups.
//!
//! A sealed value is `1 | key version (4 bytes, big endian) | nonce (12) | ciphertext and tag`. It opens
//! only at the place it was sealed for, so that a value copied to another row is worthless there.

use std::fmt;

use ring::aead::{Aad, MAX_TAG_LEN, NONCE_LEN, Nonce};
use ring::hmac;
use zeroize::Zeroizing;

use super::keyring::{KeyVersion, Keyring, cipher};
use super::random::SharedRandom;
use super::secret::same;

const FORMAT: u8 = 1;
const HEAD: usize = 1 + size_of::<KeyVersion>();

/// Where a sealed value stands: a column and the row's identity.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// `table.column`.
    pub column: &'static str,
    /// The primary key of the row.
    pub row: &'a str,
}

impl<'a> Place<'a> {
    /// The place `column` of the row with the key `row`.
    #[must_use]
    pub const fn new(column: &'static str, row: &'a str) -> Self {
        Self { column, row }
    }

    fn aad(&self) -> Vec<u8> {
        format!("{}\n{}", self.column, self.row).into_bytes()
    }
}

/// A value that cannot be opened: another place, another key, or altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotUnseal {
    /// The bytes are not a sealed value of a known format.
    #[error("not a sealed value")]
    Format,
    /// The key version that sealed it is not held.
    #[error("sealed with key version {0}, which is not held")]
    Key(KeyVersion),
    /// The value was altered or belongs elsewhere.
    #[error("altered, or sealed for another place")]
    Altered,
}

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
    pub fn random(&self) -> &dyn super::random::Random {
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

/// Seals `plain` for `place` with the newest key of `keyring`.
#[must_use]
#[expect(
    clippy::expect_used,
    reason = "a keyring holds its newest key, and AES-GCM takes any length that fits in memory"
)]
pub fn seal(
    keyring: &Keyring,
    random: &dyn super::random::Random,
    place: Place<'_>,
    plain: &[u8],
) -> Vec<u8> {
    let version = keyring.newest();
    let key = keyring.sealing(version).expect("the newest key is held");
    let nonce = random.bytes::<NONCE_LEN>();
    let mut sealed = Vec::with_capacity(HEAD + NONCE_LEN + plain.len() + MAX_TAG_LEN);
    sealed.push(FORMAT);
    sealed.extend_from_slice(&version.to_be_bytes());
    sealed.extend_from_slice(&nonce);
    let mut body = plain.to_vec();
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(place.aad()),
        &mut body,
    )
    .expect("the text is shorter than 64 GiB");
    sealed.append(&mut body);
    sealed
}

/// Opens what was sealed for `place` with any key of `keyring`.
///
/// # Errors
/// When the value was altered, belongs elsewhere, or its key is not held.
pub fn open(
    keyring: &Keyring,
    place: Place<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CannotUnseal> {
    let version = version_of(sealed)?;
    let key = keyring.sealing(version).ok_or(CannotUnseal::Key(version))?;
    let (nonce, body) = sealed
        .get(HEAD..)
        .and_then(|rest| rest.split_first_chunk())
        .ok_or(CannotUnseal::Format)?;
    open_with(key, *nonce, &place.aad(), body)
}

/// The key version that sealed this value.
///
/// # Errors
/// When the bytes are not a sealed value.
pub fn version_of(sealed: &[u8]) -> Result<KeyVersion, CannotUnseal> {
    let (head, _) = sealed
        .split_first_chunk::<HEAD>()
        .ok_or(CannotUnseal::Format)?;
    let [format, version @ ..] = *head;
    if format != FORMAT {
        return Err(CannotUnseal::Format);
    }
    Ok(KeyVersion::from_be_bytes(version))
}

/// A key of its own for one object: a package in the store has one, wrapped in its head.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// A fresh key.
    #[must_use]
    pub fn draw(random: &dyn super::random::Random) -> Self {
        Self(Zeroizing::new(random.bytes()))
    }

    /// From the bytes that [`DataKey::bytes`] gave.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        <[u8; 32]>::try_from(bytes)
            .ok()
            .map(|raw| Self(Zeroizing::new(raw)))
    }

    /// The key itself, to be sealed by the vault and by nothing else.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Encrypts `plain` in place: `nonce | ciphertext and tag`.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "AES-GCM takes any length that fits in memory"
    )]
    pub fn encrypt(&self, random: &dyn super::random::Random, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = random.bytes::<NONCE_LEN>();
        let mut body = plain.to_vec();
        cipher(&self.0)
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(aad),
                &mut body,
            )
            .expect("the text is shorter than 64 GiB");
        let mut out = nonce.to_vec();
        out.append(&mut body);
        out
    }

    /// Decrypts what [`DataKey::encrypt`] made.
    ///
    /// # Errors
    /// When it was altered, or belongs to another key or another `aad`.
    pub fn decrypt(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CannotUnseal> {
        let (nonce, body) = sealed.split_first_chunk().ok_or(CannotUnseal::Format)?;
        open_with(&cipher(&self.0), *nonce, aad, body)
    }
}

fn open_with(
    key: &ring::aead::LessSafeKey,
    nonce: [u8; NONCE_LEN],
    aad: &[u8],
    body: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CannotUnseal> {
    let mut body = Zeroizing::new(body.to_vec());
    let opened = key
        .open_in_place(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(aad),
            &mut body,
        )
        .map_err(|_| CannotUnseal::Altered)?;
    let length = opened.len();
    body.truncate(length);
    Ok(body)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::random::SeededChance;
    use super::*;

    const ONE: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const BOTH: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    fn vault(keys: &str) -> Vault {
        Vault::new(
            Keyring::parse(keys).unwrap(),
            &[9; 32],
            Arc::new(SeededChance::from_seed(3)),
        )
    }

    #[test]
    fn what_is_sealed_opens_at_its_place_only() {
        let vault = vault(ONE);
        let sealed = vault.seal(Place::new("citizens.name", "a"), "王小明".as_bytes());
        assert_eq!(
            vault
                .open_text(Place::new("citizens.name", "a"), &sealed)
                .unwrap(),
            "王小明"
        );
        assert_eq!(
            vault
                .open(Place::new("citizens.name", "b"), &sealed)
                .unwrap_err(),
            CannotUnseal::Altered
        );
        assert_eq!(
            vault
                .open(Place::new("citizens.mail", "a"), &sealed)
                .unwrap_err(),
            CannotUnseal::Altered
        );
    }

    #[test]
    fn every_altered_byte_is_noticed() {
        let vault = vault(ONE);
        let place = Place::new("t.c", "r");
        let sealed = vault.seal(place, b"secret");
        for index in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[index] ^= 1;
            assert!(vault.open(place, &altered).is_err(), "byte {index}");
            assert!(
                vault.open(place, &sealed[..index]).is_err(),
                "cut at {index}"
            );
        }
    }

    #[test]
    fn an_old_key_still_opens_and_the_new_one_seals() {
        let place = Place::new("t.c", "r");
        let old = vault(ONE).seal(place, b"x");
        let now = vault(BOTH);
        assert_eq!(now.open(place, &old).unwrap().as_slice(), b"x");
        let new = now.seal(place, b"x");
        assert_eq!(version_of(&new).unwrap(), 2);
        assert_eq!(
            vault(ONE).open(place, &new).unwrap_err(),
            CannotUnseal::Key(2)
        );
    }

    #[test]
    fn lookups_of_different_kinds_differ() {
        let vault = vault(ONE);
        assert_ne!(vault.lookup("a", "x"), vault.lookup("b", "x"));
        assert!(vault.matches("a", "x", &vault.lookup("a", "x")));
        assert!(!vault.matches("a", "y", &vault.lookup("a", "x")));
    }

    #[test]
    fn a_data_key_opens_only_its_own() {
        let random = SeededChance::from_seed(4);
        let (one, two) = (DataKey::draw(&random), DataKey::draw(&random));
        let sealed = one.encrypt(&random, b"id", b"bytes");
        assert_eq!(one.decrypt(b"id", &sealed).unwrap().as_slice(), b"bytes");
        assert!(two.decrypt(b"id", &sealed).is_err());
        assert!(one.decrypt(b"other", &sealed).is_err());
    }
}
