//! 單位類型: a list of two levels. What is closed stays with those who chose it and is offered to nobody else.

use super::queries::unit_types as queries;
use crate::db::{self, Conn};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::UnitTypeId;

/// A unit that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Which one.
    pub id: UnitTypeId,
    /// The group it stands in.
    pub group: Bilingual,
    /// Its name within the group.
    pub name: Bilingual,
}

/// Every unit that can be chosen, in the order of the list.
///
/// # Errors
/// A fault of the database.
pub fn list_open(conn: &mut Conn) -> db::Result<Vec<Unit>> {
    let rows = queries::list_open(conn)?;
    let groups = rows.iter().filter(|row| row.parent.is_none());
    let units = groups.flat_map(|group| {
        let within = rows.iter().filter(|row| row.parent == Some(group.id));
        within.map(|row| Unit {
            id: row.id,
            group: group.name(),
            name: row.name(),
        })
    });
    Ok(units.collect())
}

/// The names of a unit's group and of the unit, closed or not.
///
/// # Errors
/// A fault of the database.
pub fn find_group(conn: &mut Conn, unit: UnitTypeId) -> db::Result<Option<(Bilingual, Bilingual)>> {
    let Some(row) = queries::find(conn, unit)? else {
        return Ok(None);
    };
    let group = match row.parent {
        Some(parent) => queries::find(conn, parent)?,
        None => None,
    };
    Ok(group.map(|group| (group.name(), row.name())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn the_list_has_two_levels_and_only_units_are_chosen() {
        for world in World::each() {
            let units = world.read(list_open);
            assert_eq!(units.len(), 10, "{units:?}");
            assert_eq!(units[0].group.zh, "工業區組");
            assert_eq!(units[0].name.zh, "科室-管理服務科");
            for unit in &units {
                let names = world.read(|conn| find_group(conn, unit.id)).unwrap();
                assert_eq!(names, (unit.group.clone(), unit.name.clone()));
                let row = world.read(|conn| queries::find(conn, unit.id)).unwrap();
                let group = row.parent.unwrap();
                assert_eq!(world.read(|conn| find_group(conn, group)), None);
            }
        }
    }
}
