//! What the next page says, once, about what the visitor has just done.

use serde::{Deserialize, Serialize};

/// One sentence about what the visitor has just done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The key of the sentence.
    pub key: String,
    /// Whether it says why something was not done.
    pub complains: bool,
}

impl Notice {
    /// Something was done.
    #[must_use]
    pub fn done(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            complains: false,
        }
    }

    /// Something was not done.
    #[must_use]
    pub fn complaint(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            complains: true,
        }
    }
}
