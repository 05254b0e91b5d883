//! How much time is left, in words. `static/page.js` counts down by the same rule.

use super::{Catalogue, Locale};
use crate::kit::clock::Span;

/// Below this many seconds the seconds are told too.
const PRECISE: i64 = 300;

/// 7 小時 12 分鐘; 19 分鐘; 1 分鐘 45 秒. Whole minutes are rounded up. `None` when nothing is left.
#[must_use]
pub fn words(locale: Locale, left: Span) -> Option<String> {
    let seconds = left.num_milliseconds().max(0).unsigned_abs().div_ceil(1000);
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    let parts = if seconds >= PRECISE {
        let minutes = seconds.div_euclid(60) + i64::from(seconds % 60 != 0);
        [(minutes / 60, HOURS), (minutes % 60, MINUTES)]
    } else {
        [(seconds / 60, MINUTES), (seconds % 60, SECONDS)]
    };
    let words: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, (key, name))| Catalogue::of(locale).text_with(key, &[(name, count.into())]))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

const HOURS: (&str, &str) = ("common-hours-left", "hours");
const MINUTES: (&str, &str) = ("common-minutes-left", "minutes");
const SECONDS: (&str, &str) = ("common-seconds-left", "seconds");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::{hours, minutes, seconds};

    #[test]
    fn long_times_are_told_in_hours_and_minutes_and_short_ones_in_seconds() {
        let chinese = |left| words(Locale::Chinese, left);
        assert_eq!(chinese(hours(8)).unwrap(), "8 小時");
        assert_eq!(
            chinese(hours(7) + minutes(11) + seconds(1)).unwrap(),
            "7 小時 12 分鐘"
        );
        assert_eq!(chinese(minutes(19) + seconds(30)).unwrap(), "20 分鐘");
        assert_eq!(chinese(seconds(299)).unwrap(), "4 分鐘 59 秒");
        assert_eq!(chinese(seconds(60)).unwrap(), "1 分鐘");
        assert_eq!(chinese(Span::milliseconds(1)).unwrap(), "1 秒");
        assert_eq!(chinese(seconds(0)), None);
        assert_eq!(chinese(seconds(-5)), None);
        assert_eq!(
            words(Locale::English, seconds(61)).unwrap(),
            "1 minute 1 second"
        );
    }
}
