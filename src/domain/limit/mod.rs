//! Limits that hold across processes: how often somebody may try what checks a secret or sends a letter.
//!
//! A window begins with the first try and ends after its length; the first try at or after its end begins
//! the next one. Counting and refusing are one statement, so two processes cannot both take the last try.
//!
//! Deliberately absent: floods of what checks no secret and sends no letter, which are the reverse proxy's, and the
//! lock after wrong passwords (`account::sign_in`).

mod limited;
pub mod queries;
mod refusal;

use std::net::IpAddr;

use crate::db::{self, Tx};
use crate::kit::clock::{Span, Timestamp};
use crate::kit::seal::Vault;

pub use limited::Limited;
pub use refusal::CannotTake;

/// How much is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// So many tries.
    pub most: u32,
    /// Within this time from the first.
    pub per: Span,
}

impl Allowance {
    /// One within this time.
    #[must_use]
    pub const fn one_per(per: Span) -> Self {
        Self { most: 1, per }
    }
}

/// Counts a try of `who` at `action`.
///
/// Give it a transaction of its own, committed before the deed: rolled back with a refused deed, the try would
/// not count. Where a refused deed shall not count, give it that of the deed.
///
/// # Errors
/// When the tries are used up; a fault of the database.
pub fn count(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    action: Limited,
    who: &str,
) -> Result<(), CannotTake> {
    take(tx, now, &action.bucket(vault, who), action.allowance())
}

/// Takes one of the tries that `allowance` leaves in `bucket`.
///
/// # Errors
/// When the tries are used up; a fault of the database.
pub fn take(
    tx: &mut Tx<'_>,
    now: Timestamp,
    bucket: &str,
    allowance: Allowance,
) -> Result<(), CannotTake> {
    let until = now.plus(allowance.per);
    if allowance.most > 0 && queries::mark_used(tx, bucket, now, until, allowance.most)? {
        return Ok(());
    }
    let ends = queries::find_end(tx, bucket)?;
    Err(CannotTake::Exceeded {
        retry_at: ends.unwrap_or(until),
    })
}

/// As [`take`], for whoever goes another way when there is none left: whether there was one.
///
/// # Errors
/// A fault of the database.
pub fn had_one(
    tx: &mut Tx<'_>,
    now: Timestamp,
    bucket: &str,
    allowance: Allowance,
) -> db::Result<bool> {
    Ok(match take(tx, now, bucket, allowance) {
        Err(CannotTake::Db(fault)) => return Err(fault),
        taken => taken.is_ok(),
    })
}

/// The name under which tries from `address` are counted: an IPv6 customer has a whole /64.
#[must_use]
pub fn address_name(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(four) => four.to_string(),
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::trial;
    use crate::kit::clock::{minutes, seconds};

    const THREE: Allowance = Allowance {
        most: 3,
        per: minutes(10),
    };

    fn noon() -> Timestamp {
        "2026-11-20T04:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_fourth_of_three_tries_waits_until_ten_minutes_after_the_first() {
        for trial in trial::each() {
            let try_at = |at| trial.db.write_now(|tx| take(tx, at, "bucket", THREE));
            for second in [0, 60, 120] {
                try_at(noon().plus(seconds(second))).unwrap();
            }
            for second in [121, 599] {
                let refused = try_at(noon().plus(seconds(second))).unwrap_err();
                let CannotTake::Exceeded { retry_at } = refused else {
                    panic!("{refused:?}")
                };
                assert_eq!(retry_at, noon().plus(minutes(10)));
            }
            for second in [600, 601, 602] {
                try_at(noon().plus(seconds(second))).unwrap();
            }
            assert!(try_at(noon().plus(seconds(603))).is_err());
        }
    }

    #[test]
    fn buckets_do_not_mix_and_nothing_allowed_is_nothing() {
        let trial = trial::on_sqlite();
        let one = Allowance { most: 1, ..THREE };
        let none = Allowance { most: 0, ..THREE };
        let write = |bucket, allowance| {
            trial
                .db
                .write_now(|tx| take(tx, noon(), bucket, allowance))
                .is_ok()
        };
        assert!(write("a", one));
        assert!(write("b", one));
        assert!(!write("a", one));
        assert!(!write("c", none));
    }

    #[test]
    fn of_forty_tries_at_once_exactly_ten_pass() {
        let ten = Allowance { most: 10, ..THREE };
        for trial in trial::each() {
            let passed = std::thread::scope(|scope| {
                let tries: Vec<_> = (0..8)
                    .map(|_| {
                        scope.spawn(|| {
                            (0..5)
                                .filter(|_| {
                                    let taken =
                                        trial.db.write_now(|tx| take(tx, noon(), "bucket", ten));
                                    assert!(!matches!(taken, Err(CannotTake::Db(_))), "{taken:?}");
                                    taken.is_ok()
                                })
                                .count()
                        })
                    })
                    .collect();
                tries
                    .into_iter()
                    .map(|thread| thread.join().unwrap())
                    .sum::<usize>()
            });
            assert_eq!(passed, 10);
        }
    }

    #[test]
    fn what_has_ended_is_swept() {
        for trial in trial::each() {
            trial
                .db
                .write_now(|tx| take(tx, noon(), "bucket", THREE))
                .unwrap();
            let sweep = |at| trial.db.write_now(|tx| queries::delete_ended(tx, at));
            assert_eq!(sweep(noon().plus(seconds(599))).unwrap(), 0);
            assert_eq!(sweep(noon().plus(seconds(600))).unwrap(), 1);
        }
    }

    #[test]
    fn an_address_is_one_of_its_network() {
        let name = |text: &str| address_name(text.parse().unwrap());
        assert_eq!(name("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(name("2001:db8:1:2:3::4"), name("2001:db8:1:2:ffff::"));
        assert_ne!(name("2001:db8:1:2::"), name("2001:db8:1:3::"));
    }

    #[test]
    fn every_limit_counts_in_a_bucket_of_its_own() {
        let words: std::collections::BTreeSet<_> =
            Limited::ALL.iter().map(|action| action.word()).collect();
        assert_eq!(words.len(), Limited::ALL.len());
    }
}
