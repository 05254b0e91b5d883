//! The sealed store: where packages lie, encrypted, in a local folder or in S3-compatible object storage.
//!
//! An object is written once and whole, under the package's id; on a local disk it is flushed with its folder before
//! [`PackageStore::put`] answers. The object comes first and its row after it: what has no row is an orphan, and
//! `jobs/orphans.rs` sweeps it.
//!
//! Deliberately absent: who may see a package, and until when (`domain::package`).

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use futures_util::TryStreamExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt as _, PutMode, PutPayload};

use super::sealed_object;
use crate::config::StoreKind;
use crate::domain::ids::PackageId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{CannotUnseal, Vault};

pub use super::sealed_object::Stored;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CannotStore {
    /// There is an object of this name already.
    #[error("an object of this name is there already")]
    AlreadyThere,
    /// There is no object of this name.
    #[error("no object of this name is there")]
    NotThere,
    /// The object does not open.
    #[error("the object does not open")]
    Unreadable(#[from] CannotUnseal),
    /// The store itself failed.
    #[error("the package store failed")]
    Store(#[source] Error),
    /// The process is stopping.
    #[error("the work was given up")]
    GivenUp,
}

impl From<Error> for CannotStore {
    fn from(error: Error) -> Self {
        match error {
            Error::AlreadyExists { .. } => Self::AlreadyThere,
            Error::NotFound { .. } => Self::NotThere,
            other => Self::Store(other),
        }
    }
}

/// An object as the listing shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The package it is, or was, or should have become.
    pub id: PackageId,
    /// When it was written, by the store's clock.
    pub written_at: Timestamp,
}

/// What a rotation of keys did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rewrapped {
    /// Objects whose keys are wrapped by the newest master key now.
    pub rewrapped: usize,
    /// Objects whose keys were already.
    pub current: usize,
}

/// The sealed store.
#[derive(Clone)]
pub struct PackageStore {
    objects: Arc<dyn ObjectStore>,
    vault: Arc<Vault>,
    folder: Option<PathBuf>,
}

impl PackageStore {
    /// Opens the store; a local folder is made when it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made, or the bucket's description is not complete.
    pub fn open(kind: &StoreKind, vault: Arc<Vault>) -> Result<Self, CannotStore> {
        match kind {
            StoreKind::Folder(folder) => Self::in_folder(folder, vault),
            StoreKind::Bucket {
                name,
                endpoint,
                region,
                access_key,
                secret_key,
            } => {
                super::install_crypto();
                let mut bucket = AmazonS3Builder::new()
                    .with_bucket_name(name)
                    .with_region(region)
                    .with_access_key_id(access_key)
                    .with_secret_access_key(secret_key.reveal());
                if let Some(endpoint) = endpoint {
                    bucket = bucket
                        .with_endpoint(endpoint.as_str().trim_end_matches('/'))
                        .with_allow_http(endpoint.scheme() == "http");
                }
                Ok(Self {
                    objects: Arc::new(bucket.build()?),
                    vault,
                    folder: None,
                })
            }
        }
    }

    fn in_folder(folder: &FilePath, vault: Arc<Vault>) -> Result<Self, CannotStore> {
        let made = std::fs::create_dir_all(folder).and_then(|()| folder.canonicalize());
        let folder = made.map_err(|why| {
            CannotStore::Store(Error::Generic {
                store: "folder",
                source: Box::new(why),
            })
        })?;
        let objects = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true);
        Ok(Self {
            objects: Arc::new(objects),
            vault,
            folder: Some(folder),
        })
    }

    /// Seals the package and writes its object. Nothing half-written is ever seen under its name.
    ///
    /// # Errors
    /// [`CannotStore::AlreadyThere`] when there is one of this name; else when the store fails.
    pub async fn put(
        &self,
        id: PackageId,
        fetched_at: Timestamp,
        bytes: Vec<u8>,
    ) -> Result<(), CannotStore> {
        let vault = Arc::clone(&self.vault);
        let object = blocking(move || sealed_object::seal(&vault, id, fetched_at, &bytes)).await?;
        self.objects
            .put_opts(&name(id), PutPayload::from(object), PutMode::Create.into())
            .await?;
        Ok(())
    }

    /// Reads and opens a package.
    ///
    /// # Errors
    /// [`CannotStore::NotThere`], [`CannotStore::Unreadable`], or when the store fails.
    pub async fn get(&self, id: PackageId) -> Result<Stored, CannotStore> {
        let object = self.objects.get(&name(id)).await?.bytes().await?;
        let vault = Arc::clone(&self.vault);
        Ok(blocking(move || sealed_object::open(&vault, id, &object)).await??)
    }

    /// Destroys a package; one that is not there is as good as destroyed.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn delete(&self, id: PackageId) -> Result<(), CannotStore> {
        match self.objects.delete(&name(id)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }

    /// Every object whose name is a package's. Others are not ours and are left alone.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self) -> Result<Vec<Listed>, CannotStore> {
        let objects: Vec<_> = self.objects.list(None).try_collect().await?;
        Ok(objects
            .into_iter()
            .filter_map(|object| {
                Some(Listed {
                    id: object.location.as_ref().parse().ok()?,
                    written_at: Timestamp::from_utc(object.last_modified.naive_utc()),
                })
            })
            .collect())
    }

    /// Removes what writes left behind that were cut short before `before`: a local folder only, object storage
    /// forgets them itself.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn forget_unfinished(&self, before: Timestamp) -> Result<usize, CannotStore> {
        let Some(folder) = self.folder.clone() else {
            return Ok(0);
        };
        let removed = blocking(move || remove_unfinished(&folder, before)).await?;
        removed.map_err(|why| {
            CannotStore::Store(Error::Generic {
                store: "folder",
                source: Box::new(why),
            })
        })
    }

    /// Wraps the keys of all objects by the newest master key. Cut short, it is simply repeated.
    ///
    /// # Errors
    /// At the first object that cannot be read, opened or written; those before it are done.
    pub async fn rewrap_all(&self) -> Result<Rewrapped, CannotStore> {
        let newest = self.vault.keyring().newest();
        let mut done = Rewrapped::default();
        for Listed { id, .. } in self.list().await? {
            let object = match self.objects.get(&name(id)).await {
                Ok(found) => found.bytes().await?,
                Err(Error::NotFound { .. }) => continue,
                Err(other) => return Err(other.into()),
            };
            if sealed_object::version(&object)? == newest {
                done.current += 1;
                continue;
            }
            let object = sealed_object::rewrap(&self.vault, id, &object)?;
            self.objects
                .put_opts(&name(id), object.into(), PutMode::Overwrite.into())
                .await?;
            done.rewrapped += 1;
        }
        Ok(done)
    }
}

fn name(id: PackageId) -> Path {
    Path::from(id.to_string())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, CannotStore> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| CannotStore::GivenUp)
}

/// `object_store` writes to `name#number` first and gives it the name when it is whole.
fn remove_unfinished(folder: &FilePath, before: Timestamp) -> std::io::Result<usize> {
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name();
        let unfinished = file.to_str().and_then(|file| {
            let (id, number) = file.split_once('#')?;
            let ours =
                id.parse::<PackageId>().is_ok() && number.bytes().all(|b| b.is_ascii_digit());
            ours.then_some(())
        });
        let written = entry.metadata().and_then(|metadata| metadata.modified())?;
        let written = chrono::DateTime::<chrono::Utc>::from(written);
        if unfinished.is_some() && Timestamp::from_utc(written.naive_utc()) < before {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;
    use crate::kit::clock::{Clock as _, SystemClock, minutes};
    use crate::kit::keyring::Keyring;

    fn store(folder: &FilePath, vault: &Arc<Vault>) -> PackageStore {
        PackageStore::open(&StoreKind::Folder(folder.to_owned()), Arc::clone(vault)).unwrap()
    }

    #[tokio::test]
    async fn a_package_comes_back_as_it_was_and_is_written_once() {
        let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
        let store = store(&folder.path().join("packages"), &world.vault);
        let id = PackageId::draw(world.random.as_ref());
        assert!(matches!(store.get(id).await, Err(CannotStore::NotThere)));
        store.put(id, world.now, b"PK one".to_vec()).await.unwrap();
        let again = store.put(id, world.now, b"PK two".to_vec()).await;
        assert!(matches!(again, Err(CannotStore::AlreadyThere)));
        let stored = store.get(id).await.unwrap();
        assert_eq!(stored.bytes.as_slice(), b"PK one");
        assert_eq!(stored.fetched_at, world.now);
        let listed = store.list().await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].id, id);
        store.delete(id).await.unwrap();
        store.delete(id).await.unwrap();
        assert!(matches!(store.get(id).await, Err(CannotStore::NotThere)));
        assert_eq!(store.list().await.unwrap(), []);
    }

    #[tokio::test]
    async fn an_altered_object_does_not_open() {
        let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
        let store = store(folder.path(), &world.vault);
        let id = PackageId::draw(world.random.as_ref());
        store.put(id, world.now, b"PK".to_vec()).await.unwrap();
        let path = folder.path().join(id.to_string());
        let mut object = std::fs::read(&path).unwrap();
        *object.last_mut().unwrap() ^= 1;
        std::fs::write(&path, object).unwrap();
        let opened = store.get(id).await;
        assert!(matches!(opened, Err(CannotStore::Unreadable(_))));
    }

    #[tokio::test]
    async fn the_leavings_of_writes_cut_short_are_removed_after_a_while() {
        let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
        let store = store(folder.path(), &world.vault);
        let id = PackageId::draw(world.random.as_ref());
        std::fs::write(folder.path().join(format!("{id}#1")), b"half").unwrap();
        std::fs::write(folder.path().join("readme#1"), b"not ours").unwrap();
        assert_eq!(store.list().await.unwrap(), []);
        let now = SystemClock.now();
        let early = store.forget_unfinished(now.minus(minutes(10))).await;
        assert_eq!(early.unwrap(), 0);
        let late = store.forget_unfinished(now.plus(minutes(1))).await;
        assert_eq!(late.unwrap(), 1);
        assert!(folder.path().join("readme#1").exists());
    }

    #[tokio::test]
    async fn keys_are_wrapped_anew_and_what_is_done_is_not_done_again() {
        const ONE: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        const TWO: &str = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
        let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
        let vault = |keys: &str| {
            let keyring = Keyring::parse(keys).unwrap();
            Arc::new(Vault::new(keyring, &[9; 32], Arc::clone(&world.random)))
        };
        let old = store(folder.path(), &vault(ONE));
        let ids: Vec<_> = (0..3)
            .map(|_| PackageId::draw(world.random.as_ref()))
            .collect();
        for id in &ids {
            old.put(*id, world.now, b"PK".to_vec()).await.unwrap();
        }
        let both = store(folder.path(), &vault(&format!("{ONE},{TWO}")));
        let fresh = PackageId::draw(world.random.as_ref());
        both.put(fresh, world.now, b"PK".to_vec()).await.unwrap();
        let first = both.rewrap_all().await.unwrap();
        assert_eq!((first.rewrapped, first.current), (3, 1));
        let second = both.rewrap_all().await.unwrap();
        assert_eq!((second.rewrapped, second.current), (0, 4));
        let new = store(folder.path(), &vault(TWO));
        for id in &ids {
            assert_eq!(new.get(*id).await.unwrap().bytes.as_slice(), b"PK");
        }
        let lost = old.get(ids[0]).await;
        assert!(matches!(lost, Err(CannotStore::Unreadable(_))));
    }
}
