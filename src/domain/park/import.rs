//! Taking over the official files: all of a file or nothing, and nothing twice.
//!
//! A file is the whole register of its day: what is new in it is added, what is different is changed, and what it no
//! longer holds is marked as gone. The same file again changes nothing, not even the time of the last change.

mod reading;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::made_up::MADE_UP;
use super::queries::{parks as park_rows, write};
use super::register::{Factory, Reason};
use crate::db::{self, Tx};
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

pub use reading::{read_factories, read_parks};

/// Percent of the present rows that a file may leave out: one that leaves out more is a part of the register, or another
/// file, unless the operator says that it is not.
pub const MOST_GONE_PERCENT: usize = 50;
/// Lines that are named in a report; more are only counted.
pub const MOST_NAMED: usize = 100;

/// A line that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its number in the file; the first line is the one with the names.
    pub line: u64,
    /// Why.
    pub reason: Reason,
}

/// A park of `mydata import parks`.
#[derive(Debug, Clone, PartialEq)]
pub struct Park {
    /// Its number.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub english: Option<String>,
    /// The city or county.
    pub city: Option<String>,
    /// The town or district.
    pub town: Option<String>,
    /// Latitude and longitude (WGS 84).
    pub place: Option<(f64, f64)>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Content<T> {
    /// What was understood, each number once.
    pub rows: Vec<T>,
    /// The lines that were not, in their order.
    pub refused: Vec<Refused>,
    /// What stands in refused lines where the number is looked for: what the file speaks of is not gone.
    pub refused_numbers: HashSet<String>,
}

impl<T> Content<T> {
    /// A file of which every line was understood.
    #[must_use]
    pub fn whole(rows: Vec<T>) -> Self {
        Self {
            rows,
            refused: Vec::new(),
            refused_numbers: HashSet::new(),
        }
    }
}

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum CannotReadFile {
    /// A column is missing.
    #[error("the column {0} is missing")]
    Column(&'static str),
    /// It is no CSV file, or no UTF-8.
    #[error(transparent)]
    Csv(#[from] csv::Error),
}

/// Why a register is not taken over.
#[derive(Debug, thiserror::Error)]
pub enum CannotTake {
    /// It leaves out more than [`MOST_GONE_PERCENT`] of the rows.
    #[error("{gone} of {known} rows would be gone")]
    Shrinks {
        /// So many rows would be gone.
        gone: usize,
        /// Of so many.
        known: usize,
    },
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// What an import has done.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Rows that are new.
    pub added: usize,
    /// Rows that were different.
    pub changed: usize,
    /// Rows that the file no longer holds.
    pub gone: usize,
}

/// Takes over a register of factories, unless it leaves out more than [`MOST_GONE_PERCENT`] of those that are known;
/// made-up ones do not count. One whose line was refused stays as it is known.
///
/// # Errors
/// When it leaves out too many; a fault of the database.
pub fn take_whole_register(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    register: &Content<Factory>,
) -> Result<Taken, CannotTake> {
    let (taken, (known, gone)) = take(tx, now, random, register)?;
    if gone * 100 > known * MOST_GONE_PERCENT {
        return Err(CannotTake::Shrinks { gone, known });
    }
    Ok(taken)
}

/// As [`take_whole_register`], however many it leaves out.
///
/// # Errors
/// A fault of the database.
pub fn take_factories(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    register: &Content<Factory>,
) -> db::Result<Taken> {
    take(tx, now, random, register).map(|(taken, _)| taken)
}

/// Takes over a register; also answers how many factories were known that are not made up, and how many of them are gone.
fn take(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    register: &Content<Factory>,
) -> db::Result<(Taken, (usize, usize))> {
    let factories = &register.rows;
    let known: HashMap<String, Factory> = write::list_factories(tx)?
        .into_iter()
        .map(|factory| (factory.id.clone(), factory))
        .collect();
    let different: Vec<&Factory> = factories
        .iter()
        .filter(|factory| known.get(&factory.id) != Some(factory))
        .collect();
    let changed = different
        .iter()
        .filter(|factory| known.contains_key(&factory.id))
        .count();
    let still: HashSet<&str> = factories
        .iter()
        .map(|factory| factory.id.as_str())
        .collect();
    let gone: Vec<&str> = known
        .keys()
        .map(String::as_str)
        .filter(|id| !still.contains(id) && !register.refused_numbers.contains(*id))
        .collect();
    let before = park_rows::count_factories(tx)?;
    write::replace_factories(tx, now, &different)?;
    write::mark_factories_gone(tx, now, &gone)?;
    let after = park_rows::count_factories(tx)?;
    park_rows::mark_parks_changed(tx, now, &recounted(&before, &after))?;
    let taken = Taken {
        added: different.len() - changed,
        changed,
        gone: gone.len(),
    };
    let is_real = |id: &str| !id.starts_with(MADE_UP);
    let known = known.keys().filter(|id| is_real(id)).count();
    let lost = gone.iter().filter(|id| is_real(id)).count();
    let taken = note(tx, now, random, ("factories", taken))?;
    Ok((taken, (known, lost)))
}

/// The parks that have more or fewer factories than before: the number is part of what is told of them.
fn recounted<'a>(
    before: &'a BTreeMap<String, i64>,
    after: &'a BTreeMap<String, i64>,
) -> Vec<&'a str> {
    let parks: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    parks
        .into_iter()
        .filter(|park| before.get(*park) != after.get(*park))
        .map(String::as_str)
        .collect()
}

/// Takes over a list of parks. A park that the list no longer holds is kept: rows of other services point at it.
///
/// # Errors
/// A fault of the database.
pub fn take_parks(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    parks: &[Park],
) -> db::Result<Taken> {
    let known: HashMap<String, Park> = park_rows::list_parks(tx)?
        .into_iter()
        .map(|park| (park.id.clone(), park))
        .collect();
    let mut taken = Taken::default();
    for park in parks {
        match known.get(&park.id) {
            Some(same) if same == park => {}
            Some(other) => {
                park_rows::replace_park(tx, now, park)?;
                if other.name != park.name {
                    park_rows::mark_agency_changed(tx, now, &park.id)?;
                }
                taken.changed += 1;
            }
            None => {
                park_rows::insert_park(tx, now, park)?;
                taken.added += 1;
            }
        }
    }
    note(tx, now, random, ("parks", taken))
}

/// Notes an import, unless it has changed nothing.
fn note(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    (kind, taken): (&str, Taken),
) -> db::Result<Taken> {
    if taken != Taken::default() {
        write::insert_import(tx, now, random, (kind, taken))?;
    }
    Ok(taken)
}
