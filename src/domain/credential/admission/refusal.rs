//! Why a call is not let in, and where those stand who were refused.

use std::collections::{BTreeMap, BTreeSet};

use super::Verdict;
use crate::db::{self, Conn};
use crate::domain::credential::quota::{self, Standing};
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
    /// It comes from elsewhere than it may.
    Address(Caller),
    /// The service does not answer; this call was not counted.
    Closed(Caller, Closed),
    /// No call is left today.
    Exhausted(CredentialId, Standing),
    /// Too many calls wait; this one was not counted.
    Busy(Caller),
}

impl Refusal {
    /// Whose signature it was, when it was looked at and the verdict does not say where they stand.
    const fn caller(&self) -> Option<Caller> {
        match self {
            Self::Address(caller) | Self::Closed(caller, _) | Self::Busy(caller) => Some(*caller),
            Self::Unknown | Self::Mismatch(_) | Self::Exhausted(..) => None,
        }
    }

    /// Where the caller stands, when the signature was theirs and this is known.
    #[must_use]
    pub fn standing(&self, standings: &BTreeMap<AccountId, Standing>) -> Option<Standing> {
        match self {
            Self::Exhausted(_, standing) => Some(*standing),
            _ => standings.get(&self.caller()?.account).copied(),
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
pub fn list_standings(
    conn: &mut Conn,
    now: Timestamp,
    accounts: &BTreeSet<AccountId>,
) -> db::Result<BTreeMap<AccountId, Standing>> {
    let mut standings = BTreeMap::new();
    for account in accounts {
        if let Some(standing) = quota::standing(conn, now, *account)? {
            standings.insert(*account, standing);
        }
    }
    Ok(standings)
}
