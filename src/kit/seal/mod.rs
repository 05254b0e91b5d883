//! Sealing: AES-256-GCM with the place of the value as associated data, and keyed look-ups.
//!
//! A sealed value is `1 | key version (4 bytes, big endian) | nonce (12) | ciphertext and tag`. It opens
//! only at the place it was sealed for, so that a value copied to another row is worthless there.

mod data_key;
mod vault;

use ring::aead::{Aad, MAX_TAG_LEN, NONCE_LEN, Nonce};
use zeroize::Zeroizing;

use super::keyring::{KeyVersion, Keyring};
use super::random::Random;

pub use data_key::DataKey;
pub use vault::Vault;

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

/// Seals `plain` for `place` with the newest key of `keyring`.
#[must_use]
#[expect(
    clippy::expect_used,
    reason = "a keyring holds its newest key, and AES-GCM takes any length that fits in memory"
)]
pub fn seal(keyring: &Keyring, random: &dyn Random, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
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
mod tests;
