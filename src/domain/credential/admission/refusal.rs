//! Why a call is not let in, and where those stand who were refused.

use std::collections::{BTreeMap, BTreeSet};

use super::Verdict;
use crate::db::{self, Conn};
use crate::domain::credential::quota::{self, Allowance};
use crate::domain::ids::{AccountId, CredentialId};
use crate::domain::park::closing::Closed;
use crate::kit::clock::Timestamp;

/// Whose signature it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// With which pair.
    pub credential: CredentialId,
    /// Which member.
    pub account: AccountId,
}

/// Why a call is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody has this APP ID, or no longer.
    Unknown,
    /// The signature is not the one that the key makes.
    Mismatch(CredentialId),
    /// Whether the signature is right cannot be said, because a key cannot be opened: a fault of ours.
    Unreadable,
    /// It comes from elsewhere than it may.
    Address(Caller),
    /// The service does not answer; this call was not counted.
    Closed(Caller, Closed),
    /// No call is left today.
    Exhausted(CredentialId, Allowance),
    /// Too many calls wait; this one was not counted.
    Busy(Caller),
}

impl Refusal {
    /// Whose signature it was, when it was looked at and the verdict does not say where they stand.
    const fn caller(&self) -> Option<Caller> {
        match self {
            Self::Address(caller) | Self::Closed(caller, _) | Self::Busy(caller) => Some(*caller),
            Self::Unknown | Self::Mismatch(_) | Self::Unreadable | Self::Exhausted(..) => None,
        }
    }

    /// Where the caller stands, when the signature was theirs and this is known.
    #[must_use]
    pub fn allowance(&self, allowances: &BTreeMap<AccountId, Allowance>) -> Option<Allowance> {
        match self {
            Self::Exhausted(_, allowance) => Some(*allowance),
            _ => allowances.get(&self.caller()?.account).copied(),
        }
    }
}

/// The members who were refused though their signature is theirs, and of whom the verdict does not say where they stand.
#[must_use]
pub fn list_untold(verdicts: &[Verdict]) -> BTreeSet<AccountId> {
    let untold = |verdict: &Verdict| Some(verdict.err()?.caller()?.account);
    verdicts.iter().filter_map(untold).collect()
}

/// Where members stand who have a pair in force.
///
/// # Errors
/// A fault of the database.
pub fn list_allowances(
    conn: &mut Conn,
    now: Timestamp,
    accounts: &BTreeSet<AccountId>,
) -> db::Result<BTreeMap<AccountId, Allowance>> {
    let mut allowances = BTreeMap::new();
    for account in accounts {
        if let Some(allowance) = quota::allowance(conn, now, *account)? {
            allowances.insert(*account, allowance);
        }
    }
    Ok(allowances)
}
