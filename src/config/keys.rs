//! Where the master keys come from.

use std::path::PathBuf;

use super::{Reader, ServerConfig, Variable};
use crate::kit::secret::Secret;

/// Where the master keys are written.
#[derive(Debug, Clone)]
pub enum KeySource {
    /// In the variable itself.
    Text(Secret),
    /// In a file. In development it is made when it is not there.
    File(PathBuf),
}

/// Where the master keys come from.
#[derive(Debug, Clone)]
pub struct KeysConfig {
    /// `MYDATA_MASTER_KEY` or `MYDATA_MASTER_KEY_FILE`
    pub source: KeySource,
    /// Whether a missing file is made: only for the key of development.
    pub make: bool,
}

impl KeysConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[
        Variable {
            name: "MYDATA_MASTER_KEY",
            default: "none",
            meaning: "The master keys as `version:BASE64`, several separated by commas (`mydata keys make` prints one).",
        },
        Variable {
            name: "MYDATA_MASTER_KEY_FILE",
            default: "a file in MYDATA_VAR, made at first start in development",
            meaning: "A file that holds the master keys, one a line; `mydata keys rotate` adds to it.",
        },
    ];

    pub(super) fn read(reader: &Reader, server: &ServerConfig) -> Self {
        let text = reader.secret("MYDATA_MASTER_KEY");
        let file = reader.text("MYDATA_MASTER_KEY_FILE").map(PathBuf::from);
        let own = server.var.join("master.key");
        match (text, file) {
            (Some(_), Some(file)) => {
                reader.wrong(
                    "MYDATA_MASTER_KEY and MYDATA_MASTER_KEY_FILE are both set: set one of them.",
                );
                Self {
                    source: KeySource::File(file),
                    make: false,
                }
            }
            (Some(text), None) => Self {
                source: KeySource::Text(text),
                make: false,
            },
            (None, Some(file)) => Self {
                source: KeySource::File(file),
                make: false,
            },
            (None, None) => {
                if server.is_production() {
                    reader.wrong("MYDATA_MASTER_KEY_FILE is not set: make a key with `mydata keys make` and set it to that file.");
                }
                Self {
                    source: KeySource::File(own),
                    make: !server.is_production(),
                }
            }
        }
    }
}
