//! 身分證字號 and 統一證號: shape, check digit, what can be read from them.
//!
//! The probe subject `A999999999` is not a national ID: its check digit is wrong, and forms refuse it.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::kit::clock::Timestamp;
use crate::kit::taiwan::today;

/// A checked national ID or resident number, upper case. Prints nothing.
#[derive(Clone, PartialEq, Eq, Hash, Zeroize, ZeroizeOnDrop, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NationalId(String);

/// What the second position says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// 男
    Male,
    /// 女
    Female,
}

/// Why a text is no national ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Not one letter and nine digits, nor the old resident form of two letters and eight digits.
    #[error("not one letter and nine digits")]
    Shape,
    /// The check digit does not agree.
    #[error("the check digit does not agree")]
    CheckDigit,
    /// The old form of resident numbers, whose time is over.
    #[error("the old form of resident numbers is no longer taken")]
    OldForm,
}

/// Letters in the order of their values 10, 11, 12 …
const LETTERS: &[u8; 26] = b"ABCDEFGHJKLMNPQRSTUVXYWZIO";
/// From this day in Taiwan on the old form of resident numbers (two letters) is no longer taken.
const OLD_FORM_ENDS: NaiveDate = match NaiveDate::from_ymd_opt(2031, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MAX,
};
const WEIGHTS: [u32; 11] = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

impl NationalId {
    /// Reads what a person typed: full width, lower case, blanks and dashes are forgiven.
    ///
    /// # Errors
    /// When it is empty, of another shape, or its check digit does not agree.
    pub fn parse(typed: &str) -> Result<Self, CannotRead> {
        let text: String = typed
            .nfkc()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–'))
            .collect();
        let text = text.to_ascii_uppercase();
        if text.is_empty() {
            return Err(CannotRead::Empty);
        }
        let bytes = <[u8; 10]>::try_from(text.as_bytes()).map_err(|_| CannotRead::Shape)?;
        if checksum(bytes).ok_or(CannotRead::Shape)? % 10 != 0 {
            return Err(CannotRead::CheckDigit);
        }
        Ok(Self(text))
    }

    /// As [`NationalId::parse`], for what somebody says of themselves at `now`.
    ///
    /// # Errors
    /// As there, and for the old form of resident numbers from 2031-01-01 on.
    pub fn parse_at(typed: &str, now: Timestamp) -> Result<Self, CannotRead> {
        let number = Self::parse(typed)?;
        let second = number.0.as_bytes().get(1);
        let is_old = second.is_some_and(u8::is_ascii_alphabetic);
        if is_old && today(now) >= OLD_FORM_ENDS {
            return Err(CannotRead::OldForm);
        }
        Ok(number)
    }

    /// The number itself: call it only where it has to leave.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The last four characters, as certificates carry them.
    #[must_use]
    pub fn tail(&self) -> &str {
        self.0.get(6..).unwrap_or_default()
    }

    /// Male for 1, 8, A and C in the second place; female for 2, 9, B and D.
    #[must_use]
    pub fn gender(&self) -> Gender {
        match self.0.as_bytes().get(1) {
            Some(b'1' | b'8' | b'A' | b'C') => Gender::Male,
            _ => Gender::Female,
        }
    }
}

/// The weighted sum of the eleven digits, or `None` when the shape is wrong.
fn checksum(bytes: [u8; 10]) -> Option<u32> {
    let [first, second, rest @ ..] = bytes;
    let area = letter_value(first)?;
    let second = match second {
        b'1' | b'2' | b'8' | b'9' => u32::from(second - b'0'),
        b'A'..=b'D' => letter_value(second)? % 10,
        _ => return None,
    };
    let mut digits = vec![area / 10, area % 10, second];
    for byte in rest {
        digits.push(char::from(byte).to_digit(10)?);
    }
    Some(
        digits
            .iter()
            .zip(WEIGHTS)
            .map(|(digit, weight)| digit * weight)
            .sum(),
    )
}

fn letter_value(letter: u8) -> Option<u32> {
    let place = LETTERS.iter().position(|&known| known == letter)?;
    u32::try_from(place).ok().map(|place| place + 10)
}

impl fmt::Debug for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalId(…)")
    }
}

impl TryFrom<String> for NationalId {
    type Error = CannotRead;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<NationalId> for String {
    fn from(id: NationalId) -> Self {
        id.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;

    #[test]
    fn the_letters_have_their_values() {
        let expected = [
            ('A', 10),
            ('I', 34),
            ('J', 18),
            ('O', 35),
            ('P', 23),
            ('W', 32),
            ('X', 30),
            ('Y', 31),
            ('Z', 33),
        ];
        for (letter, value) in expected {
            assert_eq!(letter_value(letter as u8), Some(value), "{letter}");
        }
    }

    #[test]
    fn a_known_number_passes_and_each_neighbour_fails() {
        assert!(NationalId::parse("A123456789").is_ok());
        for last in "012345678".chars() {
            assert_eq!(
                NationalId::parse(&format!("A12345678{last}")).unwrap_err(),
                CannotRead::CheckDigit
            );
        }
    }

    #[test]
    fn the_old_form_of_resident_numbers_ends_with_the_year_2030_in_taiwan() {
        let old = (0..10).map(|last| format!("AC0123456{last}"));
        let old = old.filter(|number| NationalId::parse(number).is_ok());
        let old: Vec<String> = old.collect();
        assert_eq!(old.len(), 1);
        let end: Timestamp = "2030-12-31T16:00:00Z".parse().unwrap();
        for (now, taken) in [
            (end.minus(seconds(1)), true),
            (end, false),
            (end.plus(seconds(1)), false),
        ] {
            let read = NationalId::parse_at(&old[0], now);
            assert_eq!(read.is_ok(), taken);
            assert!(taken || read == Err(CannotRead::OldForm));
            assert!(NationalId::parse_at("A123456789", now).is_ok());
        }
    }

    #[test]
    fn the_probe_subject_is_refused() {
        assert_eq!(
            NationalId::parse("A999999999").unwrap_err(),
            CannotRead::CheckDigit
        );
    }

    #[test]
    fn typing_is_forgiven() {
        assert_eq!(
            NationalId::parse(" ａ１２３-456 789").unwrap().reveal(),
            "A123456789"
        );
    }

    #[test]
    fn other_shapes_are_refused() {
        assert_eq!(NationalId::parse("").unwrap_err(), CannotRead::Empty);
        for text in [
            "A12345678",
            "A1234567890",
            "1123456789",
            "A323456789",
            "AE23456789",
            "A12345678X",
            "王123456789",
        ] {
            assert_eq!(
                NationalId::parse(text).unwrap_err(),
                CannotRead::Shape,
                "{text}"
            );
        }
    }

    #[test]
    fn it_prints_nothing() {
        assert_eq!(
            format!("{:?}", NationalId::parse("A123456789").unwrap()),
            "NationalId(…)"
        );
    }
}
