//! The form of a package in the store: a head that anybody may see, and a body that opens with the head's key only.
//!
//! `MDP1 | fetched at (8 bytes, microseconds since 1970, big endian) | length of the wrapped key (2 bytes, big endian) |
//! wrapped key | nonce, ciphertext and tag`. The key is drawn for this one object and wrapped by the master key; it
//! stands nowhere else, so that it is gone when the object is. Body and wrapped key open under the object's own name
//! only, and the body only with the time of its fetch.

use zeroize::Zeroizing;

use crate::domain::ids::PackageId;
use crate::kit::clock::Timestamp;
use crate::kit::keyring::KeyVersion;
use crate::kit::seal::{CannotUnseal, DataKey, Place, Vault, version_of};

const MAGIC: &[u8; 4] = b"MDP1";
const COLUMN: &str = "package-store"; // no key

/// A package as it comes out of the store.
#[derive(Debug)]
pub struct Stored {
    /// When it was fetched.
    pub fetched_at: Timestamp,
    /// The provider's bytes, untouched.
    pub bytes: Zeroizing<Vec<u8>>,
}

/// The parts of an object.
struct Parts<'a> {
    fetched_at: [u8; 8],
    wrapped: &'a [u8],
    body: &'a [u8],
}

/// Seals a package for the object of this name.
pub(super) fn seal(vault: &Vault, id: PackageId, fetched_at: Timestamp, bytes: &[u8]) -> Vec<u8> {
    let name = id.to_string();
    let key = DataKey::draw(vault.random());
    let fetched_at = micros(fetched_at).to_be_bytes();
    let wrapped = vault.seal(Place::new(COLUMN, &name), key.bytes());
    let body = key.encrypt(vault.random(), &aad(&name, fetched_at), bytes);
    join(&Parts {
        fetched_at,
        wrapped: &wrapped,
        body: &body,
    })
}

/// Opens the object of this name.
pub(super) fn open(vault: &Vault, id: PackageId, object: &[u8]) -> Result<Stored, CannotUnseal> {
    let name = id.to_string();
    let parts = split(object).ok_or(CannotUnseal::Format)?;
    let key = vault.open(Place::new(COLUMN, &name), parts.wrapped)?;
    let key = DataKey::from_bytes(&key).ok_or(CannotUnseal::Format)?;
    let bytes = key.decrypt(&aad(&name, parts.fetched_at), parts.body)?;
    let fetched_at = chrono::DateTime::from_timestamp_micros(i64::from_be_bytes(parts.fetched_at))
        .ok_or(CannotUnseal::Format)?;
    Ok(Stored {
        fetched_at: Timestamp::from_utc(fetched_at.naive_utc()),
        bytes,
    })
}

/// The version of the master key that wraps the object's key.
pub(super) fn version(object: &[u8]) -> Result<KeyVersion, CannotUnseal> {
    version_of(split(object).ok_or(CannotUnseal::Format)?.wrapped)
}

/// The same object with its key wrapped by the newest master key; the body is not touched.
pub(super) fn rewrap(vault: &Vault, id: PackageId, object: &[u8]) -> Result<Vec<u8>, CannotUnseal> {
    let name = id.to_string();
    let parts = split(object).ok_or(CannotUnseal::Format)?;
    let key = vault.open(Place::new(COLUMN, &name), parts.wrapped)?;
    let wrapped = vault.seal(Place::new(COLUMN, &name), &key);
    Ok(join(&Parts {
        wrapped: &wrapped,
        ..parts
    }))
}

fn aad(name: &str, fetched_at: [u8; 8]) -> Vec<u8> {
    [name.as_bytes(), &fetched_at].concat()
}

fn micros(at: Timestamp) -> i64 {
    at.to_datetime().timestamp_micros()
}

fn join(parts: &Parts<'_>) -> Vec<u8> {
    // A wrapped key has a fixed length of under a hundred bytes.
    let length = u16::try_from(parts.wrapped.len()).unwrap_or(u16::MAX);
    [
        MAGIC,
        parts.fetched_at.as_slice(),
        &length.to_be_bytes(),
        parts.wrapped,
        parts.body,
    ]
    .concat()
}

fn split(object: &[u8]) -> Option<Parts<'_>> {
    let (fetched_at, rest) = object.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (wrapped, body) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
    Some(Parts {
        fetched_at: *fetched_at,
        wrapped,
        body,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn an_object_opens_under_its_own_name_only_and_shows_every_change() {
        let world = World::embedded();
        let id = PackageId::draw(world.random.as_ref());
        let object = seal(&world.vault, id, world.now, b"PK package");
        let stored = open(&world.vault, id, &object).unwrap();
        assert_eq!(stored.bytes.as_slice(), b"PK package");
        assert_eq!(stored.fetched_at, world.now);
        let other = PackageId::draw(world.random.as_ref());
        assert!(open(&world.vault, other, &object).is_err());
        for index in 0..object.len() {
            let mut altered = object.clone();
            altered[index] ^= 1;
            assert!(open(&world.vault, id, &altered).is_err(), "byte {index}");
            assert!(open(&world.vault, id, &object[..index]).is_err());
        }
    }

    #[test]
    fn the_package_does_not_stand_in_its_object() {
        let world = World::embedded();
        let id = PackageId::draw(world.random.as_ref());
        let object = seal(&world.vault, id, world.now, b"a very secret package");
        assert!(!object.windows(6).any(|window| window == b"secret"));
    }
}
