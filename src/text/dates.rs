//! Dates as people read them: in Taiwan's calendar and time zone.

use chrono::{Datelike as _, NaiveDate, Timelike as _, Weekday};

use super::{Catalogue, Locale};
use crate::kit::clock::{Span, Timestamp, seconds};
pub use crate::kit::taiwan::{in_taipei, midnight};

/// The first year of the Republic is 1912.
const REPUBLIC: i32 = 1911;

/// 民國115年11月20日（五） 14:05, or 20 November 2026 (Fri) 14:05.
#[must_use]
pub fn moment(locale: Locale, at: Timestamp) -> String {
    let there = in_taipei(at);
    format!("{} {}", day(locale, there.date_naive()), time_of_day(at))
}

/// As [`moment`], with seconds.
#[must_use]
pub fn moment_with_seconds(locale: Locale, at: Timestamp) -> String {
    format!("{}:{:02}", moment(locale, at), in_taipei(at).second())
}

/// 14:05, for lists of one day.
#[must_use]
pub fn time_of_day(at: Timestamp) -> String {
    let there = in_taipei(at);
    format!("{:02}:{:02}", there.hour(), there.minute())
}

/// 民國115年11月20日（五）, or 20 November 2026 (Fri).
#[must_use]
pub fn day(locale: Locale, on: NaiveDate) -> String {
    let text = Catalogue::of(locale);
    let weekday = text.text(weekday_key(on.weekday()));
    match locale {
        Locale::Chinese => text.text_with(
            "common-date",
            &[
                ("year", (on.year() - REPUBLIC).to_string().into()),
                ("month", on.month().to_string().into()),
                ("day", on.day().to_string().into()),
                ("weekday", weekday.into()),
            ],
        ),
        Locale::English => format!("{} ({weekday})", on.format("%-d %B %Y")),
    }
}

/// The day that is over at this instant, as [`day`]: a period that ends at midnight is told by its last day.
#[must_use]
pub fn last_day(locale: Locale, end: Timestamp) -> String {
    day(locale, in_taipei(end.minus(seconds(1))).date_naive())
}

/// The instant at which something ends: midnight as 24:00 of the day that is over then, everything else as [`moment`].
#[must_use]
pub fn end(locale: Locale, at: Timestamp) -> String {
    if midnight(at) == at {
        format!("{} 24:00", last_day(locale, at))
    } else {
        moment(locale, at)
    }
}

/// The instant for `<time datetime>`: ISO 8601 with Taiwan's offset.
#[must_use]
pub fn machine(at: Timestamp) -> String {
    in_taipei(at).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Whole minutes that are left, rounded up, never below zero.
#[must_use]
pub fn minutes_left(until: Timestamp, now: Timestamp) -> i64 {
    ceil_div(until.since(now), 60)
}

/// Whole seconds that are left, rounded up, never below zero.
#[must_use]
pub fn seconds_left(until: Timestamp, now: Timestamp) -> i64 {
    ceil_div(until.since(now), 1)
}

fn ceil_div(span: Span, unit_seconds: i64) -> i64 {
    let whole = span.num_seconds().max(0);
    let ceiled = if span > Span::seconds(whole) {
        whole + 1
    } else {
        whole
    };
    (ceiled + unit_seconds - 1) / unit_seconds
}

const fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "common-weekday-mon",
        Weekday::Tue => "common-weekday-tue",
        Weekday::Wed => "common-weekday-wed",
        Weekday::Thu => "common-weekday-thu",
        Weekday::Fri => "common-weekday-fri",
        Weekday::Sat => "common-weekday-sat",
        Weekday::Sun => "common-weekday-sun",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::minutes;

    #[test]
    fn a_moment_is_read_in_taiwan() {
        let at: Timestamp = "2026-11-20T06:05:00Z".parse().unwrap();
        assert_eq!(moment(Locale::Chinese, at), "民國115年11月20日（五） 14:05");
        assert_eq!(moment(Locale::English, at), "20 November 2026 (Fri) 14:05");
        assert_eq!(machine(at), "2026-11-20T14:05:00+08:00");
    }

    #[test]
    fn what_ends_at_midnight_ends_with_the_day_before() {
        let midnight: Timestamp = "2026-11-25T16:00:00Z".parse().unwrap();
        for (end, last) in [(-1, 25), (0, 25), (1, 26)] {
            let said = last_day(Locale::English, midnight.plus(seconds(end)));
            assert!(said.starts_with(&format!("{last} November")), "{said}");
        }
    }

    #[test]
    fn an_end_at_midnight_is_the_twenty_fourth_hour_of_the_day_that_is_over() {
        let midnight: Timestamp = "2026-11-25T16:00:00Z".parse().unwrap();
        for (at, said) in [
            (-60, "25 November 2026 (Wed) 23:59"),
            (0, "25 November 2026 (Wed) 24:00"),
            (60, "26 November 2026 (Thu) 00:01"),
        ] {
            assert_eq!(end(Locale::English, midnight.plus(seconds(at))), said);
        }
    }

    #[test]
    fn what_is_left_is_rounded_up_and_never_negative() {
        let now: Timestamp = "2026-11-20T06:05:00Z".parse().unwrap();
        assert_eq!(
            minutes_left(now.plus(minutes(19)).plus(seconds(1)), now),
            20
        );
        assert_eq!(minutes_left(now.plus(minutes(19)), now), 19);
        assert_eq!(minutes_left(now, now), 0);
        assert_eq!(minutes_left(now.minus(seconds(1)), now), 0);
        assert_eq!(seconds_left(now.plus(Span::milliseconds(1)), now), 1);
    }
}
