//! Reading and writing the rows of visits.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};

use crate::db::schema::visits;
use crate::db::{self, Conn, Tx};
use crate::each_backend;

/// Adds to a day.
///
/// # Errors
/// A fault of the database.
pub fn add(tx: &mut Tx<'_>, day: NaiveDate, pages: i64) -> db::Result<()> {
    each_backend!(&mut **tx, conn => diesel::insert_into(visits::table)
        .values((visits::day.eq(day), visits::pages.eq(pages)))
        .on_conflict(visits::day)
        .do_update()
        .set(visits::pages.eq(visits::pages + pages))
        .execute(conn))?;
    Ok(())
}

/// The sum of all days.
///
/// # Errors
/// A fault of the database.
pub fn sum(conn: &mut Conn) -> db::Result<i64> {
    let sum = diesel::dsl::sql::<Nullable<BigInt>>("CAST(SUM(pages) AS BIGINT)");
    Ok(visits::table
        .select(sum)
        .first::<Option<i64>>(conn)?
        .unwrap_or_default())
}
