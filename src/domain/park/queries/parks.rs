//! Writing parks and reading them back as a list would hold them.

use std::collections::BTreeMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::db::schema::{agencies, factories, parks};
use crate::db::{self, Conn, Tx};
use crate::domain::park::geohash::geohash;
use crate::domain::park::import::Park;
use crate::kit::clock::Timestamp;

/// Numbers in one statement.
const BATCH: usize = 500;

type ParkRow = (
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<f64>,
    Option<f64>,
);

/// The parks as a list would hold them.
///
/// # Errors
/// A fault of the database.
pub fn list_parks(conn: &mut Conn) -> db::Result<Vec<Park>> {
    let rows: Vec<ParkRow> = parks::table
        .filter(parks::gone_at.is_null())
        .select((
            parks::id,
            parks::name_zh,
            parks::name_en,
            parks::city,
            parks::town,
            parks::latitude,
            parks::longitude,
        ))
        .load(conn)?;
    let park = |(id, name, english, city, town, latitude, longitude): ParkRow| Park {
        id,
        name,
        english,
        city,
        town,
        place: latitude.zip(longitude),
    };
    Ok(rows.into_iter().map(park).collect())
}

pub(in super::super) fn insert_park(
    tx: &mut Tx<'_>,
    now: Timestamp,
    park: &Park,
) -> db::Result<()> {
    diesel::insert_into(parks::table)
        .values((
            parks::id.eq(&park.id),
            parks::name_zh.eq(&park.name),
            parks::version.eq(1_i64),
            parks::updated_at.eq(now),
        ))
        .execute(&mut **tx)?;
    set_park(tx, now, park)
}

pub(in super::super) fn replace_park(
    tx: &mut Tx<'_>,
    now: Timestamp,
    park: &Park,
) -> db::Result<()> {
    diesel::update(parks::table.find(&park.id))
        .set(parks::version.eq(parks::version + 1))
        .execute(&mut **tx)?;
    set_park(tx, now, park)
}

fn set_park(tx: &mut Tx<'_>, now: Timestamp, park: &Park) -> db::Result<()> {
    let hash = park
        .place
        .map(|(latitude, longitude)| geohash(latitude, longitude));
    diesel::update(parks::table.find(&park.id))
        .set((
            parks::name_zh.eq(&park.name),
            parks::name_en.eq(&park.english),
            parks::city.eq(&park.city),
            parks::town.eq(&park.town),
            parks::latitude.eq(park.place.map(|(latitude, _)| latitude)),
            parks::longitude.eq(park.place.map(|(_, longitude)| longitude)),
            parks::geohash.eq(hash),
            parks::updated_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// How many factories stand in each park that has any.
pub(in super::super) fn count_factories(conn: &mut Conn) -> db::Result<BTreeMap<String, i64>> {
    let counted: Vec<(Option<String>, i64)> = factories::table
        .filter(factories::gone_at.is_null())
        .filter(factories::park_id.is_not_null())
        .group_by(factories::park_id)
        .select((factories::park_id, count_star()))
        .load(conn)?;
    let known = |(park, count): (Option<String>, i64)| Some((park?, count));
    Ok(counted.into_iter().filter_map(known).collect())
}

/// What is told of these parks is different from now on.
pub(in super::super) fn mark_parks_changed(
    tx: &mut Tx<'_>,
    now: Timestamp,
    numbers: &[&str],
) -> db::Result<()> {
    for batch in numbers.chunks(BATCH) {
        diesel::update(parks::table.filter(parks::id.eq_any(batch.iter().copied())))
            .set((
                parks::version.eq(parks::version + 1),
                parks::updated_at.eq(now),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// What is told of the agency of this park is different from now on; not every park has one.
pub(in super::super) fn mark_agency_changed(
    tx: &mut Tx<'_>,
    now: Timestamp,
    park: &str,
) -> db::Result<usize> {
    let agency: Option<Option<String>> = parks::table
        .find(park)
        .select(parks::agency_id)
        .first(&mut **tx)
        .optional()?;
    let Some(agency) = agency.flatten() else {
        return Ok(0);
    };
    Ok(diesel::update(agencies::table.find(agency))
        .set(agencies::updated_at.eq(now))
        .execute(&mut **tx)?)
}
