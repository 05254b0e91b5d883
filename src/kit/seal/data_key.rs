//! Keys of objects.

use ring::aead::{Aad, NONCE_LEN, Nonce};
use zeroize::Zeroizing;

use super::{CannotUnseal, open_with};
use crate::kit::keyring::cipher;
use crate::kit::random::Random;

/// A key of its own for one object: a package in the store has one, wrapped in its head.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// A fresh key.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
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
    pub fn encrypt(&self, random: &dyn Random, aad: &[u8], plain: &[u8]) -> Vec<u8> {
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
