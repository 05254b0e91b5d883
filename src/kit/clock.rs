//! The only reader of the system time.
//!
//! A [`Timestamp`] is an instant in UTC, cut to microseconds, because PostgreSQL keeps no more:
//! a value read back from either database equals the value that was written.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// A length of time.
pub type Span = TimeDelta;

/// `n` seconds, usable in constants.
#[must_use]
pub const fn seconds(n: i64) -> Span {
    TimeDelta::seconds(n)
}

/// `n` minutes, usable in constants.
#[must_use]
pub const fn minutes(n: i64) -> Span {
    TimeDelta::minutes(n)
}

/// `n` hours, usable in constants.
#[must_use]
pub const fn hours(n: i64) -> Span {
    TimeDelta::hours(n)
}

/// `n` days of 24 hours, usable in constants.
#[must_use]
pub const fn days(n: i64) -> Span {
    TimeDelta::days(n)
}

/// An instant in UTC with microseconds.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Timestamp)]
pub struct Timestamp(NaiveDateTime);

impl Timestamp {
    /// From a UTC date and time; what lies below a microsecond is dropped.
    #[must_use]
    pub fn from_utc(value: NaiveDateTime) -> Self {
        Self(value.trunc_subsecs(6))
    }

    /// From whole seconds since 1970-01-01T00:00:00Z; `None` outside chrono's range.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        DateTime::from_timestamp(seconds, 0).map(|at| Self(at.naive_utc()))
    }

    /// The UTC date and time without its zone, as the databases keep it.
    #[must_use]
    pub const fn utc(self) -> NaiveDateTime {
        self.0
    }

    /// The same instant as a date and time that knows it is UTC.
    #[must_use]
    pub fn to_datetime(self) -> DateTime<Utc> {
        self.0.and_utc()
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0.and_utc().timestamp()
    }

    /// The instant `span` later; stays at the end of time instead of overflowing.
    #[must_use]
    pub fn plus(self, span: Span) -> Self {
        Self(
            self.0
                .checked_add_signed(span)
                .unwrap_or(NaiveDateTime::MAX),
        )
    }

    /// The instant `span` earlier; stays at the beginning of time instead of overflowing.
    #[must_use]
    pub fn minus(self, span: Span) -> Self {
        Self(
            self.0
                .checked_sub_signed(span)
                .unwrap_or(NaiveDateTime::MIN),
        )
    }

    /// How long after `earlier` this is; negative when it is before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Span {
        self.0.signed_duration_since(earlier.0)
    }
}

/// RFC 3339 with `Z`, as machines read it.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%S%.fZ"))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DateTime::parse_from_rfc3339(text).map(|at| Self::from_utc(at.naive_utc()))
    }
}

/// Whoever knows what time it is.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// A clock that many hold.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this file is the one place that reads the system time"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::from_utc(Utc::now().naive_utc())
    }
}

/// A clock that stands until it is moved: for tests.
#[derive(Debug)]
pub struct StandingClock {
    shown: Mutex<Timestamp>,
    drift: Mutex<Span>,
}

impl StandingClock {
    /// A clock that shows `at`.
    #[must_use]
    pub const fn at(at: Timestamp) -> Self {
        Self {
            shown: Mutex::new(at),
            drift: Mutex::new(Span::zero()),
        }
    }

    /// Lets the clock move forward by `span` with every reading from now on, as if whoever reads it took time.
    pub fn drift(&self, span: Span) {
        *self.drift.lock().unwrap_or_else(PoisonError::into_inner) = span;
    }

    /// Moves the clock forward by `span`.
    pub fn advance(&self, span: Span) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *shown = shown.plus(span);
    }

    /// Sets the clock to `at`.
    pub fn set(&self, at: Timestamp) {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        let drift = *self.drift.lock().unwrap_or_else(PoisonError::into_inner);
        self.advance(drift);
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_survives_its_text() {
        let at: Timestamp = "2026-11-20T06:05:04.123456789Z".parse().unwrap();
        assert_eq!(at.to_string(), "2026-11-20T06:05:04.123456Z");
        assert_eq!(at.to_string().parse::<Timestamp>().unwrap(), at);
    }

    #[test]
    fn time_does_not_overflow() {
        let at = Timestamp::from_unix(0).unwrap();
        assert!(at.plus(Span::MAX).plus(Span::MAX) > at);
        assert!(at.minus(Span::MAX).minus(Span::MAX) < at);
    }

    #[test]
    fn a_standing_clock_moves_only_when_moved() {
        let clock = StandingClock::at(Timestamp::from_unix(100).unwrap());
        assert_eq!(clock.now().unix(), 100);
        clock.advance(minutes(1));
        assert_eq!(clock.now().unix(), 160);
        clock.drift(seconds(2));
        assert_eq!([clock.now().unix(), clock.now().unix()], [162, 164]);
    }
}
