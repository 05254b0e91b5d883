//! Writing factories and reading them back as a file would hold them; noting imports.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::cells::{read_items, written};
use crate::db::schema::{factories, park_imports};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::RowId;
use crate::domain::park::geohash::geohash;
use crate::domain::park::import::Taken;
use crate::domain::park::register::Factory;
use crate::each_backend;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// Rows of one statement: both databases take as many values.
const BATCH: usize = 500;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = factories, treat_none_as_default_value = false)]
struct Row {
    id: String,
    name: String,
    business_no: Option<String>,
    park_id: Option<String>,
    address: Option<String>,
    city: Option<String>,
    town: Option<String>,
    organization: Option<String>,
    setup_on: Option<NaiveDate>,
    registered_on: Option<NaiveDate>,
    status: Option<String>,
    longitude: Option<f64>,
    latitude: Option<f64>,
    geohash: Option<String>,
    products: String,
    classes: String,
    updated_at: Timestamp,
    gone_at: Option<Timestamp>,
}

impl Row {
    fn of(factory: &Factory, now: Timestamp) -> Self {
        let factory = factory.clone();
        Self {
            geohash: factory
                .place
                .map(|(latitude, longitude)| geohash(latitude, longitude)),
            longitude: factory.place.map(|(_, longitude)| longitude),
            latitude: factory.place.map(|(latitude, _)| latitude),
            products: written(&factory.products),
            classes: written(&factory.classes),
            id: factory.id,
            name: factory.name,
            business_no: factory.business_no,
            park_id: factory.park,
            address: factory.address,
            city: factory.city,
            town: factory.town,
            organization: factory.organization,
            setup_on: factory.setup_on,
            registered_on: factory.registered_on,
            status: factory.status,
            updated_at: now,
            gone_at: None,
        }
    }
}

impl From<Row> for Factory {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            business_no: row.business_no,
            park: row.park_id,
            address: row.address,
            city: row.city,
            town: row.town,
            organization: row.organization,
            setup_on: row.setup_on,
            registered_on: row.registered_on,
            status: row.status,
            place: row.latitude.zip(row.longitude),
            products: read_items(&row.products),
            classes: read_items(&row.classes),
        }
    }
}

/// The factories that are not gone.
pub(in super::super) fn list_factories(conn: &mut Conn) -> db::Result<Vec<Factory>> {
    let rows: Vec<Row> = each_backend!(conn, conn => factories::table
        .filter(factories::gone_at.is_null())
        .select(Row::as_select())
        .load(conn)?);
    Ok(rows.into_iter().map(Factory::from).collect())
}

/// Puts factories in the place of those with the same numbers.
pub(in super::super) fn replace_factories(
    tx: &mut Tx<'_>,
    now: Timestamp,
    new: &[&Factory],
) -> db::Result<()> {
    for batch in new.chunks(BATCH) {
        let numbers: Vec<&str> = batch.iter().map(|factory| factory.id.as_str()).collect();
        diesel::delete(factories::table.filter(factories::id.eq_any(numbers)))
            .execute(&mut **tx)?;
        let rows: Vec<Row> = batch.iter().map(|factory| Row::of(factory, now)).collect();
        each_backend!(*tx, conn => diesel::insert_into(factories::table).values(&rows).execute(conn)?);
    }
    Ok(())
}

pub(in super::super) fn mark_factories_gone(
    tx: &mut Tx<'_>,
    now: Timestamp,
    numbers: &[&str],
) -> db::Result<()> {
    for batch in numbers.chunks(BATCH) {
        diesel::update(factories::table.filter(factories::id.eq_any(batch.iter().copied())))
            .set((factories::gone_at.eq(now), factories::updated_at.eq(now)))
            .execute(&mut **tx)?;
    }
    Ok(())
}

pub(in super::super) fn insert_import(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    (kind, taken): (&str, Taken),
) -> db::Result<()> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    diesel::insert_into(park_imports::table)
        .values((
            park_imports::id.eq(RowId::draw(random)),
            park_imports::kind.eq(kind),
            park_imports::added.eq(number(taken.added)),
            park_imports::changed.eq(number(taken.changed)),
            park_imports::gone.eq(number(taken.gone)),
            park_imports::at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
