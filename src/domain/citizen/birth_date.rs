//! 生日 as people type it: eight digits of the common era as the pages ask for, or the Republic's years.

use chrono::{Days, NaiveDate};
use unicode_normalization::UnicodeNormalization as _;

use crate::kit::clock::Timestamp;

/// The first year of the Republic is 1912.
const REPUBLIC: i32 = 1911;
/// Nobody is older.
const OLDEST_YEARS: i32 = 130;

/// Why a text is no birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Neither eight digits nor a date of the Republic.
    #[error("not a date")]
    Shape,
    /// There is no such day.
    #[error("no such day")]
    NoSuchDay,
    /// The day is yet to come, or too long ago for anybody alive.
    #[error("nobody alive was born then")]
    OutOfRange,
}

/// Reads `19991231`, `1999/12/31`, `0881231`, `881231`, `88.12.31` or `民國88年12月31日`.
///
/// # Errors
/// [`CannotRead`] when it is none of these, or no day on which somebody alive at `now` can have been born.
pub fn parse(typed: &str, now: Timestamp) -> Result<NaiveDate, CannotRead> {
    let text: String = typed.nfkc().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Err(CannotRead::Empty);
    }
    let (year, month, day) = parts(&text).ok_or(CannotRead::Shape)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(CannotRead::NoSuchDay)?;
    let today = crate::kit::taiwan::today(now);
    let oldest = today.checked_sub_days(Days::new(u64::from(OLDEST_YEARS.unsigned_abs()) * 366));
    if date > today || oldest.is_some_and(|oldest| date < oldest) {
        return Err(CannotRead::OutOfRange);
    }
    Ok(date)
}

fn parts(text: &str) -> Option<(i32, u32, u32)> {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || is_separator(c));
    match numbers.as_slice() {
        [digits] if is_plain && digits.len() == 8 => cut(digits, 4, 0),
        [digits] if is_plain && digits.len() == 7 => cut(digits, 3, REPUBLIC),
        [digits] if is_plain && digits.len() == 6 => cut(digits, 2, REPUBLIC),
        [year, month, day] if is_plain => {
            let offset = if year.len() == 4 { 0 } else { REPUBLIC };
            Some((
                year.parse::<i32>().ok()?.checked_add(offset)?,
                month.parse().ok()?,
                day.parse().ok()?,
            ))
        }
        _ => None,
    }
}

fn cut(digits: &str, year: usize, offset: i32) -> Option<(i32, u32, u32)> {
    let (years, rest) = digits.split_at_checked(year)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some((
        years.parse::<i32>().ok()? + offset,
        month.parse().ok()?,
        day.parse().ok()?,
    ))
}

// protocol: the marks with which dates of the Republic are written
const fn is_separator(c: char) -> bool {
    matches!(c, '/' | '-' | '.' | '民' | '國' | '年' | '月' | '日')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, CannotRead> {
        parse(text, "2026-11-20T06:00:00Z".parse().unwrap()).map(|date| date.to_string())
    }

    #[test]
    fn both_calendars_are_understood() {
        for text in [
            "19991231",
            "1999/12/31",
            "1999-12-31",
            "０８８１２３１",
            "881231",
            "88.12.31",
            "民國88年12月31日",
            " 1999 1231 ",
        ] {
            assert_eq!(read(text).as_deref(), Ok("1999-12-31"), "{text}");
        }
        assert_eq!(read("1140101").as_deref(), Ok("2025-01-01"));
    }

    #[test]
    fn what_is_no_day_is_said_so() {
        assert_eq!(read(""), Err(CannotRead::Empty));
        for text in [
            "1999",
            "199912311",
            "yesterday",
            "31 December 1999",
            "12/31",
        ] {
            assert_eq!(read(text), Err(CannotRead::Shape), "{text}");
        }
        assert_eq!(read("19990231"), Err(CannotRead::NoSuchDay));
    }

    #[test]
    fn the_day_itself_counts_and_tomorrow_does_not() {
        assert_eq!(read("20261120").as_deref(), Ok("2026-11-20"));
        assert_eq!(read("20261121"), Err(CannotRead::OutOfRange));
        assert_eq!(read("18000101"), Err(CannotRead::OutOfRange));
    }
}
