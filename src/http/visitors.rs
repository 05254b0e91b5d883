//! 瀏覽人數: how many visitors the park data platform had, each counted once a day (of Taiwan).
//!
//! Who visits is told by the address and the browser's own words. Neither is kept: of both together a hash is made with a
//! key drawn for the day, which is never written down and forgotten with the day; the hashes stay in memory and go with
//! it. What is added to the database, now and then, is one number a day.
//!
//! So the number is honest within these bounds: whoever comes through two processes, or before and after a restart, counts
//! twice that day; whoever shares an address and a browser with others counts once with them; behind the first
//! [`MOST`] of a day nobody more is counted.

use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::visits::Visits;
use crate::domain::limit::address_name;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;
use crate::kit::taiwan::today;

/// The most visitors that one process remembers within a day.
pub const MOST: usize = 200_000;

/// The visitors of the platform.
#[derive(Debug, Default)]
pub struct Visitors {
    /// How many there were.
    pub tally: Visits,
    day: Mutex<Day>,
}

/// Who was here today.
#[derive(Default)]
struct Day {
    on: Option<NaiveDate>,
    key: [u8; 32],
    seen: HashSet<[u8; 16]>,
}

impl Visitors {
    /// Counts whoever comes from this address with this browser, the first time on a day.
    pub fn count(&self, now: Timestamp, random: &dyn Random, (from, agent): (IpAddr, &str)) {
        let mut day = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        let today = today(now);
        if day.on != Some(today) {
            *day = Day {
                on: Some(today),
                key: random.bytes(),
                seen: HashSet::new(),
            };
        }
        let who = day.who(from, agent);
        if day.seen.len() < MOST && day.seen.insert(who) {
            self.tally.count();
        }
    }
}

impl Day {
    fn who(&self, from: IpAddr, agent: &str) -> [u8; 16] {
        let mut hash = Sha256::new();
        hash.update(self.key);
        hash.update(address_name(from));
        hash.update([0]);
        hash.update(agent);
        let whole: [u8; 32] = hash.finalize().into();
        let (half, _) = whole.split_first_chunk().unwrap_or((&[0; 16], &[]));
        *half
    }
}

impl std::fmt::Debug for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Day({} seen)", self.seen.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;
    use crate::kit::random::SeededChance;

    #[test]
    fn each_visitor_counts_once_a_day() {
        let (visitors, random) = (Visitors::default(), SeededChance::from_seed(1));
        let evening: Timestamp = "2026-11-20T15:59:59Z".parse().unwrap();
        let count = |now, from: &str, agent| {
            visitors.count(now, &random, (from.parse().unwrap(), agent));
            visitors.tally.shown()
        };
        assert_eq!(count(evening, "203.0.113.1", "Firefox"), 1);
        assert_eq!(count(evening, "203.0.113.1", "Firefox"), 1);
        assert_eq!(count(evening, "203.0.113.1", "Chrome"), 2);
        assert_eq!(count(evening, "203.0.113.2", "Firefox"), 3);
        let midnight = evening.plus(seconds(1));
        assert_eq!(count(midnight, "203.0.113.1", "Firefox"), 4);
        assert_eq!(count(midnight, "203.0.113.1", "Firefox"), 4);
    }

    #[test]
    fn nothing_of_a_visitor_is_printed() {
        let (visitors, random) = (Visitors::default(), SeededChance::from_seed(1));
        let now = "2026-11-20T06:00:00Z".parse().unwrap();
        visitors.count(now, &random, ("203.0.113.1".parse().unwrap(), "Firefox"));
        let printed = format!("{visitors:?}");
        assert!(
            printed.contains("1 seen") && !printed.contains("Firefox"),
            "{printed}"
        );
    }
}
