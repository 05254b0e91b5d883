//! What is wrong with an option, and where.

/// A mistake of the caller, in words that name the property, token or position.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} at position {at}")]
pub struct Mistake {
    /// The character, counted from 1.
    pub at: usize,
    /// What is wrong.
    pub what: String,
}

impl Mistake {
    /// `what` is wrong at the character `at`, counted from 0.
    pub(super) fn new(at: usize, what: impl Into<String>) -> Self {
        Self {
            at: at + 1,
            what: what.into(),
        }
    }
}
