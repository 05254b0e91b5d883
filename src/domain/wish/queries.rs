//! Reading and writing the rows of wishes.

use diesel::prelude::*;

use crate::db::schema::wishes;
use crate::db::{self, Tx};
use crate::domain::ids::WishId;
use crate::kit::clock::Timestamp;
use crate::text::Locale;

/// Adds a wish.
///
/// # Errors
/// A fault of the database.
pub fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: WishId,
    locale: Locale,
    words: &str,
) -> db::Result<()> {
    diesel::insert_into(wishes::table)
        .values((
            wishes::id.eq(id),
            wishes::wish.eq(words),
            wishes::locale.eq(locale),
            wishes::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
