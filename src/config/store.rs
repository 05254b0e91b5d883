//! Where the packages are.

use std::path::PathBuf;

use url::Url;

use super::{Reader, ServerConfig, Variable};
use crate::kit::secret::Secret;

/// A place for packages.
#[derive(Debug, Clone)]
pub enum StoreKind {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of an S3-compatible object store.
    Bucket {
        /// The bucket's name.
        name: String,
        /// The store's address; `None` is the cloud's own.
        endpoint: Option<Url>,
        /// The region.
        region: String,
        /// The access key's name.
        access_key: String,
        /// The access key's secret.
        secret_key: Secret,
    },
}

/// Where the packages are.
#[derive(Debug, Clone)]
pub struct StoreConfig {
    /// `MYDATA_PACKAGE_STORE`
    pub kind: StoreKind,
}

impl StoreConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[
        Variable {
            name: "MYDATA_PACKAGE_STORE",
            default: "packages, a folder in MYDATA_VAR",
            meaning: "A folder, or `s3://bucket` for S3-compatible object storage. Packages are encrypted in either.",
        },
        Variable {
            name: "MYDATA_S3_ENDPOINT",
            default: "the cloud's own",
            meaning: "Address of the object store.",
        },
        Variable {
            name: "MYDATA_S3_REGION",
            default: "us-east-1",
            meaning: "Region of the bucket.",
        },
        Variable {
            name: "MYDATA_S3_ACCESS_KEY",
            default: "none",
            meaning: "Name of the access key; needed with `s3://`.",
        },
        Variable {
            name: "MYDATA_S3_SECRET_KEY",
            default: "none",
            meaning: "Secret of the access key; needed with `s3://`.",
        },
    ];

    pub(super) fn read(reader: &Reader, server: &ServerConfig) -> Self {
        let Some(written) = reader.text("MYDATA_PACKAGE_STORE") else {
            if server.is_production() {
                reader.wrong(
                    "MYDATA_PACKAGE_STORE is not set: set it to a folder or to s3://bucket.",
                );
            }
            return Self {
                kind: StoreKind::Folder(server.var.join("packages")),
            };
        };
        let kind = match written.strip_prefix("s3://") {
            None => StoreKind::Folder(written.into()),
            Some(bucket) => Self::bucket(reader, bucket.trim_end_matches('/')),
        };
        Self { kind }
    }

    fn bucket(reader: &Reader, name: &str) -> StoreKind {
        if name.len() < 3 {
            reader.wrong("MYDATA_PACKAGE_STORE names no bucket: set it to s3:// and a name of at least three letters.");
        }
        for needed in ["MYDATA_S3_ACCESS_KEY", "MYDATA_S3_SECRET_KEY"] {
            if reader.text(needed).is_none() {
                reader.wrong(format!("{needed} is not set: object storage needs it."));
            }
        }
        let endpoint = reader.text("MYDATA_S3_ENDPOINT").and_then(|text| {
            let url = Url::parse(&text);
            if url.is_err() {
                reader.wrong("MYDATA_S3_ENDPOINT is unreadable: set it to an address such as https://s3.example.");
            }
            url.ok()
        });
        StoreKind::Bucket {
            name: name.to_owned(),
            endpoint,
            region: reader
                .text("MYDATA_S3_REGION")
                .unwrap_or_else(|| "us-east-1".to_owned()),
            access_key: reader.text("MYDATA_S3_ACCESS_KEY").unwrap_or_default(),
            secret_key: reader.secret("MYDATA_S3_SECRET_KEY").unwrap_or_default(),
        }
    }
}
