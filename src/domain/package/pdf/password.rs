//! Whether a password opens a PDF.
//!
//! With RC4 and AES-128 lopdf says so. With AES-256 each try costs a hash of some hundred thousand bytes, by design of
//! the format (ISO 32000-2, algorithms 2.B, 11 and 12); it is computed here, because lopdf prepares its cipher anew for
//! each sixteen bytes of them.

use aes::Aes128;
use aes::cipher::{Array, BlockModeEncrypt as _, KeyIvInit as _};
use lopdf::encryption::PasswordAlgorithm;
use lopdf::{Document, Object};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// Bytes of a password beyond these do not count.
const LONGEST: usize = 127;
/// The fewest rounds of the hash.
const ROUNDS: u32 = 64;

/// Whether the password is that of a user or the owner.
pub(super) fn opens(document: &Document, password: &str) -> bool {
    match Strong::of(document) {
        Some(lock) => lock.opens(document, password),
        None => {
            document.authenticate_user_password(password).is_ok()
                || document.authenticate_owner_password(password).is_ok()
        }
    }
}

/// The lock of a PDF with AES-256.
struct Strong {
    revision: i64,
    user: Known,
    owner: Known,
    /// The whole entry of the user, which is part of the owner's hash.
    entry: [u8; 48],
}

/// What is known of a password.
struct Known {
    hash: [u8; 32],
    salt: [u8; 8],
}

impl Strong {
    fn of(document: &Document) -> Option<Self> {
        let lock = document.get_encrypted().ok()?;
        let revision = lock.get(b"R").and_then(Object::as_i64).ok()?;
        if !(5..=6).contains(&revision) {
            return None;
        }
        let entry = |name| -> Option<[u8; 48]> {
            let text = lock.get(name).and_then(Object::as_str).ok()?;
            text.first_chunk().copied()
        };
        let user = entry(b"U")?;
        Some(Self {
            revision,
            user: Known::of(&user)?,
            owner: Known::of(&entry(b"O")?)?,
            entry: user,
        })
    }

    fn opens(&self, document: &Document, password: &str) -> bool {
        // Refuses dictionaries that lack something, and writes the password in its one normal form.
        let prepared = PasswordAlgorithm::try_from(document)
            .and_then(|algorithm| Ok(algorithm.sanitize_password(password)?));
        let Ok(prepared) = prepared else {
            return false;
        };
        let password = prepared.get(..LONGEST).unwrap_or(&prepared);
        let is = |known: &Known, entry| self.hash(password, &known.salt, entry) == known.hash;
        is(&self.user, &[]) || is(&self.owner, &self.entry)
    }

    fn hash(&self, password: &[u8], salt: &[u8], entry: &[u8]) -> Vec<u8> {
        let mut key = Sha256::digest([password, salt, entry].concat()).to_vec();
        if self.revision == 5 {
            return key;
        }
        for round in 1.. {
            let mut text = [password, &key, entry].concat().repeat(64);
            let Some((remainder, last)) = encipher(&key, &mut text) else {
                break;
            };
            key = match remainder {
                0 => Sha256::digest(&text).to_vec(),
                1 => Sha384::digest(&text).to_vec(),
                _ => Sha512::digest(&text).to_vec(),
            };
            if round >= ROUNDS && last + 32 <= round {
                break;
            }
        }
        key.truncate(32);
        key
    }
}

impl Known {
    fn of(entry: &[u8; 48]) -> Option<Self> {
        let (hash, rest) = entry.split_first_chunk()?;
        Some(Self {
            hash: *hash,
            salt: *rest.first_chunk()?,
        })
    }
}

/// Enciphers with the first half of `key`, beginning with the second; the first sixteen bytes modulo three, and the
/// last byte.
fn encipher(key: &[u8], text: &mut [u8]) -> Option<(u32, u32)> {
    let (secret, start) = key.get(..32)?.split_at_checked(16)?;
    let mut cipher = cbc::Encryptor::<Aes128>::new_from_slices(secret, start).ok()?;
    let (blocks, _) = Array::slice_as_chunks_mut(text);
    cipher.encrypt_blocks(blocks);
    // 256 is one more than a multiple of three, so the sum of the bytes leaves what their number does.
    let sum: u32 = blocks.first()?.iter().copied().map(u32::from).sum();
    let last = blocks.last()?.last().copied()?;
    Some((sum % 3, u32::from(last)))
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
    use lopdf::{EncryptionState, EncryptionVersion, Permissions, dictionary};

    use super::*;

    /// A document that is locked with these passwords, as lopdf does it: with salts of its own each time.
    pub(in super::super) fn locked(user: &str, owner: &str) -> Document {
        let aes: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
        let state = EncryptionState::try_from(EncryptionVersion::V5 {
            encrypt_metadata: true,
            crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), aes)]),
            file_encryption_key: &[7; 32],
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: owner,
            user_password: user,
            permissions: Permissions::all(),
        });
        let mut document = Document::with_version("1.7");
        let catalog = document.add_object(dictionary! { "Type" => "Catalog" });
        document.trailer.set("Root", catalog);
        document.encrypt(&state.unwrap()).unwrap();
        document
    }

    #[test]
    fn it_says_what_lopdf_says() {
        let long = "long".repeat(40);
        for (user, owner) in [("A123456789", "owner"), ("", "x"), ("x", ""), (&long, "o")] {
            let document = locked(user, owner);
            for tried in [
                "",
                "x",
                "A123456789",
                "a123456789",
                "owner",
                "ｏｗｎｅｒ",
                &long,
            ] {
                let theirs = document.authenticate_user_password(tried).is_ok()
                    || document.authenticate_owner_password(tried).is_ok();
                assert_eq!(
                    opens(&document, tried),
                    theirs,
                    "{user:?} {owner:?} {tried:?}"
                );
            }
            let short = user.len() <= LONGEST;
            assert_eq!(
                (opens(&document, user), opens(&document, owner)),
                (short, true)
            );
        }
    }

    #[test]
    fn what_lacks_an_entry_does_not_open() {
        for entry in ["U", "O", "UE", "Perms", "P", "V"] {
            let mut document = locked("A123456789", "owner");
            let lock = document
                .trailer
                .get(b"Encrypt")
                .unwrap()
                .as_reference()
                .unwrap();
            document
                .get_object_mut(lock)
                .unwrap()
                .as_dict_mut()
                .unwrap()
                .remove(entry.as_bytes());
            assert!(!opens(&document, "A123456789"), "{entry}");
        }
    }
}
