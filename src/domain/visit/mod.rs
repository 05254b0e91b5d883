//! 瀏覽人次: how often pages of all portals were visited, by day, nobody named. The sum stands at the foot of every page.
//!
//! Deliberately absent: telling visitors apart, which would take something of each.

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
