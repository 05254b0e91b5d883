//! Counting in the table `limits`.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp as SqlTimestamp};

use crate::db::among::among;
use crate::db::schema::limits;
use crate::db::{self, Conn, Tx};
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// Counts one more in `bucket`, beginning a window `now..until` where none runs; `false` when the window that
/// runs is full.
///
/// # Errors
/// A fault of the database.
pub fn mark_used(
    tx: &mut Tx<'_>,
    bucket: &str,
    now: Timestamp,
    until: Timestamp,
    most: u32,
) -> db::Result<bool> {
    const COUNT: &str = "INSERT INTO limits (bucket, began_at, used, expires_at) VALUES ($1, $2, 1, $3) \
        ON CONFLICT (bucket) DO UPDATE SET \
        used = CASE WHEN limits.expires_at <= excluded.began_at THEN 1 ELSE limits.used + 1 END, \
        began_at = CASE WHEN limits.expires_at <= excluded.began_at THEN excluded.began_at ELSE limits.began_at END, \
        expires_at = CASE WHEN limits.expires_at <= excluded.began_at THEN excluded.expires_at ELSE limits.expires_at END \
        WHERE limits.expires_at <= excluded.began_at OR limits.used < $4";
    let changed = diesel::sql_query(COUNT)
        .bind::<Text, _>(bucket)
        .bind::<SqlTimestamp, _>(now)
        .bind::<SqlTimestamp, _>(until)
        .bind::<BigInt, _>(i64::from(most))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// When the window of `bucket` ends.
///
/// # Errors
/// A fault of the database.
pub fn find_end(conn: &mut Conn, bucket: &str) -> db::Result<Option<Timestamp>> {
    Ok(find_state(conn, bucket)?.map(|(_, ends)| ends))
}

/// How many tries are counted in `bucket`, and when its window ends.
///
/// # Errors
/// A fault of the database.
pub fn find_state(conn: &mut Conn, bucket: &str) -> db::Result<Option<(i64, Timestamp)>> {
    Ok(limits::table
        .find(bucket)
        .select((limits::used, limits::expires_at))
        .first(conn)
        .optional()?)
}

/// How many tries are counted in each of these buckets, and when its window ends; those without one are left out.
///
/// # Errors
/// A fault of the database.
pub fn list_states(
    conn: &mut Conn,
    buckets: &[&str],
) -> db::Result<HashMap<String, (i64, Timestamp)>> {
    let rows: Vec<(String, i64, Timestamp)> = each_backend!(conn, inner => limits::table
        .filter(among(limits::bucket, buckets))
        .select((limits::bucket, limits::used, limits::expires_at))
        .load(inner)?);
    let state = |(bucket, used, ends)| (bucket, (used, ends));
    Ok(rows.into_iter().map(state).collect())
}

/// Deletes the windows that have ended by `now`, and answers how many those were.
///
/// # Errors
/// A fault of the database.
pub fn delete_ended(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    Ok(diesel::delete(limits::table.filter(limits::expires_at.le(now))).execute(&mut **tx)?)
}
