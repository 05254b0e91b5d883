//! How often somebody may say wrong credentials at the doors for machines.
//!
//! Only what was wrong is counted, so a provider may ask as often as it likes. Once an allowance is used up nothing
//! from there is looked at until its window ends: else right credentials could be found by trying. A provider that
//! says a wrong secret for one data set uses up that data set's allowance long before the whole address's.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::rc::Rc;

use super::introspection::{Question, Verdict};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::ResourceId;
use crate::domain::limit::{Limited, address_name, queries};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Where the wrong credentials of one call would be counted.
#[derive(Debug, Clone)]
pub struct Tries(Vec<(Limited, String)>);

/// How many tries each bucket holds, and when its window ends.
type States = HashMap<String, (i64, Timestamp)>;

impl Tries {
    /// For a call from there, in the name of this data set where one is named.
    #[must_use]
    pub fn of(vault: &Vault, from: IpAddr, dataset: Option<&ResourceId>) -> Self {
        let from = address_name(from);
        let bucket = |limited: Limited, who: &str| (limited, limited.bucket(vault, who));
        let mut tries = vec![bucket(Limited::MachineByAddress, &from)];
        if let Some(dataset) = dataset {
            let who = format!("{from} {dataset}");
            tries.push(bucket(Limited::MachineByDataset, &who));
        }
        Self(tries)
    }

    /// Until when nothing of this call is looked at.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn find_refusal(&self, conn: &mut Conn, now: Timestamp) -> db::Result<Option<Timestamp>> {
        let states = queries::list_states(conn, &self.buckets().collect::<Vec<_>>())?;
        Ok(self.refused_until(now, &states))
    }

    /// Counts wrong credentials.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn count(&self, tx: &mut Tx<'_>, now: Timestamp) -> db::Result<()> {
        let failed = self
            .0
            .iter()
            .map(|(limited, bucket)| (bucket.as_str(), (*limited, 1)));
        mark(tx, now, failed.collect())
    }

    fn buckets(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, bucket)| bucket.as_str())
    }

    fn refused_until(&self, now: Timestamp, states: &States) -> Option<Timestamp> {
        let full = |(limited, bucket): &(Limited, String)| {
            let (used, ends) = states.get(bucket)?;
            let most = i64::from(limited.allowance().most);
            (*used >= most && *ends > now).then_some(*ends)
        };
        self.0.iter().filter_map(full).max()
    }
}

/// Where each of the questions is counted, worked out once for all the questions of a caller: before the transaction,
/// which others wait for.
#[must_use]
pub fn list_tries(vault: &Vault, questions: &[Question]) -> Vec<Rc<Tries>> {
    let mut callers = HashMap::new();
    questions
        .iter()
        .map(|q| {
            let of = || Rc::new(Tries::of(vault, q.from, Some(&q.dataset)));
            Rc::clone(callers.entry((q.from, &q.dataset)).or_insert_with(of))
        })
        .collect()
}

/// Refuses the questions of those who are over their allowance, one after the other, and counts those who were not
/// whom they said.
///
/// # Errors
/// A fault of the database.
pub fn apply(
    tx: &mut Tx<'_>,
    now: Timestamp,
    tries: &[Rc<Tries>],
    verdicts: Vec<Verdict>,
) -> db::Result<Vec<Verdict>> {
    let buckets: BTreeSet<&str> = tries.iter().flat_map(|tries| tries.buckets()).collect();
    let mut states = queries::list_states(tx, &buckets.into_iter().collect::<Vec<_>>())?;
    let mut failed = BTreeMap::new();
    let mut judge = |tries: &Tries, verdict| {
        if let Some(retry_at) = tries.refused_until(now, &states) {
            return Verdict::TooMany(retry_at);
        }
        if verdict == Verdict::WrongCaller {
            for (limited, bucket) in &tries.0 {
                failed.entry(bucket.clone()).or_insert((*limited, 0)).1 += 1;
                tally(&mut states, now, *limited, bucket);
            }
        }
        verdict
    };
    let judged = tries
        .iter()
        .zip(verdicts)
        .map(|(tries, verdict)| judge(tries, verdict))
        .collect();
    let failed = failed
        .iter()
        .map(|(bucket, count)| (bucket.as_str(), *count));
    mark(tx, now, failed.collect())?;
    Ok(judged)
}

/// What the table will hold when one more is marked.
fn tally(states: &mut States, now: Timestamp, limited: Limited, bucket: &str) {
    let fresh = (0, now.plus(limited.allowance().per));
    let state = states.entry(bucket.to_owned()).or_insert(fresh);
    if state.1 <= now {
        *state = fresh;
    }
    state.0 += 1;
}

/// In the order of the buckets, so that two processes never wait for each other. A window that another process has
/// filled meanwhile is as full as it gets.
fn mark(tx: &mut Tx<'_>, now: Timestamp, failed: BTreeMap<&str, (Limited, u32)>) -> db::Result<()> {
    for (bucket, (limited, times)) in failed {
        let allowance = limited.allowance();
        let until = now.plus(allowance.per);
        for _ in 0..times {
            if !queries::mark_used(tx, bucket, now, until, allowance.most)? {
                break;
            }
        }
    }
    Ok(())
}
