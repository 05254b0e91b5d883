//! What one press of a form makes, however often it arrives: a form carries a mark that was drawn when it was shown, and
//! what it makes is called after the mark and all that was filled in. The second press finds its name taken; whoever goes
//! back and fills in something else has pressed another time.
//!
//! Deliberately absent: how a form carries the mark (`http/once`).

use uuid::{Builder, Uuid};

use super::seal::Vault;

/// The kind of the marks' look-ups.
const LOOKUP: &str = "forms.once";
/// The most characters of a mark.
const LONGEST: usize = 64;

/// One press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Once(Uuid);

impl Once {
    /// The press of `who` on the form that carried `mark`, filled in as `said` tells. Nobody can name what another person
    /// makes; a form without a mark is a press of its own each time.
    #[must_use]
    pub fn of(vault: &Vault, who: &str, mark: &str, said: &str) -> Self {
        if mark.is_empty() || mark.len() > LONGEST {
            return Self(vault.random().uuid());
        }
        let mut bytes = [0; 16];
        let hash = vault.lookup(LOOKUP, &format!("{who}\n{mark}\n{said}"));
        let drawn = hex::decode_to_slice(hash.get(..32).unwrap_or_default(), &mut bytes);
        drawn.map_or_else(
            |_| Self(vault.random().uuid()),
            |()| Self(Builder::from_random_bytes(bytes).into_uuid()),
        )
    }

    /// What the press makes is called so.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}
