//! The eight digits: drawn, read back, hashed.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::domain::ids::OpeningId;
use crate::kit::random::{DIGITS, Random};
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// So many digits.
pub const LENGTH: usize = 8;

const LOOKUP: &str = "one_time_passwords.password";

/// The digits of one password. Prints nothing.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Digits(String);

/// Why a text is no one-time password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// Not eight digits.
    #[error("not eight digits")]
    Shape,
}

impl Digits {
    /// A new one.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        Self(random.symbols(DIGITS, LENGTH))
    }

    /// Reads what was typed or pasted: blanks, dashes and full width are forgiven.
    ///
    /// # Errors
    /// When nothing is left, or something else than eight digits.
    pub fn read(typed: &str) -> Result<Self, CannotRead> {
        let text: String = typed
            .nfkc()
            .filter(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '-' | '‐' | '–'))
            .take(LENGTH + 1)
            .collect();
        if text.is_empty() {
            return Err(CannotRead::Empty);
        }
        let fits = text.len() == LENGTH && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then_some(Self(text)).ok_or(CannotRead::Shape)
    }

    /// The keyed hash that is kept: of the digits together with their opening.
    pub(super) fn lookup(&self, vault: &Vault, opening: OpeningId) -> String {
        vault.lookup(LOOKUP, &self.bound(opening))
    }

    /// Whether `lookup` is of these digits for this opening; compared in constant time.
    pub(super) fn matches(&self, vault: &Vault, opening: OpeningId, lookup: &str) -> bool {
        vault.matches(LOOKUP, &self.bound(opening), lookup)
    }

    /// The digits, for the letter that delivers them.
    #[must_use]
    pub fn to_secret(&self) -> Secret {
        Secret::new(self.0.as_str())
    }

    fn bound(&self, opening: OpeningId) -> String {
        format!("{opening}\n{}", self.0)
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digits(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SeededChance;

    #[test]
    fn what_is_drawn_can_be_read_and_prints_nothing() {
        let drawn = Digits::draw(&SeededChance::from_seed(1));
        assert_eq!(Digits::read(&drawn.0).unwrap().0, drawn.0);
        assert_eq!(format!("{drawn:?}"), "Digits(…)");
    }

    #[test]
    fn pasting_is_forgiven_and_other_texts_are_refused() {
        for text in [
            " 1909 0076 ",
            "1909-0076",
            "１９０９００７６",
            "19090076\r\n",
        ] {
            assert_eq!(Digits::read(text).unwrap().0, "19090076");
        }
        assert_eq!(Digits::read(" ").unwrap_err(), CannotRead::Empty);
        for text in [
            "1909007",
            "190900761",
            "1909007a",
            "一九零九零零七六",
            "٠٩٠٩٠٠٧٦",
        ] {
            assert_eq!(Digits::read(text).unwrap_err(), CannotRead::Shape, "{text}");
        }
    }
}
