//! Reading and writing the rows of unit types.

use diesel::prelude::*;

use crate::db::schema::unit_types;
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::UnitTypeId;
use crate::kit::clock::Timestamp;

/// A group, or a unit within one.
#[derive(Queryable, Selectable)]
#[diesel(table_name = unit_types, check_for_backend(crate::db::MultiBackend))]
pub struct UnitRow {
    /// Its row.
    pub id: UnitTypeId,
    /// The group of a unit; `None` for a group.
    #[diesel(column_name = parent_id)]
    pub parent: Option<UnitTypeId>,
    name_zh: String,
    name_en: String,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How often it was renamed, from 1.
    pub version: i64,
}

impl UnitRow {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> Bilingual {
        Bilingual::new(&*self.name_zh, &*self.name_en)
    }
}

/// The rows that are not closed, in the order of the list.
///
/// # Errors
/// A fault of the database.
pub fn list_open(conn: &mut Conn) -> db::Result<Vec<UnitRow>> {
    Ok(unit_types::table
        .filter(unit_types::closed_at.is_null())
        .order((unit_types::place, unit_types::id))
        .select(UnitRow::as_select())
        .load(conn)?)
}

/// One row, closed or not.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: UnitTypeId) -> db::Result<Option<UnitRow>> {
    Ok(unit_types::table
        .find(id)
        .select(UnitRow::as_select())
        .first(conn)
        .optional()?)
}

/// Whether this is a unit that can be chosen: not a group, and neither it nor its group is closed.
///
/// # Errors
/// A fault of the database.
pub fn is_open(conn: &mut Conn, id: UnitTypeId) -> db::Result<bool> {
    let Some(row) = find(conn, id)?.filter(|row| row.closed_at.is_none()) else {
        return Ok(false);
    };
    let group = match row.parent {
        Some(parent) => find(conn, parent)?,
        None => None,
    };
    Ok(group.is_some_and(|group| group.closed_at.is_none()))
}

/// Every row, in the order of the list.
///
/// # Errors
/// A fault of the database.
pub fn list_all(conn: &mut Conn) -> db::Result<Vec<UnitRow>> {
    Ok(unit_types::table
        .order((unit_types::place, unit_types::id))
        .select(UnitRow::as_select())
        .load(conn)?)
}

/// Adds a group, or a unit to a group.
///
/// # Errors
/// A fault of the database.
pub fn insert(
    tx: &mut Tx<'_>,
    (id, parent, place): (UnitTypeId, Option<UnitTypeId>, i64),
    name: &Bilingual,
) -> db::Result<()> {
    diesel::insert_into(unit_types::table)
        .values((
            unit_types::id.eq(id),
            unit_types::parent_id.eq(parent),
            unit_types::name_zh.eq(&name.zh),
            unit_types::name_en.eq(&name.en),
            unit_types::place.eq(place),
            unit_types::version.eq(1_i64),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Renames one; `false` when it is of another version, or there is none such.
///
/// # Errors
/// A fault of the database.
pub fn replace_name(
    tx: &mut Tx<'_>,
    (id, version): (UnitTypeId, i64),
    name: &Bilingual,
) -> db::Result<bool> {
    let seen = unit_types::table.find(id);
    let changed = diesel::update(seen.filter(unit_types::version.eq(version)))
        .set((
            unit_types::name_zh.eq(&name.zh),
            unit_types::name_en.eq(&name.en),
            unit_types::version.eq(version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Puts one at a place among its siblings; `false` when there is none such.
///
/// # Errors
/// A fault of the database.
pub fn replace_place(tx: &mut Tx<'_>, id: UnitTypeId, place: i64) -> db::Result<bool> {
    let changed = diesel::update(unit_types::table.find(id))
        .set(unit_types::place.eq(place))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Closes one, or opens it again; `false` when it is so already, or there is none such.
///
/// # Errors
/// A fault of the database.
pub fn mark_closed(
    tx: &mut Tx<'_>,
    id: UnitTypeId,
    closed_at: Option<Timestamp>,
) -> db::Result<bool> {
    let row = unit_types::table.find(id);
    let set = unit_types::closed_at.eq(closed_at);
    let changed = if closed_at.is_some() {
        diesel::update(row.filter(unit_types::closed_at.is_null()))
            .set(set)
            .execute(&mut **tx)?
    } else {
        diesel::update(row.filter(unit_types::closed_at.is_not_null()))
            .set(set)
            .execute(&mut **tx)?
    };
    Ok(changed == 1)
}
