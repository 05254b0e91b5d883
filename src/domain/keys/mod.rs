//! The look-up key: drawn once, kept in the rows, sealed by the master keys that come from outside.
//!
//! Every keyed hash in the tables is made with it, so it stays when master keys are rotated; only its seal changes.

pub mod queries;

use zeroize::Zeroizing;

use crate::db::{self, Db};
use crate::kit::keyring::Keyring;
use crate::kit::random::SharedRandom;
use crate::kit::seal::{self, CannotUnseal, Place, Vault};

const NAME: &str = "lookup";
/// Where the look-up key is sealed.
pub const COLUMN: &str = "key_material.sealed";

/// Why the vault stays closed.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpenVault {
    /// The rows were sealed with other master keys than the ones that were given.
    #[error("the rows were sealed with other master keys")]
    OtherKeys(#[source] CannotUnseal),
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The vault of this database; its look-up key is drawn when there is none yet.
///
/// Two processes that start at once agree: the second insert changes nothing, and both read what stands there.
///
/// # Errors
/// [`CannotOpenVault::OtherKeys`] when the master keys are not those of this database.
pub fn open_vault(
    db: &Db,
    keyring: Keyring,
    random: &SharedRandom,
) -> Result<Vault, CannotOpenVault> {
    let drawn = Zeroizing::new(random.bytes::<32>());
    let place = Place::new(COLUMN, NAME);
    let sealed = seal::seal(&keyring, random.as_ref(), place, drawn.as_slice());
    let standing: Vec<u8> = db.write_now(|tx| -> db::Result<_> {
        queries::insert_if_absent(tx, NAME, &sealed)?;
        queries::find(tx, NAME)?.ok_or_else(|| db::Error::row("key_material", "is not there"))
    })?;
    let opened = seal::open(&keyring, place, &standing).map_err(CannotOpenVault::OtherKeys)?;
    let key = <[u8; 32]>::try_from(opened.as_slice())
        .map_err(|_| db::Error::row("key_material", "is no key"))?;
    Ok(Vault::new(keyring, &Zeroizing::new(key), random.clone()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::db::{Address, migrate};
    use crate::kit::random::SystemChance;

    #[test]
    fn a_vault_opens_again_with_its_own_keys_only() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Address::Sqlite(folder.path().join("t.sqlite"))).unwrap();
        migrate::run(&db).unwrap();
        let random: SharedRandom = Arc::new(SystemChance::default());
        let entry = Keyring::draw_entry(1, random.as_ref());
        let first = open_vault(&db, Keyring::parse(&entry).unwrap(), &random).unwrap();
        let again = open_vault(&db, Keyring::parse(&entry).unwrap(), &random).unwrap();
        assert_eq!(first.lookup("a", "b"), again.lookup("a", "b"));
        let other = Keyring::parse(&Keyring::draw_entry(1, random.as_ref())).unwrap();
        assert!(matches!(
            open_vault(&db, other, &random),
            Err(CannotOpenVault::OtherKeys(_))
        ));
    }
}
