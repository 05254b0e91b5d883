//! Wrapping the objects' keys by a newer master key.

use object_store::{Error, ObjectStoreExt as _, PutMode};

use super::{CannotStore, Listed, PackageStore, name};
use crate::clients::sealed_object;

/// What a rotation of keys did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rewrapped {
    /// Objects whose keys are wrapped by the newest master key now.
    pub rewrapped: usize,
    /// Objects whose keys were already.
    pub current: usize,
}

impl PackageStore {
    /// Wraps the keys of all objects by the newest master key, and tells `each` after every one that it wrapped. Cut
    /// short, it is simply repeated.
    ///
    /// # Errors
    /// At the first object that cannot be read, opened or written; those before it are done.
    pub async fn rewrap_all(&self, each: impl Fn()) -> Result<Rewrapped, CannotStore> {
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
            each();
        }
        Ok(done)
    }
}
