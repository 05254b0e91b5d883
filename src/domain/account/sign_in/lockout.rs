//! When a login is locked: five failures in a row from one address lock it there for fifteen minutes, and fifty from
//! all addresses lock it everywhere.
//!
//! A stranger who knows a login must not be able to lock its owner out. So an address from which the owner has signed
//! in lately is locked by its own failures only.

use crate::kit::clock::{Span, Timestamp, days, hours, minutes};

/// So many failures in a row from one address lock a login there.
pub const FAILURES: usize = 5;
/// So many failures in a row from all addresses that are not the owner's lock a login at all of them.
pub const FAILURES_EVERYWHERE: usize = 50;
/// So long.
pub const LOCK: Span = minutes(15);
/// A failure is forgotten after this time.
pub const FORGOTTEN: Span = hours(24);
/// An address is the owner's for this time after signing in from it.
pub const TRUSTED: Span = days(30);

/// What counts for one login at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// From this address.
    pub here: History,
    /// From all addresses that are not the owner's; nothing when this one is.
    pub everywhere: History,
}

impl Standing {
    /// The same, and one more failure.
    #[must_use]
    pub fn with_failure(self, at: Timestamp) -> Self {
        Self {
            here: self.here.with_failure(at),
            everywhere: self.everywhere.with_failure(at),
        }
    }

    /// Until when the login is locked at this address, if it is at `now`.
    #[must_use]
    pub fn locked_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.here
            .locked_until(now, FAILURES)
            .max(self.everywhere.locked_until(now, FAILURES_EVERYWHERE))
    }
}

/// Attempts for one login, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History(Vec<(Timestamp, bool)>);

impl History {
    /// From the times of attempts and whether they failed, oldest first.
    #[must_use]
    pub fn of(attempts: impl IntoIterator<Item = (Timestamp, bool)>) -> Self {
        Self(attempts.into_iter().collect())
    }

    /// The same, and one more failure.
    #[must_use]
    pub fn with_failure(mut self, at: Timestamp) -> Self {
        self.0.push((at, true));
        self
    }

    /// Until when `most` failures in a row lock, if they do at `now`.
    ///
    /// What fails while it is locked does not make it longer.
    #[must_use]
    pub fn locked_until(&self, now: Timestamp, most: usize) -> Option<Timestamp> {
        let mut in_a_row = 0;
        let mut until = None;
        for &(at, failed) in &self.0 {
            if until.is_some_and(|until| at < until) && failed {
                continue;
            }
            in_a_row = if failed { in_a_row + 1 } else { 0 };
            until = None;
            if in_a_row == most {
                until = Some(at.plus(LOCK));
                in_a_row = 0;
            }
        }
        until.filter(|until| now < *until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;

    fn noon() -> Timestamp {
        "2026-11-20T04:00:00Z".parse().unwrap()
    }

    fn failures(count: i64) -> History {
        History::of((0..count).map(|second| (noon().plus(seconds(second)), true)))
    }

    #[test]
    fn four_failures_do_not_lock_and_the_fifth_does() {
        let later = noon().plus(minutes(1));
        assert_eq!(failures(4).locked_until(later, FAILURES), None);
        let until = noon().plus(seconds(4)).plus(minutes(15));
        assert_eq!(failures(5).locked_until(later, FAILURES), Some(until));
        assert_eq!(
            failures(4)
                .with_failure(noon().plus(seconds(4)))
                .locked_until(later, FAILURES),
            Some(until)
        );
    }

    #[test]
    fn the_lock_ends_after_fifteen_minutes_not_a_second_before() {
        let end = noon().plus(seconds(4)).plus(minutes(15));
        assert_eq!(
            failures(5).locked_until(end.minus(seconds(1)), FAILURES),
            Some(end)
        );
        assert_eq!(failures(5).locked_until(end, FAILURES), None);
        assert_eq!(
            failures(5).locked_until(end.plus(seconds(1)), FAILURES),
            None
        );
    }

    #[test]
    fn failing_while_it_is_locked_does_not_make_it_longer() {
        let end = noon().plus(seconds(4)).plus(minutes(15));
        let pressed = failures(5).with_failure(noon().plus(minutes(10)));
        assert_eq!(
            pressed.locked_until(end.minus(seconds(1)), FAILURES),
            Some(end)
        );
        assert_eq!(pressed.locked_until(end, FAILURES), None);
    }

    #[test]
    fn after_a_lock_five_more_are_needed() {
        let end = noon().plus(seconds(4)).plus(minutes(15));
        let mut history = failures(5);
        for second in 0..4 {
            history = history.with_failure(end.plus(seconds(second)));
            assert_eq!(
                history.locked_until(end.plus(seconds(second)), FAILURES),
                None
            );
        }
        let fifth = end.plus(seconds(4));
        assert_eq!(
            history.with_failure(fifth).locked_until(fifth, FAILURES),
            Some(fifth.plus(LOCK))
        );
    }

    #[test]
    fn a_success_wipes_the_failures_before_it() {
        let mut attempts: Vec<_> = (0..4)
            .map(|second| (noon().plus(seconds(second)), true))
            .collect();
        attempts.push((noon().plus(seconds(4)), false));
        attempts.push((noon().plus(seconds(5)), true));
        assert_eq!(
            History::of(attempts).locked_until(noon().plus(seconds(5)), FAILURES),
            None
        );
    }
}
