//! 我想要更多: wishes for data that cannot be had yet. Reviewers read them; nobody is named in them by us.

pub mod queries;

use crate::db::{self, Tx};
use crate::domain::ids::WishId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::writing::prose;
use crate::text::Locale;

/// The longest wish, in characters.
pub const LONGEST: usize = 500;

/// Why a wish is not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotWish {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// More than [`LONGEST`] characters.
    #[error("too long")]
    TooLong,
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Keeps a wish, without characters that are not seen.
///
/// # Errors
/// [`CannotWish`] when it is empty or too long.
pub fn make(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    locale: Locale,
    words: &str,
) -> Result<(), CannotWish> {
    let words = prose(words);
    if words.is_empty() {
        return Err(CannotWish::Empty);
    }
    if words.chars().count() > LONGEST {
        return Err(CannotWish::TooLong);
    }
    queries::insert(tx, now, WishId::draw(vault.random()), locale, &words)?;
    Ok(())
}
