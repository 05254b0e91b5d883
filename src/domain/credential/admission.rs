//! Whether a call is let in: the signature, the address, whether the service answers, the quota, in this order.
//!
//! Many calls are judged at once, so that one commit counts them all; what is refused before never reaches the writer.

mod refusal;

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::known::Known;
use super::mac::Algorithm;
use super::quota::{self, Allowance};
use super::{AppId, Tier, letters, queries};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, CredentialId, CredentialKeyId};
use crate::domain::park::closing::ClosedServices;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

pub use refusal::{Caller, Refusal, list_allowances, list_untold};

/// A call as it signed itself; its date has been looked at.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who it says to be.
    pub app_id: AppId,
    /// Where it comes from.
    pub from: IpAddr,
    /// How it is signed.
    pub algorithm: Algorithm,
    /// What was signed.
    pub message: Vec<u8>,
    /// The code; `None` when it was not readable.
    pub code: Option<Vec<u8>>,
    /// Which service it asks: its stable name; `None` where there is none.
    pub service: Option<&'static str>,
}

/// Who was let in, and where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// With which pair.
    pub credential: CredentialId,
    /// Which member.
    pub account: AccountId,
    /// After this call.
    pub allowance: Allowance,
}

impl Guest {
    /// Whose signature it was.
    #[must_use]
    pub const fn caller(&self) -> Caller {
        Caller {
            credential: self.credential,
            account: self.account,
        }
    }
}

/// The answer to a call.
pub type Verdict = Result<Guest, Refusal>;

/// A call whose signature and address are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proved {
    account: AccountId,
    credential: CredentialId,
    key: CredentialKeyId,
    tier: Tier,
}

impl Proved {
    /// Which member.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// Whether it goes before the calls of others: those of 專案會員 do.
    #[must_use]
    pub fn goes_first(&self) -> bool {
        self.tier == Tier::Project
    }

    /// The refusal of this call when too many wait.
    #[must_use]
    pub const fn busy(&self) -> Refusal {
        Refusal::Busy(self.caller())
    }

    const fn caller(&self) -> Caller {
        Caller {
            credential: self.credential,
            account: self.account,
        }
    }
}

/// Judges calls in their order, all but the quota.
#[must_use]
pub fn judge_all(
    known: &BTreeMap<AppId, Known>,
    closed: &ClosedServices,
    calls: &[Call],
) -> Vec<Result<Proved, Refusal>> {
    let judged = calls.iter().map(|call| {
        let proved = judge(known, call)?;
        let closed = call.service.and_then(|service| closed.get(service));
        match closed {
            Some(closed) => Err(Refusal::Closed(proved.caller(), *closed)),
            None => Ok(proved),
        }
    });
    judged.collect()
}

/// Judges the signature and the address of a call.
///
/// # Errors
/// Why it is not let in.
pub fn judge(known: &BTreeMap<AppId, Known>, call: &Call) -> Result<Proved, Refusal> {
    let known = known.get(&call.app_id).ok_or(Refusal::Unknown)?;
    let code = call.code.as_deref().unwrap_or_default();
    let agreeing = known
        .keys
        .iter()
        .find(|(_, key)| call.algorithm.agrees(key, &call.message, code));
    let (key, _) = agreeing.ok_or(if known.has_unreadable {
        Refusal::Unreadable
    } else {
        Refusal::Mismatch(known.credential)
    })?;
    let proved = Proved {
        account: known.account,
        credential: known.credential,
        key: *key,
        tier: known.tier,
    };
    if known.networks.contain(call.from) {
        Ok(proved)
    } else {
        Err(Refusal::Address(proved.caller()))
    }
}

/// Counts the calls that are in order, and answers all of them in their order. Members whose day comes to its end are
/// promised a letter.
///
/// The members are taken in a fixed order, so that two processes never wait for each other in a circle.
///
/// # Errors
/// A fault of the database.
pub fn count(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    judged: &[Result<Proved, Refusal>],
) -> db::Result<Vec<Verdict>> {
    let mut calls: BTreeMap<(AccountId, CredentialKeyId), usize> = BTreeMap::new();
    for proved in judged.iter().flatten() {
        *calls.entry((proved.account, proved.key)).or_default() += 1;
    }
    let mut granted = BTreeMap::new();
    for (key, calls) in calls {
        let allowances = quota::take(tx, now, key, calls)?;
        letters::promise_at_marks(tx, now, vault, key.0, &allowances)?;
        granted.insert(key, allowances.into_iter());
    }
    let mut verdicts = Vec::with_capacity(judged.len());
    for proved in judged {
        verdicts.push(match proved {
            Err(refusal) => Err(*refusal),
            Ok(proved) => {
                let allowances = granted.get_mut(&(proved.account, proved.key));
                match allowances.and_then(Iterator::next) {
                    Some(allowance) => Ok(Guest {
                        credential: proved.credential,
                        account: proved.account,
                        allowance,
                    }),
                    None => Err(why_not(tx, now, proved)?),
                }
            }
        });
    }
    Ok(verdicts)
}

fn why_not(conn: &mut Conn, now: Timestamp, proved: &Proved) -> db::Result<Refusal> {
    if !queries::keys::is_good(conn, now, proved.key)? {
        return Ok(Refusal::Unknown);
    }
    let allowance = quota::allowance(conn, now, proved.account)?;
    Ok(allowance.map_or(Refusal::Unknown, |allowance| {
        Refusal::Exhausted(proved.credential, allowance)
    }))
}
