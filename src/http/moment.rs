//! An instant as a field of the kind `datetime-local` holds it: what the clocks of Taiwan show, without their zone. An
//! end may be a mere day, as a field of the kind `date` holds it: that day counts whole, until its 24:00.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::kit::clock::{Timestamp, seconds};
use crate::kit::taiwan::{from_taipei, in_taipei, midnight, today};

/// How browsers write it; some add the seconds.
const SHAPES: [&str; 2] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];

/// The instant that was typed; `None` when it is none.
#[must_use]
pub fn read(typed: &str) -> Option<Timestamp> {
    let read = |shape| NaiveDateTime::parse_from_str(typed.trim(), shape).ok();
    SHAPES.into_iter().find_map(read).map(from_taipei)
}

/// What stands in the field.
#[must_use]
pub fn shown(at: Timestamp) -> String {
    let [shape, _] = SHAPES;
    in_taipei(at).format(shape).to_string()
}

/// How browsers write a day.
const DAY: &str = "%Y-%m-%d";

/// The end that was typed: an instant, or the 24:00 of a day; `None` when it is neither.
#[must_use]
pub fn read_end(typed: &str) -> Option<Timestamp> {
    let day = NaiveDate::parse_from_str(typed.trim(), DAY).ok();
    let next = day.and_then(|day| day.checked_add_days(Days::new(1)));
    let midnight = next.map(|next| from_taipei(next.and_time(NaiveTime::MIN)));
    midnight.or_else(|| read(typed))
}

/// What stands in the field of an end: the day alone when the whole of it counts.
#[must_use]
pub fn shown_end(at: Timestamp) -> String {
    if midnight(at) == at {
        today(at.minus(seconds(1))).format(DAY).to_string()
    } else {
        shown(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_an_end_counts_until_its_midnight_in_taiwan() {
        let end: Timestamp = "2026-11-21T16:00:00Z".parse().unwrap();
        assert_eq!(read_end(" 2026-11-21 "), Some(end));
        assert_eq!(read_end("2026-11-22T00:00"), Some(end));
        assert_eq!(shown_end(end), "2026-11-21");
        let before = end.minus(seconds(60));
        assert_eq!(shown_end(before), "2026-11-21T23:59");
        assert_eq!(read_end("2026-11-21T23:59"), Some(before));
        for typed in ["", "2026-02-30", "2026-11", "+262142-12-31"] {
            assert_eq!(read_end(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_the_field_shows_is_read_again_with_seconds_and_without() {
        let at: Timestamp = "2026-11-21T01:30:00Z".parse().unwrap();
        assert_eq!(shown(at), "2026-11-21T09:30");
        for typed in [" 2026-11-21T09:30 ", "2026-11-21T09:30:00"] {
            assert_eq!(read(typed), Some(at), "{typed}");
        }
        for typed in [
            "",
            "tomorrow",
            "2026-02-30T00:00",
            "2026-11-21",
            "2026-11-21T24:00",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
