//! `column IN (…)`, written so that it is one statement however many values there are.
//!
//! Diesel's `eq_any` has a mark for each value on SQLite, so no such statement is ever kept prepared: it is planned anew
//! for each list. For what is asked with every commit, the values go as one here: a JSON text that SQLite takes apart,
//! an array on PostgreSQL.

use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, Bool, Text};
use diesel::sqlite::Sqlite;

/// Whether what stands in a text column is one of these values. `NULL` is none.
#[derive(Debug, Clone, QueryId, ValidGrouping)]
pub struct Among<Column> {
    column: Column,
    values: Vec<String>,
    json: String,
}

/// The rows in whose `column` one of `values` stands.
pub fn among<Column>(
    column: Column,
    values: impl IntoIterator<Item = impl ToString>,
) -> Among<Column>
where
    Column: Expression<SqlType = Text>,
{
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    let json = serde_json::Value::from(values.as_slice()).to_string();
    Among {
        column,
        values,
        json,
    }
}

impl<Column: Expression> Expression for Among<Column> {
    type SqlType = Bool;
}

impl<Column, From> AppearsOnTable<From> for Among<Column>
where
    Self: Expression,
    Column: AppearsOnTable<From>,
{
}

impl<Column, From> SelectableExpression<From> for Among<Column>
where
    Self: AppearsOnTable<From>,
    Column: SelectableExpression<From>,
{
}

impl<Column: QueryFragment<Sqlite>> QueryFragment<Sqlite> for Among<Column> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, _>(&self.json)?;
        out.push_sql("))");
        Ok(())
    }
}

impl<Column: QueryFragment<Pg>> QueryFragment<Pg> for Among<Column> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" = ANY(");
        out.push_bind_param::<Array<Text>, _>(&self.values)?;
        out.push_sql(")");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use diesel::connection::InstrumentationEvent;

    use super::*;
    use crate::db::schema::limits;
    use crate::db::trial;
    use crate::db::{Conn, Result, Tx};
    use crate::each_backend;
    use crate::kit::clock::Timestamp;

    const NAMES: [&str; 4] = ["a", "\"quoted\", [1]", "null", "一\\u4e00"];

    fn fill(tx: &mut Tx<'_>) -> Result<()> {
        let at = Timestamp::from_unix(0).unwrap();
        for name in NAMES {
            let row = (
                limits::bucket.eq(name),
                limits::used.eq(1),
                limits::began_at.eq(at),
                limits::expires_at.eq(at),
            );
            diesel::insert_into(limits::table)
                .values(row)
                .execute(&mut **tx)?;
        }
        Ok(())
    }

    fn found(conn: &mut Conn, values: &[&str]) -> Result<Vec<String>> {
        Ok(each_backend!(conn, inner => limits::table
            .filter(among(limits::bucket, values))
            .order(limits::bucket)
            .select(limits::bucket)
            .load(inner)?))
    }

    #[test]
    fn just_the_rows_of_these_values_are_found_whatever_stands_in_them() {
        for trial in trial::each() {
            trial.db.write_now(fill).unwrap();
            let found = |values: &[&str]| trial.db.read_now(|conn| found(conn, values)).unwrap();
            for name in NAMES {
                assert_eq!(found(&[name]), [name]);
            }
            assert_eq!(found(&["null", "nobody", "a", "a"]), ["a", "null"]);
            assert_eq!(found(&NAMES).len(), NAMES.len());
            assert!(found(&[]).is_empty());
        }
    }

    #[test]
    fn it_is_prepared_once_for_lists_of_every_length() {
        let trial = trial::on_sqlite();
        let prepared = Arc::new(AtomicUsize::new(0));
        let noted = Arc::clone(&prepared);
        let mut conn = trial.db.bare().unwrap();
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if matches!(event, InstrumentationEvent::CacheQuery { .. }) {
                noted.fetch_add(1, Ordering::Relaxed);
            }
        });
        for count in [0, 1, 2, 4] {
            found(&mut conn, &NAMES[..count]).unwrap();
        }
        assert_eq!(prepared.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn the_rows_are_found_by_the_index() {
        let trial = trial::on_sqlite();
        let rows = limits::table.filter(among(limits::bucket, NAMES));
        let asked = diesel::debug_query::<Sqlite, _>(&rows.select(limits::used)).to_string();
        let (text, _) = asked.split_once(" -- ").unwrap();
        let plan = format!("EXPLAIN QUERY PLAN {}", text.replace('?', "'[]'"));
        let told: Vec<Step> = trial
            .db
            .read_now(|conn| -> Result<_> { Ok(diesel::sql_query(plan).load(conn)?) })
            .unwrap();
        let by_index = |step: &Step| step.detail.starts_with("SEARCH limits USING INDEX");
        assert!(told.iter().any(by_index), "{told:?}");
    }

    #[derive(Debug, QueryableByName)]
    struct Step {
        #[diesel(sql_type = Text)]
        detail: String,
    }
}
