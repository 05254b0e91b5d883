//! Whether a password opens a PDF.
//!
//! With RC4 and AES-128 lopdf says so. With AES-256 each try costs a hash of some hundred thousand bytes, by design of
//! the format (ISO 32000-2, algorithms 2.A, 2.B and 11 to 13); it is computed here, because lopdf prepares its cipher anew
//! for each sixteen bytes of them. A password that is right has to lead to the key of the file, too, as in any reader, and
//! that key to the permissions that stand in clear beside it: three bytes of them, as lopdf compares, and whether the
//! metadata are encrypted; most readers only warn where these differ.

use aes::cipher::{Array, BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use aes::{Aes128, Aes256};
use lopdf::encryption::PasswordAlgorithm;
use lopdf::{Document, Object};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// Bytes of a password beyond these do not count.
const LONGEST: usize = 127;
/// The fewest rounds of the hash.
const ROUNDS: u32 = 64;

/// How a password fits a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is the right one, and leads to the key of the file.
    Opens,
    /// It is the right one, and what it should lead to is damaged.
    Jams,
    /// It is another one.
    Not,
}

/// Whose password one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    User,
    Owner,
}

/// Tries a password as that of the user, or of the owner.
pub(super) fn fit(document: &Document, whose: Whose, password: &str) -> Fit {
    if let Some(lock) = Strong::of(document) {
        return lock.fit(document, whose, password);
    }
    let tried = match whose {
        Whose::User => document.authenticate_user_password(password),
        Whose::Owner => document.authenticate_owner_password(password),
    };
    if tried.is_ok() { Fit::Opens } else { Fit::Not }
}

/// The lock of a PDF with AES-256.
struct Strong {
    revision: i64,
    user: Known,
    owner: Known,
    /// The whole entry of the user, which is part of the owner's hash.
    entry: [u8; 48],
    /// What may be done with the file, and whether its metadata are encrypted: once more under the key of the file.
    permissions: [u8; 16],
    permitted: [u8; 3],
    metadata: u8,
}

/// What is known of a password.
struct Known {
    hash: [u8; 32],
    salt: [u8; 8],
    /// The salt of the key that opens the next.
    key_salt: [u8; 8],
    /// The key of the file, locked.
    key: [u8; 32],
}

impl Strong {
    fn of(document: &Document) -> Option<Self> {
        let lock = document.get_encrypted().ok()?;
        let revision = lock.get(b"R").and_then(Object::as_i64).ok()?;
        if !(5..=6).contains(&revision) {
            return None;
        }
        let text = |name| lock.get(name).and_then(Object::as_str).ok();
        let user: [u8; 48] = *text(b"U")?.first_chunk()?;
        let metadata = lock.get(b"EncryptMetadata").and_then(Object::as_bool);
        let permitted = lock.get(b"P").and_then(Object::as_i64).ok()?;
        Some(Self {
            revision,
            user: Known::of(&user, text(b"UE")?)?,
            owner: Known::of(text(b"O")?.first_chunk()?, text(b"OE")?)?,
            entry: user,
            permissions: text(b"Perms")?.try_into().ok()?,
            permitted: *permitted.to_le_bytes().first_chunk()?,
            metadata: if metadata.unwrap_or(true) { b'T' } else { b'F' },
        })
    }

    fn fit(&self, document: &Document, whose: Whose, password: &str) -> Fit {
        // Refuses dictionaries that lack something, and writes the password in its one normal form.
        let prepared = PasswordAlgorithm::try_from(document)
            .and_then(|algorithm| Ok(algorithm.sanitize_password(password)?));
        let Ok(prepared) = prepared else {
            return Fit::Not;
        };
        let password = prepared.get(..LONGEST).unwrap_or(&prepared);
        let (known, entry) = match whose {
            Whose::User => (&self.user, &[][..]),
            Whose::Owner => (&self.owner, &self.entry[..]),
        };
        if self.hash(password, &known.salt, entry) != known.hash {
            return Fit::Not;
        }
        let key = self.hash(password, &known.key_salt, entry);
        match decipher(&key, known.key) {
            Some(key) if self.permits(&key) => Fit::Opens,
            _ => Fit::Jams,
        }
    }

    /// Whether the key of the file opens what may be done with it, and that says what stands beside it (algorithm 13).
    fn permits(&self, key: &[u8]) -> bool {
        let Some(opened) = decipher(key, self.permissions) else {
            return false;
        };
        let [a, b, c, _, _, _, _, _, metadata, mark @ .., _, _, _, _] = opened;
        mark == *b"adb" && [a, b, c] == self.permitted && metadata == self.metadata
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
    fn of(entry: &[u8; 48], key: &[u8]) -> Option<Self> {
        let (hash, rest) = entry.split_first_chunk()?;
        let (salt, rest) = rest.split_first_chunk()?;
        Some(Self {
            hash: *hash,
            salt: *salt,
            key_salt: *rest.first_chunk()?,
            key: key.try_into().ok()?,
        })
    }
}

/// Deciphers with a key of 32 bytes, beginning with zeros.
fn decipher<const N: usize>(key: &[u8], mut text: [u8; N]) -> Option<[u8; N]> {
    let mut cipher = cbc::Decryptor::<Aes256>::new_from_slices(key, &[0; 16]).ok()?;
    let (blocks, _) = Array::slice_as_chunks_mut(&mut text);
    cipher.decrypt_blocks(blocks);
    Some(text)
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
                let theirs = [
                    document.authenticate_user_password(tried).is_ok(),
                    document.authenticate_owner_password(tried).is_ok(),
                ];
                let ours = [Whose::User, Whose::Owner]
                    .map(|whose| fit(&document, whose, tried) == Fit::Opens);
                assert_eq!(ours, theirs, "{user:?} {owner:?} {tried:?}");
            }
            let short = user.len() <= LONGEST;
            assert_eq!(fit(&document, Whose::User, user) == Fit::Opens, short);
            assert_eq!(fit(&document, Whose::Owner, owner), Fit::Opens);
        }
    }

    /// The lock of the document, to be damaged.
    pub(in super::super) fn lock(document: &mut Document) -> &mut lopdf::Dictionary {
        let lock = document.trailer.get(b"Encrypt").unwrap();
        let lock = lock.as_reference().unwrap();
        document
            .get_object_mut(lock)
            .unwrap()
            .as_dict_mut()
            .unwrap()
    }

    const USER: (Whose, &str) = (Whose::User, "A123456789");
    const OWNER: (Whose, &str) = (Whose::Owner, "owner");

    #[test]
    fn a_right_password_that_does_not_lead_to_the_key_opens_nothing() {
        for (entry, jammed, others) in [
            ("UE", [USER].as_slice(), [OWNER].as_slice()),
            ("OE", &[OWNER], &[USER]),
            ("Perms", &[USER, OWNER], &[]),
        ] {
            for byte in [0, 15] {
                let mut document = locked("A123456789", "owner");
                let damaged = lock(&mut document).get_mut(entry.as_bytes()).unwrap();
                damaged.as_str_mut().unwrap()[byte] ^= 1;
                for (whose, password) in jammed {
                    let fits = fit(&document, *whose, password);
                    assert_eq!(fits, Fit::Jams, "{entry} {byte}");
                    let lopdf = Document::load_mem_with_options(&saved(&document), with(password));
                    assert!(lopdf.is_err() || *whose == Whose::Owner);
                }
                for (whose, password) in others {
                    let fits = fit(&document, *whose, password);
                    assert_eq!(fits, Fit::Opens, "{entry} {byte}");
                }
                assert_eq!(fit(&document, Whose::User, "A123456788"), Fit::Not);
            }
        }
        let other: [(&str, Object); 2] = [("P", 4.into()), ("EncryptMetadata", false.into())];
        for (entry, value) in other {
            let mut document = locked("A123456789", "owner");
            lock(&mut document).set(entry, value);
            assert_eq!(fit(&document, USER.0, USER.1), Fit::Jams, "{entry}");
        }
    }

    fn saved(document: &Document) -> Vec<u8> {
        let mut pdf = Vec::new();
        document.clone().save_to(&mut pdf).unwrap();
        pdf
    }

    fn with(password: &str) -> lopdf::LoadOptions {
        lopdf::LoadOptions {
            password: Some(password.to_owned()),
            ..lopdf::LoadOptions::default()
        }
    }

    #[test]
    fn what_lacks_an_entry_does_not_open() {
        for entry in ["U", "O", "UE", "Perms", "P", "V"] {
            let mut document = locked("A123456789", "owner");
            lock(&mut document).remove(entry.as_bytes());
            assert_ne!(fit(&document, USER.0, USER.1), Fit::Opens, "{entry}");
        }
    }
}
