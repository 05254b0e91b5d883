//! Leaving a stranger alone that fails again and again: after [`MOST_FAILURES`] in a row its address rests for
//! [`REST`], then one call tries whether it is back.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::kit::clock::{Span, Timestamp, seconds};

/// Failures in a row after which an address rests.
pub const MOST_FAILURES: u32 = 5;
/// How long it rests.
pub const REST: Span = seconds(30);

/// The breakers of all addresses, by a key of the caller's choice.
#[derive(Debug, Default)]
pub struct Breakers(Mutex<HashMap<String, Breaker>>);

#[derive(Debug, Default)]
struct Breaker {
    failures: u32,
    rests_until: Option<Timestamp>,
}

impl Breakers {
    /// Whether the address may be called. After its rest one call is admitted, and the others rest on until it is
    /// known how that one went.
    ///
    /// # Errors
    /// When to come again.
    pub fn admit(&self, now: Timestamp, key: &str) -> Result<(), Timestamp> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(breaker) = all.get_mut(key) else {
            return Ok(());
        };
        match breaker.rests_until {
            Some(until) if now < until => Err(until),
            Some(_) => {
                breaker.rests_until = Some(now.plus(REST));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The address answered.
    pub fn succeeded(&self, key: &str) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(key);
    }

    /// The address did not answer, or answered that it failed.
    pub fn failed(&self, now: Timestamp, key: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let breaker = all.entry(key.to_owned()).or_default();
        breaker.failures = breaker.failures.saturating_add(1);
        if breaker.failures >= MOST_FAILURES {
            breaker.rests_until = Some(now.plus(REST));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_rests_after_five_failures_in_a_row_and_one_call_tries_again() {
        let breakers = Breakers::default();
        let now: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        for _ in 1..MOST_FAILURES {
            breakers.failed(now, "a");
        }
        assert_eq!(breakers.admit(now, "a"), Ok(()));
        breakers.failed(now, "a");
        let back = now.plus(REST);
        assert_eq!(breakers.admit(now, "a"), Err(back));
        assert_eq!(breakers.admit(now, "b"), Ok(()));
        assert_eq!(breakers.admit(back.minus(seconds(1)), "a"), Err(back));
        assert_eq!(breakers.admit(back, "a"), Ok(()));
        assert_eq!(breakers.admit(back, "a"), Err(back.plus(REST)));
        breakers.succeeded("a");
        assert_eq!(breakers.admit(back, "a"), Ok(()));
    }

    #[test]
    fn a_success_forgets_the_failures_before_it() {
        let breakers = Breakers::default();
        let now: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        for _ in 0..3 {
            for _ in 1..MOST_FAILURES {
                breakers.failed(now, "a");
            }
            breakers.succeeded("a");
        }
        assert_eq!(breakers.admit(now, "a"), Ok(()));
    }
}
