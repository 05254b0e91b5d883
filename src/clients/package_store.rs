//! The sealed store: where packages lie, encrypted, in a local folder or in S3-compatible object storage.
//!
//! An object is written once and whole, under the package's id; on a local disk it is flushed with its folder before
//! [`PackageStore::put`] answers. The object comes first and its row after it: what has no row is an orphan, and
//! `jobs/orphans.rs` sweeps it.
//!
//! Deliberately absent: who may see a package, and until when (`domain::package`).

mod place;
mod rotation;
mod unfinished;

use std::path::PathBuf;
use std::sync::Arc;

use futures_util::TryStreamExt as _;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt as _, PutMode, PutPayload};

use super::sealed_object;
use crate::config::StoreKind;
use crate::domain::ids::PackageId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{CannotUnseal, Vault};

pub use super::sealed_object::Stored;
pub use rotation::Rewrapped;

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

impl CannotStore {
    /// Whether the object was simply not there.
    #[must_use]
    pub const fn is_not_there(&self) -> bool {
        matches!(self, Self::NotThere)
    }
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
        let (objects, folder) = place::open(kind)?;
        Ok(Self {
            objects,
            vault,
            folder,
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
        bytes: impl AsRef<[u8]> + Send + 'static,
    ) -> Result<(), CannotStore> {
        let vault = Arc::clone(&self.vault);
        let seal = move || sealed_object::seal(&vault, id, fetched_at, bytes.as_ref());
        let object = blocking(seal).await?;
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
        let removed = blocking(move || unfinished::remove(&folder, before)).await?;
        removed.map_err(|why| {
            CannotStore::Store(Error::Generic {
                store: "folder",
                source: Box::new(why),
            })
        })
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

#[cfg(test)]
mod tests;
