//! 金鑰: APP ID and APP Key, with which a member's programs sign their calls of the park data API.
//!
//! A member holds one pair for each tier. The key stands sealed, because a signature can only be checked with the key
//! itself. Rotating it (`rotation`) leaves the old one good for as long as its owner wishes; a revoked pair
//! (`revocation`) is dead with the next call. Who may call is decided, and the call counted, in `admission`.
//!
//! Deliberately absent: how a signature is written in a request (`api/signature`), and the application that leads to a
//! tier (`licensing`).

pub mod admission;
pub mod call_log;
pub mod issue;
pub mod known;
pub mod letters;
pub mod mac;
pub mod networks;
pub mod overlap;
mod pair;
pub mod queries;
pub mod quota;
pub mod reason;
pub mod revocation;
pub mod rotation;
mod tier;
pub mod usage;

pub use networks::Networks;
pub use pair::{AppId, NotAnAppId};
pub use revocation::{Revocation, Revoked};
pub use tier::{Tier, UnknownTier};

use crate::domain::ids::{AccountId, CredentialId};
use crate::kit::clock::Timestamp;

/// An APP ID and what belongs to it; its keys are not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Which one it is.
    pub id: CredentialId,
    /// Whose.
    pub account: AccountId,
    /// For what.
    pub tier: Tier,
    /// What a program says of itself.
    pub app_id: AppId,
    /// From where it may be used.
    pub networks: Networks,
    /// Since when.
    pub issued_at: Timestamp,
    /// How it came to its end; `None` while it is in force.
    pub revoked: Option<Revoked>,
}

#[cfg(test)]
mod tests;
