//! Writing parks and reading them back as a list would hold them.

use diesel::prelude::*;

use crate::db::schema::parks;
use crate::db::{self, Conn, Tx};
use crate::domain::park::geohash::geohash;
use crate::domain::park::import::Park;
use crate::kit::clock::Timestamp;

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
