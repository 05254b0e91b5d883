//! An instant as a field of the kind `datetime-local` holds it: what the clocks of Taiwan show, without their zone.

use chrono::NaiveDateTime;

use crate::kit::clock::Timestamp;
use crate::kit::taiwan::{from_taipei, in_taipei};

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

#[cfg(test)]
mod tests {
    use super::*;

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
