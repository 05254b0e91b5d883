//! Why a try is not allowed, and how each rule says it in its own words.

use crate::db;
use crate::kit::clock::Timestamp;

/// Why a try is not allowed now.
#[derive(Debug, thiserror::Error)]
pub enum CannotTake {
    /// All tries of this window are used up.
    #[error("used up until {retry_at}")]
    Exceeded {
        /// When the next window begins.
        retry_at: Timestamp,
    },
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl CannotTake {
    /// The refusal of a rule: `used_up` says it for the tries, with the instant when the next window begins.
    pub fn into_refusal<E: From<db::Error>>(self, used_up: impl FnOnce(Timestamp) -> E) -> E {
        match self {
            Self::Exceeded { retry_at } => used_up(retry_at),
            Self::Db(fault) => fault.into(),
        }
    }
}
