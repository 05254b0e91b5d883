//! What each function gives of its values.

use chrono::{DateTime, Datelike as _, FixedOffset, Timelike as _};

use super::function::Function;
use super::value::Value;

impl Function {
    /// What it gives of these values; null when one of them is null.
    pub(super) fn apply(self, arguments: &[Value]) -> Value {
        match arguments {
            [Value::Text(text), Value::Text(other)] => self.of_texts(text, other),
            [Value::Text(text)] => self.of_text(text),
            [Value::Text(text), Value::Integer(from)] => substring(text, *from, i64::MAX),
            [
                Value::Text(text),
                Value::Integer(from),
                Value::Integer(length),
            ] => substring(text, *from, *length),
            [number @ Value::Integer(_)] => number.clone(),
            [Value::Real(number)] => self.of_number(*number),
            [Value::Instant(at)] => self.of_instant(at),
            [Value::Date(day)] => self.of_day(*day),
            [Value::Time(time)] => self.of_time(*time),
            _ => Value::Null,
        }
    }

    fn of_texts(self, text: &str, other: &str) -> Value {
        match self {
            Self::Contains => Value::Boolean(text.contains(other)),
            Self::StartsWith => Value::Boolean(text.starts_with(other)),
            Self::EndsWith => Value::Boolean(text.ends_with(other)),
            Self::Concat => Value::Text(format!("{text}{other}")),
            Self::IndexOf => {
                let before = text.find(other).and_then(|at| text.get(..at));
                Value::Integer(before.map_or(-1, length))
            }
            _ => Value::Null,
        }
    }

    fn of_text(self, text: &str) -> Value {
        match self {
            Self::Length => Value::Integer(length(text)),
            Self::ToLower => Value::Text(text.chars().map(lower).collect()),
            Self::ToUpper => Value::Text(text.chars().map(upper).collect()),
            Self::Trim => Value::Text(text.trim().to_owned()),
            _ => Value::Null,
        }
    }

    fn of_number(self, number: f64) -> Value {
        Value::real(match self {
            Self::Round => number.round(),
            Self::Floor => number.floor(),
            _ => number.ceil(),
        })
    }

    fn of_instant(self, at: &DateTime<FixedOffset>) -> Value {
        let local = at.naive_local();
        match self {
            Self::Date => Value::Date(local.date()),
            Self::Time => Value::Time(local.time()),
            Self::Hour | Self::Minute | Self::Second => self.of_time(local.time()),
            _ => self.of_day(local.date()),
        }
    }

    fn of_day(self, day: chrono::NaiveDate) -> Value {
        Value::Integer(match self {
            Self::Year => day.year().into(),
            Self::Month => day.month().into(),
            _ => day.day().into(),
        })
    }

    fn of_time(self, time: chrono::NaiveTime) -> Value {
        Value::Integer(match self {
            Self::Hour => time.hour().into(),
            Self::Minute => time.minute().into(),
            _ => time.second().into(),
        })
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// What lies before the beginning is not there; neither is what lies behind the end.
fn substring(text: &str, from: i64, length: i64) -> Value {
    let count = |number: i64| usize::try_from(number.max(0)).unwrap_or(usize::MAX);
    let part = text.chars().skip(count(from)).take(count(length));
    Value::Text(part.collect())
}

/// The simple mapping: one character for one character.
pub(super) fn lower(c: char) -> char {
    let mut mapped = c.to_lowercase();
    match (mapped.next(), mapped.next()) {
        (Some(one), None) => one,
        _ if c == '\u{130}' => 'i',
        _ => c,
    }
}

/// Where the full mapping gives several characters, the simple one mostly gives the character itself; of the Greek
/// letters with an iota below it gives the capital that has the iota beside it (`UnicodeData.txt`, field 12).
pub(super) fn upper(c: char) -> char {
    let mut mapped = c.to_uppercase();
    match (mapped.next(), mapped.next()) {
        (Some(one), None) => one,
        _ => match c {
            '\u{1f80}'..='\u{1f87}' | '\u{1f90}'..='\u{1f97}' | '\u{1fa0}'..='\u{1fa7}' => {
                char::from_u32(u32::from(c) + 8).unwrap_or(c)
            }
            '\u{1fb3}' | '\u{1fc3}' | '\u{1ff3}' => char::from_u32(u32::from(c) + 9).unwrap_or(c),
            _ => c,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_mapped_one_for_one_as_unicode_says() {
        for (small, capital) in [
            ('a', 'A'),
            ('ÿ', 'Ÿ'),
            ('ß', 'ß'),
            ('ŉ', 'ŉ'),
            ('ﬁ', 'ﬁ'),
            ('ǆ', 'Ǆ'),
            ('ΐ', 'ΐ'),
            ('ᾀ', 'ᾈ'),
            ('ᾇ', 'ᾏ'),
            ('ᾗ', 'ᾟ'),
            ('ᾧ', 'ᾯ'),
            ('ᾳ', 'ᾼ'),
            ('ῃ', 'ῌ'),
            ('ῳ', 'ῼ'),
            ('ᾲ', 'ᾲ'),
            ('ᾼ', 'ᾼ'),
        ] {
            assert_eq!(upper(small), capital, "{small}");
        }
        for (capital, small) in [('İ', 'i'), ('ẞ', 'ß'), ('ᾈ', 'ᾀ'), ('ῼ', 'ῳ')] {
            assert_eq!(lower(capital), small, "{capital}");
        }
    }
}
