//! Working days: from Monday to Friday, but for the days off that the operator names.

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::clock::{Timestamp, days};
use super::taiwan::{midnight, today};

/// Days off besides weekends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays(BTreeSet<NaiveDate>);

/// A text that is no list of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("days are written 2027-01-01, with commas between them")]
pub struct NotDays;

impl Holidays {
    /// Whether people work on this day.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.0.contains(&day)
    }

    /// When the `count`th working day after that of `now` is over in Taiwan.
    #[must_use]
    pub fn end_after(&self, now: Timestamp, count: u32) -> Timestamp {
        let (mut at, mut left) = (midnight(now), count);
        // A list that never lets anybody work ends after a year.
        for _ in 0..366 {
            if left == 0 {
                break;
            }
            at = at.plus(days(1));
            left -= u32::from(self.is_working(today(at)));
        }
        at.plus(days(1))
    }
}

impl FromStr for Holidays {
    type Err = NotDays;

    fn from_str(text: &str) -> Result<Self, NotDays> {
        let days = text.split(',').map(str::trim).filter(|day| !day.is_empty());
        let days: Result<_, _> = days.map(NaiveDate::from_str).collect();
        days.map(Self).map_err(|_| NotDays)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(now: &str, holidays: &str) -> String {
        let holidays: Holidays = holidays.parse().unwrap();
        holidays.end_after(now.parse().unwrap(), 3).to_string()
    }

    #[test]
    fn weekends_and_days_off_do_not_count() {
        // A Monday morning in Taiwan: the end of Thursday.
        assert_eq!(end("2026-11-16T02:00:00Z", ""), "2026-11-19T16:00:00Z");
        // A Friday: the end of Wednesday; and its very last moment is still Friday.
        assert_eq!(end("2026-11-20T02:00:00Z", ""), "2026-11-25T16:00:00Z");
        assert_eq!(end("2026-11-20T15:59:59Z", ""), "2026-11-25T16:00:00Z");
        // A Saturday: also the end of Wednesday.
        assert_eq!(end("2026-11-20T16:00:00Z", ""), "2026-11-25T16:00:00Z");
        let holidays = "2026-11-23, 2026-11-25";
        assert_eq!(
            end("2026-11-20T02:00:00Z", holidays),
            "2026-11-27T16:00:00Z"
        );
    }

    #[test]
    fn a_list_of_days_is_read_or_refused() {
        assert_eq!("".parse(), Ok(Holidays::default()));
        assert!("2027-01-01".parse::<Holidays>().is_ok());
        for text in ["2027-1", "2027-02-30", "tomorrow", "2027-01-01;2027-01-02"] {
            assert_eq!(text.parse::<Holidays>(), Err(NotDays), "{text}");
        }
    }
}
