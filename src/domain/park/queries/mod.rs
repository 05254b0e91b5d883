//! Asking the tables of the park data for the rows of any service, with bound values only.

pub mod cells;
pub mod listing;
pub mod made_up;
pub mod parks;
pub mod write;

use diesel::prelude::*;
use diesel::query_builder::BoxedSqlQuery;
use diesel::sql_types::{BigInt, Date, Double, Text, Timestamp as SqlTimestamp};

use super::catalogue::Service;
use super::odata::Value;
use super::odata::condition::{Condition, Words};
use crate::db::schema::park_imports;
use crate::db::{self, Conn, MultiBackend};
use crate::kit::clock::Timestamp;
use cells::Cells;

/// Which of the rows.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Without the first so many.
    pub skip: u64,
    /// At most so many.
    pub take: u64,
}

/// The words of this database.
#[must_use]
pub const fn words(conn: &Conn) -> Words {
    match conn {
        Conn::Sqlite(_) => Words::Sqlite,
        Conn::Postgres(_) => Words::Postgres,
    }
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many rows there are.
///
/// # Errors
/// A fault of the database.
pub fn count(conn: &mut Conn, service: &Service, conditions: &[Condition]) -> db::Result<u64> {
    let text = format!(
        "SELECT COUNT(*) AS count FROM {}{}",
        service.source,
        filter(conditions)
    );
    let counted: Counted = bound(text, conditions).get_result(conn)?;
    Ok(u64::try_from(counted.count).unwrap_or_default())
}

/// The rows, by the columns of `order` and then by their key; null before everything where the order ascends.
///
/// # Errors
/// A fault of the database, or a row that cannot be read.
pub fn list(
    conn: &mut Conn,
    service: &Service,
    conditions: &[Condition],
    order: &[(&str, bool)],
    limits: Limits,
) -> db::Result<Vec<Vec<Value>>> {
    let columns = cells::select(service.entity);
    let mut keys: Vec<String> = order
        .iter()
        .map(|(column, descending)| match descending {
            false => format!("{column} ASC NULLS FIRST"),
            true => format!("{column} DESC NULLS LAST"),
        })
        .collect();
    keys.extend(service.key.iter().map(|&key| key.to_owned()));
    let values: usize = conditions
        .iter()
        .map(|condition| condition.values.len())
        .sum();
    let text = format!(
        "SELECT {columns} FROM {}{} ORDER BY {} LIMIT ${} OFFSET ${}",
        service.source,
        filter(conditions),
        keys.join(", "),
        values + 1,
        values + 2,
    );
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let rows: Vec<Cells> = bound(text, conditions)
        .bind::<BigInt, _>(number(limits.take))
        .bind::<BigInt, _>(number(limits.skip))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|cells| cells.nest(service.entity))
        .collect())
}

/// ` WHERE …`, the numbers of the values ascending.
fn filter(conditions: &[Condition]) -> String {
    let mut before = 0;
    let mut pieces = Vec::with_capacity(conditions.len());
    for condition in conditions {
        pieces.push(condition.numbered(before));
        before += condition.values.len();
    }
    if pieces.is_empty() {
        return String::new();
    }
    format!(" WHERE {}", pieces.join(" AND "))
}

type Boxed = BoxedSqlQuery<'static, MultiBackend, diesel::query_builder::SqlQuery>;

fn bound(text: String, conditions: &[Condition]) -> Boxed {
    let mut query = diesel::sql_query(text).into_boxed::<MultiBackend>();
    for value in conditions.iter().flat_map(|condition| &condition.values) {
        query = match value.clone() {
            Value::Text(text) => query.bind::<Text, _>(text),
            Value::Integer(whole) => query.bind::<BigInt, _>(whole),
            Value::Real(number) => query.bind::<Double, _>(number),
            Value::Date(day) => query.bind::<Date, _>(day),
            Value::Instant(at) => {
                query.bind::<SqlTimestamp, _>(Timestamp::from_utc(at.naive_utc()))
            }
            // No column holds any other kind, so none is ever compared with one.
            _ => query.bind::<diesel::sql_types::Nullable<Text>, _>(None::<String>),
        };
    }
    query
}

/// When park data last changed.
///
/// # Errors
/// A fault of the database.
pub fn find_last_change(conn: &mut Conn) -> db::Result<Option<Timestamp>> {
    Ok(park_imports::table
        .select(diesel::dsl::max(park_imports::at))
        .first(conn)?)
}
