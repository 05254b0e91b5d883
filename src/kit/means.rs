//! What a rule that draws and seals secrets needs besides its transaction.

use super::random::Random;
use super::seal::Vault;

/// The vault and chance, handed on together.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// Seals, opens, looks up.
    pub vault: &'a Vault,
    /// Chance.
    pub random: &'a dyn Random,
}

impl<'a> Means<'a> {
    /// Both of them.
    #[must_use]
    pub const fn new(vault: &'a Vault, random: &'a dyn Random) -> Self {
        Self { vault, random }
    }
}
