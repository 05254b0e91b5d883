//! Where the objects lie: a folder of this machine, or a bucket of an S3-compatible store.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::{Error, ObjectStore};

use super::CannotStore;
use crate::config::StoreKind;

/// The objects, and the folder if they lie in one.
type Place = (Arc<dyn ObjectStore>, Option<PathBuf>);

/// Opens the place.
pub(super) fn open(kind: &StoreKind) -> Result<Place, CannotStore> {
    match kind {
        StoreKind::Folder(folder) => open_folder(folder),
        StoreKind::Bucket {
            name,
            endpoint,
            region,
            access_key,
            secret_key,
        } => {
            crate::clients::install_crypto();
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
            Ok((Arc::new(bucket.build()?), None))
        }
    }
}

/// Opens the folder, which is made when it is not there. What is written is flushed with its folder.
fn open_folder(folder: &Path) -> Result<Place, CannotStore> {
    let made = std::fs::create_dir_all(folder).and_then(|()| folder.canonicalize());
    let folder = made.map_err(|why| {
        CannotStore::Store(Error::Generic {
            store: "folder",
            source: Box::new(why),
        })
    })?;
    let objects = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true);
    Ok((Arc::new(objects), Some(folder)))
}
