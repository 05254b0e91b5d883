//! Reading and writing the rows of counters and of what each may open.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::db::schema::{counter_datasets, counters, datasets, organizations};
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{CounterId, OrganizationId, ResourceId};
use crate::domain::organization::Counter;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = counters, check_for_backend(crate::db::MultiBackend))]
struct CounterRow {
    id: CounterId,
    organization_id: OrganizationId,
    name_zh: String,
    name_en: String,
    closed_at: Option<Timestamp>,
}

impl From<CounterRow> for Counter {
    fn from(row: CounterRow) -> Self {
        Self {
            id: row.id,
            organization: row.organization_id,
            name: Bilingual::new(row.name_zh, row.name_en),
            closed_at: row.closed_at,
        }
    }
}

/// The organisation's counter of this Chinese name, closed or not.
///
/// # Errors
/// A fault of the database.
pub fn find_counter_by_name(
    conn: &mut Conn,
    organization: OrganizationId,
    name: &str,
) -> db::Result<Option<Counter>> {
    let row: Option<CounterRow> = counters::table
        .filter(
            counters::organization_id
                .eq(organization)
                .and(counters::name_zh.eq(name)),
        )
        .select(CounterRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Counter::from))
}

/// Every counter, closed or not, each with the name of its organisation, in the order of both names.
///
/// # Errors
/// A fault of the database.
pub fn list_counters(conn: &mut Conn) -> db::Result<Vec<(Bilingual, Counter)>> {
    let rows: Vec<((String, String), CounterRow)> = counters::table
        .inner_join(organizations::table)
        .order((organizations::name_zh, counters::name_zh))
        .select((
            (organizations::name_zh, organizations::name_en),
            CounterRow::as_select(),
        ))
        .load(conn)?;
    let named = |((zh, en), row): ((String, String), CounterRow)| {
        (Bilingual::new(zh, en), Counter::from(row))
    };
    Ok(rows.into_iter().map(named).collect())
}

/// Adds a counter.
///
/// # Errors
/// A fault of the database.
pub fn insert_counter(tx: &mut Tx<'_>, now: Timestamp, counter: &Counter) -> db::Result<()> {
    diesel::insert_into(counters::table)
        .values((
            counters::id.eq(counter.id),
            counters::organization_id.eq(counter.organization),
            counters::name_zh.eq(&counter.name.zh),
            counters::name_en.eq(&counter.name.en),
            counters::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Closes a counter; `false` when it is not open.
///
/// # Errors
/// A fault of the database.
pub fn mark_counter_closed(
    tx: &mut Tx<'_>,
    counter: CounterId,
    now: Timestamp,
) -> db::Result<bool> {
    let open = counters::table
        .find(counter)
        .filter(counters::closed_at.is_null());
    let changed = diesel::update(open)
        .set(counters::closed_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Whether the counter is open.
///
/// # Errors
/// A fault of the database.
pub fn is_counter_open(conn: &mut Conn, counter: CounterId) -> db::Result<bool> {
    let open = counters::table
        .find(counter)
        .filter(counters::closed_at.is_null());
    Ok(diesel::select(exists(open)).get_result(conn)?)
}

/// Whether the data set is there.
///
/// # Errors
/// A fault of the database.
pub fn exists_dataset(conn: &mut Conn, dataset: &ResourceId) -> db::Result<bool> {
    Ok(diesel::select(exists(datasets::table.find(dataset))).get_result(conn)?)
}

/// Lets a counter open a data set; `false` when it could already.
///
/// # Errors
/// A fault of the database.
pub fn insert_counter_dataset(
    tx: &mut Tx<'_>,
    counter: CounterId,
    dataset: &ResourceId,
) -> db::Result<bool> {
    const INSERT: &str = "INSERT INTO counter_datasets (counter_id, dataset_id) VALUES ($1, $2) ON CONFLICT (counter_id, dataset_id) DO NOTHING";
    let added = diesel::sql_query(INSERT)
        .bind::<Text, _>(counter)
        .bind::<Text, _>(dataset)
        .execute(&mut **tx)?;
    Ok(added == 1)
}

/// Takes a data set away from a counter; `false` when it could not open it.
///
/// # Errors
/// A fault of the database.
pub fn delete_counter_dataset(
    tx: &mut Tx<'_>,
    counter: CounterId,
    dataset: &ResourceId,
) -> db::Result<bool> {
    let allowed = counter_datasets::table.find((counter, dataset));
    Ok(diesel::delete(allowed).execute(&mut **tx)? == 1)
}

/// The data sets that a counter may open, in the order of their identifiers.
///
/// # Errors
/// A fault of the database.
pub fn list_counter_datasets(conn: &mut Conn, counter: CounterId) -> db::Result<Vec<ResourceId>> {
    Ok(counter_datasets::table
        .filter(counter_datasets::counter_id.eq(counter))
        .order(counter_datasets::dataset_id)
        .select(counter_datasets::dataset_id)
        .load(conn)?)
}
