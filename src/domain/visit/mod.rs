//! 瀏覽人次 and 瀏覽人數: how often pages were visited, and by how many visitors of the park data platform; by day, nobody
//! named.

pub mod queries;

use chrono::NaiveDate;

use crate::db::{self, Tx};

/// Adds `pages` to the day and answers the sum of all days.
///
/// # Errors
/// A fault of the database.
pub fn add(tx: &mut Tx<'_>, day: NaiveDate, pages: i64) -> db::Result<i64> {
    if pages > 0 {
        queries::add(tx, day, pages)?;
    }
    queries::sum(tx)
}

/// Adds `visitors` to the day and answers the sum of all days.
///
/// # Errors
/// A fault of the database.
pub fn add_visitors(tx: &mut Tx<'_>, day: NaiveDate, visitors: i64) -> db::Result<i64> {
    if visitors > 0 {
        queries::add_visitors(tx, day, visitors)?;
    }
    queries::sum_visitors(tx)
}
