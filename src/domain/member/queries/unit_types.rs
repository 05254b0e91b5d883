//! Reading the rows of unit types.

use diesel::prelude::*;

use crate::db::schema::unit_types;
use crate::db::{self, Conn};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::UnitTypeId;

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

/// Whether this is a unit that can be chosen: not a group, and not closed.
///
/// # Errors
/// A fault of the database.
pub fn is_open(conn: &mut Conn, id: UnitTypeId) -> db::Result<bool> {
    let open = unit_types::table.find(id).filter(
        unit_types::closed_at
            .is_null()
            .and(unit_types::parent_id.is_not_null()),
    );
    Ok(open.count().get_result::<i64>(conn)? == 1)
}
