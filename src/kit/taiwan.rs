//! The clocks of Taiwan: UTC+8, all year.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Timelike as _};

use super::clock::{Timestamp, days, seconds};

const EAST_SECONDS: i32 = 8 * 3600;

/// The same instant on Taiwan's clocks.
#[must_use]
pub fn in_taipei(at: Timestamp) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(EAST_SECONDS) {
        Some(zone) => DateTime::from_naive_utc_and_offset(at.utc(), zone),
        None => at.to_datetime().fixed_offset(),
    }
}

/// The day in Taiwan at `now`.
#[must_use]
pub fn today(now: Timestamp) -> NaiveDate {
    in_taipei(now).date_naive()
}

/// The instant at which Taiwan's clocks show this.
#[must_use]
pub fn from_taipei(shown: NaiveDateTime) -> Timestamp {
    Timestamp::from_utc(shown).minus(seconds(i64::from(EAST_SECONDS)))
}

/// When the day of `now` began in Taiwan.
#[must_use]
pub fn midnight(now: Timestamp) -> Timestamp {
    let since = in_taipei(now).num_seconds_from_midnight();
    now.minus(seconds(i64::from(since)))
}

/// When the next day begins in Taiwan.
#[must_use]
pub fn next_midnight(now: Timestamp) -> Timestamp {
    midnight(now).plus(days(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_changes_at_four_in_the_afternoon_of_utc_and_not_a_second_before() {
        let (before, after) = (at("2026-11-20T15:59:59Z"), at("2026-11-20T16:00:00Z"));
        assert_eq!(today(before).to_string(), "2026-11-20");
        assert_eq!(today(after).to_string(), "2026-11-21");
        assert_eq!(midnight(before), at("2026-11-19T16:00:00Z"));
        assert_eq!(midnight(after), after);
        assert_eq!(next_midnight(before), after);
        let shown = in_taipei(before).naive_local();
        assert_eq!(from_taipei(shown), before);
    }

    #[test]
    fn what_the_clocks_show_is_the_instant_at_which_they_show_it() {
        let at = at("2026-11-20T15:59:00Z");
        assert_eq!(from_taipei(in_taipei(at).naive_local()), at);
    }
}
