//! Keeping the list of unit types: two levels, in an order of the reviewers' own.
//!
//! What is closed stays with those who chose it. Deliberately absent: moving a unit into another group, which would
//! change what its members once chose.

mod entry;

use self::entry::siblings;
use super::queries::unit_types as queries;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::UnitTypeId;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

pub use entry::{Entry, Group, named};

/// The most characters of a name.
pub const LONGEST: usize = 60;

crate::words! {
    /// Which way one goes among its siblings.
    pub enum Direction {
        /// Towards the first.
        Up = "up",
        /// Towards the last.
        Down = "down",
    }
}

/// Why nothing is changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeep {
    /// There is none such, or it is so already.
    #[error("no such unit type")]
    NoSuchUnit,
    /// A sibling has one of its names.
    #[error("the name is taken")]
    NameTaken,
    /// Somebody else has renamed it meanwhile.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The whole list, what is closed among it.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn) -> db::Result<Vec<Group>> {
    let entries: Vec<Entry> = queries::list_all(conn)?
        .into_iter()
        .map(Entry::from)
        .collect();
    let groups = entries.iter().filter(|entry| entry.group.is_none());
    let whole = groups.map(|group| Group {
        entry: group.clone(),
        units: siblings(&entries, Some(group.id)),
    });
    Ok(whole.collect())
}

/// One of the list.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: UnitTypeId) -> db::Result<Option<Entry>> {
    Ok(queries::find(conn, id)?.map(Entry::from))
}

/// Adds a group, or a unit to `group`, behind its siblings.
///
/// # Errors
/// When there is no such group or a sibling is called so; a fault of the database.
pub fn add(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    random: &dyn Random,
    (group, name): (Option<UnitTypeId>, &Bilingual),
) -> Result<UnitTypeId, CannotKeep> {
    if let Some(group) = group {
        let found = find(tx, group)?.filter(|found| found.group.is_none());
        found.ok_or(CannotKeep::NoSuchUnit)?;
    }
    let siblings = siblings(&all(tx)?, group);
    ensure_free(&siblings, name)?;
    let id = UnitTypeId::draw(random);
    let last = i64::try_from(siblings.len()).unwrap_or(i64::MAX - 1);
    settle(tx, &siblings)?;
    queries::insert(tx, (id, group, last + 1), name)?;
    audit::record(tx, now, by, &Deed::new(Action::UnitTypeAdded, id))?;
    Ok(id)
}

/// Renames one of which the reviewer saw `version`; whoever chose it has chosen the new name.
///
/// # Errors
/// When there is none such, somebody was faster, or a sibling is called so; a fault of the database.
pub fn rename(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (id, version): (UnitTypeId, i64),
    name: &Bilingual,
) -> Result<(), CannotKeep> {
    let found = find(tx, id)?.ok_or(CannotKeep::NoSuchUnit)?;
    if found.version != version {
        return Err(CannotKeep::ChangedMeanwhile);
    }
    let mut others = siblings(&all(tx)?, found.group);
    others.retain(|other| other.id != id);
    ensure_free(&others, name)?;
    if !queries::replace_name(tx, (id, version), name)? {
        return Err(CannotKeep::ChangedMeanwhile);
    }
    changed(tx, now, by, (id, "renamed"))
}

/// Moves one past its neighbour; at the end of the list it stays.
///
/// # Errors
/// When there is none such; a fault of the database.
pub fn shift(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (id, direction): (UnitTypeId, Direction),
) -> Result<(), CannotKeep> {
    let found = find(tx, id)?.ok_or(CannotKeep::NoSuchUnit)?;
    let mut siblings = siblings(&all(tx)?, found.group);
    let place = siblings.iter().position(|sibling| sibling.id == id);
    let place = place.ok_or(CannotKeep::NoSuchUnit)?;
    let other = match direction {
        Direction::Up => place.checked_sub(1),
        Direction::Down => Some(place + 1).filter(|next| *next < siblings.len()),
    };
    let Some(other) = other else { return Ok(()) };
    siblings.swap(place, other);
    settle(tx, &siblings)?;
    changed(tx, now, by, (id, direction.word()))
}

/// Closes one, or opens it again.
///
/// # Errors
/// When it is so already or there is none such; a fault of the database.
pub fn close(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (id, closed): (UnitTypeId, bool),
) -> Result<(), CannotKeep> {
    if !queries::mark_closed(tx, id, closed.then_some(now))? {
        return Err(CannotKeep::NoSuchUnit);
    }
    let what = if closed { "closed" } else { "reopened" };
    changed(tx, now, by, (id, what))
}

fn all(conn: &mut Conn) -> db::Result<Vec<Entry>> {
    let rows = queries::list_all(conn)?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

fn ensure_free(siblings: &[Entry], name: &Bilingual) -> Result<(), CannotKeep> {
    let same = |one: &Entry| one.name.zh == name.zh || one.name.en == name.en;
    if siblings.iter().any(same) {
        return Err(CannotKeep::NameTaken);
    }
    Ok(())
}

/// Gives siblings their places, from 1.
fn settle(tx: &mut Tx<'_>, siblings: &[Entry]) -> db::Result<()> {
    for (place, sibling) in (1..).zip(siblings) {
        if !queries::replace_place(tx, sibling.id, place)? {
            return Err(db::Error::row("unit_types", "gone within its transaction"));
        }
    }
    Ok(())
}

fn changed(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (id, what): (UnitTypeId, &'static str),
) -> Result<(), CannotKeep> {
    let deed = Deed::new(Action::UnitTypeChanged, id).with("what", what);
    Ok(audit::record(tx, now, by, &deed)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::member::unit_type;
    use crate::domain::trial::World;

    fn names(world: &World) -> Vec<String> {
        let groups = world.read(list).into_iter();
        groups
            .flat_map(|group| {
                let units = group
                    .units
                    .into_iter()
                    .map(|unit| format!("-{}", unit.name.en));
                std::iter::once(group.entry.name.en).chain(units)
            })
            .collect()
    }

    fn kept<T>(
        world: &World,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, CannotKeep>,
    ) -> Result<T, CannotKeep> {
        world.db.write_now(work)
    }

    #[test]
    fn groups_and_units_are_added_renamed_and_moved() {
        for world in World::each() {
            let (now, by, random) = (world.now, By::OPERATOR, world.random.as_ref());
            let add = |group, en: &str| {
                kept(&world, |tx| {
                    add(tx, now, &by, random, (group, &Bilingual::new(en, en)))
                })
            };
            let group = add(None, "Unions").unwrap();
            let first = add(Some(group), "Local").unwrap();
            add(Some(group), "National").unwrap();
            assert!(matches!(
                add(Some(group), "Local"),
                Err(CannotKeep::NameTaken)
            ));
            assert!(matches!(add(Some(first), "x"), Err(CannotKeep::NoSuchUnit)));
            let before = names(&world);
            assert!(before.ends_with(&["Unions", "-Local", "-National"].map(str::to_owned)));
            let shift = |id, way| kept(&world, |tx| shift(tx, now, &by, (id, way))).unwrap();
            shift(first, Direction::Down);
            assert!(names(&world).ends_with(&["-National", "-Local"].map(str::to_owned)));
            shift(first, Direction::Down);
            assert!(names(&world).ends_with(&["-National", "-Local"].map(str::to_owned)));
            shift(first, Direction::Up);
            shift(first, Direction::Up);
            assert_eq!(names(&world), before);
            for _ in 0..9 {
                shift(group, Direction::Up);
            }
            assert_eq!(names(&world)[0], "Unions");
            let rename = |version, en: &str| {
                let name = Bilingual::new(en, en);
                kept(&world, |tx| rename(tx, now, &by, (first, version), &name))
            };
            let taken = rename(1, "National");
            assert!(matches!(taken, Err(CannotKeep::NameTaken)));
            rename(1, "Local").unwrap();
            let late = rename(1, "Late");
            assert!(matches!(late, Err(CannotKeep::ChangedMeanwhile)));
            rename(2, "City").unwrap();
            assert_eq!(names(&world)[1], "-City");
        }
    }

    #[test]
    fn what_is_closed_is_offered_to_nobody_and_stays_with_those_who_chose_it() {
        for world in World::each() {
            let (now, by) = (world.now, By::OPERATOR);
            let close = |id, closed| kept(&world, |tx| close(tx, now, &by, (id, closed)));
            let units = world.read(unit_type::list_open);
            let (unit, sibling) = (units[0].id, units[1].id);
            let group = world.read(|conn| find(conn, unit)).unwrap().group.unwrap();
            let is_open = |id| world.read(|conn| queries::is_open(conn, id));
            close(unit, true).unwrap();
            assert!(close(unit, true).is_err());
            assert!(!is_open(unit) && is_open(sibling) && !is_open(group));
            assert!(
                world
                    .read(|conn| unit_type::find_group(conn, unit))
                    .is_some()
            );
            close(group, true).unwrap();
            assert!(!is_open(sibling));
            assert_eq!(world.read(unit_type::list_open).len(), units.len() - 2);
            close(group, false).unwrap();
            close(unit, false).unwrap();
            assert!(close(unit, false).is_err());
            assert_eq!(world.read(unit_type::list_open), units);
        }
    }
}
