//! The time in a request: IMF-fixdate, and what clients write instead of it: a day of one digit, a zone in numbers.

use chrono::NaiveDate;

use crate::kit::clock::Timestamp;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const ZONES: [&str; 3] = ["GMT", "+0000", "-0000"];

/// Reads `Wed, 19 Apr 2017 08:37:50 GMT`; which day of the week it is said to be does not matter.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let (day_name, rest) = text.trim().split_once(", ")?;
    let mut words = rest.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let (time, zone) = (words.next()?, words.next()?);
    if !DAYS.contains(&day_name) || !ZONES.contains(&zone) || words.next().is_some() {
        return None;
    }
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(number(year, 4..=4)?).ok()?,
        month,
        number(day, 1..=2)?,
    )?;
    let mut parts = time.split(':');
    let mut part = || number(parts.next()?, 2..=2);
    let (hour, minute, second) = (part()?, part()?, part()?);
    if parts.next().is_some() {
        return None;
    }
    date.and_hms_opt(hour, minute, second)
        .map(Timestamp::from_utc)
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_clients_are_read_to_the_second() {
        for text in [
            "Wed, 09 Apr 2017 08:37:50 GMT",
            "Wed, 9 Apr 2017 08:37:50 GMT",
            "Sun, 09 Apr 2017 08:37:50 +0000",
            "Sun, 09 Apr 2017 08:37:50 -0000",
            " Sun, 09 Apr 2017 08:37:50 GMT ",
        ] {
            let at = read(text).unwrap();
            assert_eq!(at.to_string(), "2017-04-09T08:37:50Z", "{text}");
        }
    }

    #[test]
    fn other_dates_are_not() {
        for text in [
            "",
            "now",
            "2017-04-09T08:37:50Z",
            "1491727070",
            "Sunday, 09-Apr-17 08:37:50 GMT",
            "Sun Apr  9 08:37:50 2017",
            "Sun, 09 Apr 2017 08:37:50",
            "Sun, 09 Apr 2017 08:37:50 CST",
            "Sun, 09 Apr 2017 16:37:50 +0800",
            "Sun, 09 Apr 17 08:37:50 GMT",
            "Sun, 31 Apr 2017 08:37:50 GMT",
            "Sun, 09 April 2017 08:37:50 GMT",
            "Sun, 09 apr 2017 08:37:50 GMT",
            "Sun, 09 Apr 2017 8:37:50 GMT",
            "Sun, 09 Apr 2017 08:37 GMT",
            "Sun, 09 Apr 2017 24:00:00 GMT",
            "Sun, 09 Apr 2017 08:60:00 GMT",
            "Sun, 09 Apr 2017 08:37:50:00 GMT",
            "Sun,09 Apr 2017 08:37:50 GMT",
            "Sun, +9 Apr 2017 08:37:50 GMT",
            "Sun, 09 Apr 2017 08:37:50 GMT GMT",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
