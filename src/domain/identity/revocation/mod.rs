//! Whether a certificate was revoked, from lists that were fetched elsewhere and are shared by all.
//!
//! Unknown is refused, stale is refused, and no list is replaced by an older one. Of several lists that speak about a
//! certificate one that revokes it is enough, even a stale one: what was revoked stays revoked.

mod held;
mod list;
pub(super) mod points;
mod reader;
mod serials;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use held::HeldRevocations;
pub use list::{MOST_BYTES, RevocationList};

use super::authority::KeyDigest;
use super::certificate::HolderCertificate;
use crate::kit::clock::Timestamp;

/// Which certificates of its issuer a list speaks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    Complete,
    /// Those that name one of these addresses as theirs.
    Part(BTreeSet<String>),
}

/// Why a list is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotTake {
    /// Not a revocation list of version 2 in DER, or too long.
    #[error("unreadable")]
    Unreadable,
    /// A delta, an indirect one, one for other certificates, or one without a number.
    #[error("a kind of list that is not understood")]
    Kind,
    /// Signed with an algorithm that is not accepted, such as SHA-1.
    #[error("signed with an algorithm that is not accepted")]
    Algorithm,
    /// No configured authority that may sign lists signed it.
    #[error("no configured authority signed it")]
    Foreign,
    /// It says it was made later than now.
    #[error("made in the future")]
    FromTheFuture,
    /// A newer one is held already.
    #[error("older than the one that is held")]
    Backward,
}

/// Why a certificate counts as revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotClear {
    /// A list names it.
    #[error("revoked")]
    Revoked,
    /// No list speaks about it.
    #[error("no list speaks about it")]
    Unknown,
    /// The list that speaks about it is out of date.
    #[error("the list is out of date")]
    Stale,
}

/// What cleared a certificate: kept with the proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearance {
    /// SHA-256 of the issuer's key, hex.
    pub issuer: String,
    /// The number of the list, hex.
    pub number: String,
    /// When the list was made.
    pub this_update: Timestamp,
    /// Until when it is good.
    pub next_update: Timestamp,
    /// SHA-256 of the list, hex.
    pub list_digest: String,
}

/// All lists that are held. Cheap to copy: the lists themselves are shared.
#[derive(Debug, Clone, Default)]
pub struct Revocations(Vec<Arc<RevocationList>>);

impl Revocations {
    /// These lists and `list`, which replaces an older one of the same issuer and scope.
    ///
    /// # Errors
    /// When a list with a higher number is held, or one of the same number that was made later.
    pub fn with(&self, list: Arc<RevocationList>) -> Result<Self, CannotTake> {
        let same = |held: &RevocationList| held.issuer == list.issuer && held.scope == list.scope;
        let age = |list: &RevocationList| (list.number, list.this_update);
        if self
            .0
            .iter()
            .any(|held| same(held) && age(held) > age(&list))
        {
            return Err(CannotTake::Backward);
        }
        let mut lists: Vec<_> = self.0.iter().filter(|held| !same(held)).cloned().collect();
        lists.push(list);
        Ok(Self(lists))
    }

    /// The lists that are held.
    pub fn iter(&self) -> impl Iterator<Item = &RevocationList> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// Clears a certificate that was issued under the key `issuer`.
    ///
    /// # Errors
    /// When it is revoked, or nothing fresh says that it is not.
    pub fn clear(
        &self,
        certificate: &HolderCertificate,
        issuer: KeyDigest,
        now: Timestamp,
    ) -> Result<Clearance, CannotClear> {
        let speaking: Vec<_> = self
            .iter()
            .filter(|list| list.issuer == issuer && list.scope.covers(certificate))
            .collect();
        if speaking
            .iter()
            .any(|list| list.serials.contains(&certificate.serial))
        {
            return Err(CannotClear::Revoked);
        }
        let freshest = speaking
            .into_iter()
            .max_by_key(|list| list.next_update)
            .ok_or(CannotClear::Unknown)?;
        if now > freshest.next_update {
            return Err(CannotClear::Stale);
        }
        Ok(Clearance {
            issuer: freshest.issuer.to_string(),
            number: hex::encode(freshest.number)
                .trim_start_matches('0')
                .to_owned(),
            this_update: freshest.this_update,
            next_update: freshest.next_update,
            list_digest: freshest.digest.clone(),
        })
    }
}

impl Scope {
    fn covers(&self, certificate: &HolderCertificate) -> bool {
        match self {
            Self::Complete => true,
            Self::Part(addresses) => certificate
                .list_addresses()
                .iter()
                .any(|address| addresses.contains(address)),
        }
    }
}
