//! A refusal as a page says it: the key of a sentence and the numbers in it.

use super::adapter::Outcome;
use super::card_failure::CardFailure;
use super::refusal::CannotProve;

/// Why not, as the page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denial {
    /// The key of the sentence.
    pub key: &'static str,
    /// How many tries are left, for the sentence that says so.
    pub tries: Option<u8>,
    /// The number of a stranger's error, for the sentence that quotes it.
    pub code: Option<u32>,
}

impl Denial {
    /// A refusal whose sentence needs no numbers.
    #[must_use]
    pub const fn plain(key: &'static str) -> Self {
        Self {
            key,
            tries: None,
            code: None,
        }
    }
}

impl From<CannotProve> for Denial {
    fn from(refusal: CannotProve) -> Self {
        Self::plain(refusal.key())
    }
}

impl From<CardFailure> for Denial {
    fn from(failure: CardFailure) -> Self {
        Self {
            key: failure.key(),
            tries: match failure {
                CardFailure::WrongPin { tries_left } => tries_left,
                _ => None,
            },
            code: match failure {
                CardFailure::Other(code) => Some(code),
                _ => None,
            },
        }
    }
}

impl From<CannotProve> for Outcome {
    fn from(refusal: CannotProve) -> Self {
        if refusal.is_ours() {
            Self::Unavailable(refusal.into())
        } else {
            Self::Denied(refusal.into())
        }
    }
}

impl From<CardFailure> for Outcome {
    fn from(failure: CardFailure) -> Self {
        Self::Denied(failure.into())
    }
}
