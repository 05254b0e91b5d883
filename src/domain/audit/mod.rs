//! 稽核: who did what to what, when and from where, written in the same transaction as the deed.
//!
//! Append only, and chained: every entry's digest covers the digest before it, so that an entry altered,
//! removed or slipped in breaks the chain from there on; [`verify`] finds the place.
//!
//! An entry holds no number, name of a citizen, or secret, only identifiers of rows that hold them sealed.

mod action;
mod actor;
mod chain;
pub mod queries;

pub use action::Action;
pub use actor::{Actor, By};
pub use chain::{CannotTrust, digest, verify};

use std::collections::BTreeMap;
use std::fmt;

use crate::db::{self, Tx};
use crate::kit::clock::Timestamp;

/// What was done to what.
#[derive(Debug, Clone)]
pub struct Deed {
    action: Action,
    object: String,
    detail: BTreeMap<&'static str, String>,
}

impl Deed {
    /// `action` done to `object`: an identifier, or a word for what there is only one of.
    #[must_use]
    pub fn new(action: Action, object: impl fmt::Display) -> Self {
        Self {
            action,
            object: object.to_string(),
            detail: BTreeMap::new(),
        }
    }

    /// Something to know about it. Never a secret, and nothing about a citizen.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.detail.insert(name, value.to_string());
        self
    }
}

/// An entry as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What.
    pub action: Action,
    /// To what.
    pub object: String,
    /// What else is known: a JSON object of texts, its names in order.
    pub detail: String,
    /// The address it came from.
    pub ip: Option<String>,
}

/// Appends an entry in the same transaction as the deed.
///
/// Call it last: from here to the end of the transaction other deeds wait for their place in the chain.
///
/// # Errors
/// A fault of the database.
pub fn record(tx: &mut Tx<'_>, now: Timestamp, by: &By, deed: &Deed) -> db::Result<()> {
    let (seq, before) = queries::replace_head_seq(tx)?;
    let detail =
        serde_json::to_string(&deed.detail).map_err(|why| db::Error::row("audit_entries", why))?;
    let entry = Entry {
        seq,
        at: now,
        actor: by.actor,
        action: deed.action,
        object: deed.object.clone(),
        detail,
        ip: by.from.map(|ip| ip.to_string()),
    };
    let digest = chain::digest(&before, &entry);
    queries::insert(tx, &entry, &digest)?;
    if queries::replace_head_digest(tx, seq, &digest)? {
        Ok(())
    } else {
        Err(db::Error::row("audit_head", "moved under its own lock"))
    }
}

#[cfg(test)]
mod tests;
