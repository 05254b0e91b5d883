//! Revoking a pair: with the next call, on every process, it is dead, and its keys are wiped.

use super::issue::CannotChange;
use super::queries;
use crate::db::Tx;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::CredentialId;
use crate::kit::clock::Timestamp;

crate::words! {
    /// Why a pair is revoked.
    pub enum Cause {
        /// Its owner revoked it.
        Owner = "owner",
        /// Its owner has left.
        Left = "left",
        /// The tier was cancelled. The rows keep a word that every release beside this one reads.
        Cancelled = "withdrawn",
        /// The operator revoked it.
        Operator = "operator",
    }
}

/// That a pair is dead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// Since when.
    pub at: Timestamp,
    /// How it came to that.
    pub how: Revocation,
}

/// How a pair came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revocation {
    /// Its owner revoked it.
    ByOwner,
    /// Its owner has left.
    OwnerLeft,
    /// The tier was cancelled, for this reason; empty once its owner has left.
    Cancelled(String),
    /// The operator revoked it, for this reason, and the tier was not cancelled; empty once its owner has left.
    Operator(String),
}

impl Revocation {
    /// The word in the row.
    #[must_use]
    pub const fn cause(&self) -> Cause {
        match self {
            Self::ByOwner => Cause::Owner,
            Self::OwnerLeft => Cause::Left,
            Self::Cancelled(_) => Cause::Cancelled,
            Self::Operator(_) => Cause::Operator,
        }
    }

    /// What was said to its owner; `None` when nothing was, or its owner has left.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Cancelled(reason) | Self::Operator(reason) if !reason.is_empty() => Some(reason),
            Self::ByOwner | Self::OwnerLeft | Self::Cancelled(_) | Self::Operator(_) => None,
        }
    }

    pub(super) fn of(cause: Cause, reason: Option<String>) -> Self {
        match cause {
            Cause::Owner => Self::ByOwner,
            Cause::Left => Self::OwnerLeft,
            Cause::Cancelled => Self::Cancelled(reason.unwrap_or_default()),
            Cause::Operator => Self::Operator(reason.unwrap_or_default()),
        }
    }
}

/// Revokes a pair; who may do so has been looked at before. The reason is kept with the pair and in no log.
///
/// # Errors
/// When there is no such pair in force; a fault of the database.
pub fn revoke(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    credential: CredentialId,
    how: &Revocation,
) -> Result<(), CannotChange> {
    if !queries::mark_revoked(tx, now, by.actor, credential, how)? {
        return Err(CannotChange::NoSuchPair);
    }
    queries::keys::delete_sealed(tx, credential)?;
    let deed = Deed::new(Action::CredentialRevoked, credential).with("cause", how.cause());
    Ok(audit::record(tx, now, by, &deed)?)
}
