//! Literals that begin with a digit, and GUIDs: the longest that fits.

use chrono::{DateTime, NaiveDate, NaiveTime};

use super::lexer::Kind;
use super::mistake::Mistake;
use super::value::Value;

/// What begins with a digit: the longest of a GUID, a date-time, a date, a time, a number.
pub(super) fn number(at: usize, rest: &[char]) -> Result<(Kind, usize), Mistake> {
    if let Some(found) = guid(rest) {
        return Ok(found);
    }
    let length = count(rest, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-' | '+' | '_')
    });
    let word = gather(rest, length);
    let found = if word.get(4..5) == Some("-") && digits(&word, 4) {
        day(&word)
            .map(|value| (value, length))
            .or_else(|| blank_offset(&word, rest, length))
    } else if word.get(2..3) == Some(":") {
        time(&word).map(|value| (value, length))
    } else {
        amount(rest)
    };
    let (value, length) =
        found.ok_or_else(|| Mistake::new(at, format!("Unrecognized literal '{word}'")))?;
    Ok((Kind::Literal(value), length))
}

fn digits(word: &str, length: usize) -> bool {
    word.bytes().take_while(u8::is_ascii_digit).count() == length
}

/// A date, or a date-time with its offset.
fn day(word: &str) -> Option<Value> {
    if word.len() == 10 {
        return NaiveDate::parse_from_str(word, "%Y-%m-%d")
            .ok()
            .map(Value::Date);
    }
    let word = word.to_ascii_uppercase();
    let (_, rest) = word.split_once('T')?;
    let zone = rest.find(['Z', '+', '-'])?;
    let seconds = if rest.get(..zone)?.len() == 5 {
        ":00"
    } else {
        ""
    };
    let (date_and_time, zone) = word.split_at_checked(11 + zone)?;
    let instant = DateTime::parse_from_rfc3339(&format!("{date_and_time}{seconds}{zone}"));
    instant.ok().map(Value::Instant)
}

/// A date-time whose `+` has arrived as a blank.
fn blank_offset(word: &str, rest: &[char], length: usize) -> Option<(Value, usize)> {
    let blank = rest.get(length) == Some(&' ');
    let offset: String = rest.get(length + 1..length + 6)?.iter().collect();
    let ends = rest.get(length + 6).is_none_or(|c| !c.is_ascii_digit());
    (blank && ends)
        .then(|| day(&format!("{word}+{offset}")))?
        .map(|value| (value, length + 6))
}

fn time(word: &str) -> Option<Value> {
    let form = if word.len() == 5 {
        "%H:%M"
    } else {
        "%H:%M:%S%.f"
    };
    let time = NaiveTime::parse_from_str(word, form).ok();
    time.filter(|_| digits(word, 2)).map(Value::Time)
}

/// `12`, `1.5`, `1e3`: an operator may follow directly only behind a blank or a sign.
fn amount(rest: &[char]) -> Option<(Value, usize)> {
    let mut length = count(rest, |c| c.is_ascii_digit());
    let mut whole = true;
    let digits_behind =
        |from: usize| count(rest.get(from..).unwrap_or_default(), |c| c.is_ascii_digit());
    if rest.get(length) == Some(&'.') && digits_behind(length + 1) > 0 {
        length += 1 + digits_behind(length + 1);
        whole = false;
    }
    if matches!(rest.get(length), Some('e' | 'E')) {
        let sign = usize::from(matches!(rest.get(length + 1), Some('+' | '-')));
        let power = digits_behind(length + 1 + sign);
        if power > 0 {
            length += 1 + sign + power;
            whole = false;
        }
    }
    let ends = rest
        .get(length)
        .is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '.' | '_')));
    let word = gather(rest, length);
    let value = match word.parse::<i64>() {
        Ok(number) if whole => Value::Integer(number),
        _ => Value::real(word.parse().ok()?),
    };
    (ends && value != Value::Null).then_some((value, length))
}

/// 8-4-4-4-12 hexadecimal digits.
pub(super) fn guid(rest: &[char]) -> Option<(Kind, usize)> {
    let word = rest.get(..36)?;
    let ends = rest
        .get(36)
        .is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
    let shaped = (0..).zip(word).all(|(place, c)| match place {
        8 | 13 | 18 | 23 => *c == '-',
        _ => c.is_ascii_hexdigit(),
    });
    let guid = (ends && shaped).then(|| gather(rest, 36).parse().ok())?;
    guid.map(|guid| (Kind::Literal(Value::Guid(guid)), 36))
}

pub(super) fn count(rest: &[char], part: impl Fn(char) -> bool) -> usize {
    rest.iter().take_while(|c| part(**c)).count()
}

pub(super) fn gather(rest: &[char], length: usize) -> String {
    rest.iter().take(length).collect()
}
