//! The eight characters of a barcode: which they are, and how they are read back.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::kit::random::Random;

/// Lower-case letters and digits without `0`, `o`, `1` and `l`, which people confuse.
pub const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// So many of them: 40 bits.
pub const LENGTH: usize = 8;

/// The characters of one barcode. Prints nothing: whoever knows them can begin an opening.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Symbols(String);

/// Why a text is no barcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Nothing was read.
    #[error("empty")]
    Empty,
    /// Not eight of the characters that barcodes have.
    #[error("not eight characters of a barcode")]
    Shape,
}

impl Symbols {
    /// New ones.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        Self(random.symbols(ALPHABET, LENGTH))
    }

    /// Reads what a scanner sent or a person typed: control characters, blanks and dashes go, upper case and full
    /// width are forgiven.
    ///
    /// # Errors
    /// When nothing is left, or something else than eight characters of the alphabet.
    pub fn read(typed: &str) -> Result<Self, CannotRead> {
        let text: String = typed
            .nfkc()
            .filter(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '-' | '‐' | '–'))
            .take(LENGTH + 1)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if text.is_empty() {
            return Err(CannotRead::Empty);
        }
        let fits = text.len() == LENGTH && text.bytes().all(|byte| ALPHABET.contains(&byte));
        fits.then_some(Self(text)).ok_or(CannotRead::Shape)
    }

    /// The characters themselves: for the citizen's own page, and for looking them up.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// In two groups of four, as people read them out.
    #[must_use]
    pub fn spaced(&self) -> String {
        let (first, second) = self.0.split_at_checked(LENGTH / 2).unwrap_or_default();
        format!("{first} {second}")
    }
}

impl fmt::Debug for Symbols {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Symbols(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SeededChance;

    #[test]
    fn what_is_drawn_can_be_read() {
        let random = SeededChance::from_seed(1);
        for _ in 0..200 {
            let drawn = Symbols::draw(&random);
            assert_eq!(Symbols::read(drawn.reveal()).unwrap(), drawn);
        }
    }

    #[test]
    fn scanners_and_typing_are_forgiven() {
        for text in [
            "kh6tup5s",
            " KH6TUP5S\t",
            "kh6t up5s\r\n",
            "\u{2}kh6tup5s\u{3}",
            "ｋｈ６ｔｕｐ５ｓ",
            "KH6T-UP5S",
        ] {
            assert_eq!(
                Symbols::read(text).unwrap().reveal(),
                "kh6tup5s",
                "{text:?}"
            );
        }
    }

    #[test]
    fn other_texts_are_refused() {
        assert_eq!(Symbols::read("\r\n ").unwrap_err(), CannotRead::Empty);
        for text in [
            "kh6tup5",
            "kh6tup5sa",
            "kh6tup50",
            "kh6tup51",
            "kh6tup5l",
            "kh6tup5o",
            "條碼條碼條碼條碼",
        ] {
            assert_eq!(
                Symbols::read(text).unwrap_err(),
                CannotRead::Shape,
                "{text}"
            );
        }
        assert!(Symbols::read(&"a".repeat(1_000_000)).is_err());
    }

    #[test]
    fn they_print_nothing_and_are_read_out_in_two_groups() {
        let symbols = Symbols::read("kh6tup5s").unwrap();
        assert_eq!(format!("{symbols:?}"), "Symbols(…)");
        assert_eq!(symbols.spaced(), "kh6t up5s");
    }
}
