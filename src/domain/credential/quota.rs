//! 呼叫次數上限: how many calls a member has in a day of Taiwan, shared by all pairs of that member.
//!
//! The limit is that of the highest tier in force. It is held by the `WHERE` of the one statement that counts, so that
//! no two processes can give the last call twice.

use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, CredentialKeyId};
use crate::kit::clock::Timestamp;
use crate::kit::taiwan::{next_midnight, today};

/// Where a member stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Calls in the day.
    pub limit: i64,
    /// Calls that were counted, this one included.
    pub used: i64,
    /// When the next day begins in Taiwan.
    pub resets_at: Timestamp,
}

impl Allowance {
    /// Calls that are left.
    #[must_use]
    pub fn remaining(&self) -> i64 {
        (self.limit - self.used).max(0)
    }

    /// Whole seconds until the next day begins, rounded up; at least one.
    #[must_use]
    pub fn seconds_left(&self, now: Timestamp) -> i64 {
        let left = self.resets_at.since(now).num_milliseconds();
        (left.max(1) + 999) / 1_000
    }

    /// Whether this very call reached `percent` of the limit: the moment to write to the member.
    #[must_use]
    pub const fn just_reached(&self, percent: i64) -> bool {
        let mark = self.limit * percent;
        self.used * 100 >= mark && (self.used - 1) * 100 < mark
    }
}

/// Counts up to `calls` calls that were signed with this key; answers the allowance after each that was granted.
///
/// None is granted when the key is no longer good. Fewer than `calls` are granted when the limit is reached.
///
/// # Errors
/// A fault of the database.
pub fn take(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, key): (AccountId, CredentialKeyId),
    calls: usize,
) -> db::Result<Vec<Allowance>> {
    let resets_at = next_midnight(now);
    let day = today(now);
    let mut take = |count: usize| {
        let wanted = i64::try_from(count).unwrap_or(i64::MAX);
        let mut counted = queries::quota::mark_used(tx, now, (account, day), key, wanted)?;
        if counted.is_none() {
            // The first call of the day has no row to be counted in yet.
            queries::quota::insert_day(tx, account, day)?;
            counted = queries::quota::mark_used(tx, now, (account, day), key, wanted)?;
        }
        db::Result::Ok(counted.map(|(used, limit)| (used - wanted, limit)))
    };
    let allowances = |before: i64, limit: i64, count: usize| {
        (1..).take(count).map(move |nth: i64| Allowance {
            limit,
            used: before + nth,
            resets_at,
        })
    };
    if let Some((before, limit)) = take(calls)? {
        return Ok(allowances(before, limit, calls).collect());
    }
    let mut granted = Vec::new();
    while granted.len() < calls
        && let Some((before, limit)) = take(1)?
    {
        granted.extend(allowances(before, limit, 1));
    }
    Ok(granted)
}

/// Where the member stands today; `None` without a pair in force.
///
/// # Errors
/// A fault of the database.
pub fn allowance(
    conn: &mut Conn,
    now: Timestamp,
    account: AccountId,
) -> db::Result<Option<Allowance>> {
    let limit = queries::quota::find_limit(conn, account)?;
    let used = queries::quota::find_used(conn, account, today(now))?;
    Ok(limit.map(|limit| Allowance {
        limit,
        used: used.unwrap_or(0),
        resets_at: next_midnight(now),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::Span;

    #[test]
    fn what_is_left_of_the_day_is_whole_seconds_and_one_at_least() {
        let allowance = Allowance {
            limit: 100,
            used: 1,
            resets_at: Timestamp::from_unix(10).unwrap(),
        };
        let at = |milliseconds| {
            let now = Timestamp::from_unix(0).unwrap();
            allowance.seconds_left(now.plus(Span::milliseconds(milliseconds)))
        };
        assert_eq!([at(0), at(1), at(1_000), at(9_001)], [10, 10, 9, 1]);
        assert_eq!([at(10_000), at(11_000)], [1, 1]);
    }

    #[test]
    fn a_mark_is_reached_once() {
        let at = |used| Allowance {
            limit: 100,
            used,
            resets_at: Timestamp::from_unix(0).unwrap(),
        };
        let reached: Vec<i64> = (1..=100).filter(|n| at(*n).just_reached(80)).collect();
        assert_eq!(reached, [80]);
        assert!(at(100).just_reached(100));
        assert_eq!(at(100).remaining(), 0);
    }
}
