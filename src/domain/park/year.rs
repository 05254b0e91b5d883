//! The year in a path: of the Republic of China, or Gregorian.

use chrono::NaiveDate;

/// A year of a path: of the Republic of China below 1911, else Gregorian.
#[must_use]
pub fn year(text: &str) -> Option<i64> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = plain.then(|| text.parse().ok()).flatten()?;
    let year = if number < 1911 { number + 1911 } else { number };
    let real = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    (number > 0).then_some(year).filter(|_| real.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_the_republic_are_told_by_their_size() {
        for (text, read) in [
            ("114", Some(2025)),
            ("2025", Some(2025)),
            ("1910", Some(3821)),
            ("1911", Some(1911)),
            ("1", Some(1912)),
            ("0", None),
            ("", None),
            ("-1", None),
            ("20255", None),
            ("abc", None),
        ] {
            assert_eq!(year(text), read, "{text}");
        }
    }
}
