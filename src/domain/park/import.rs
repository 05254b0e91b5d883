//! Taking over the official files: all of a file or nothing, and nothing twice.
//!
//! A file is the whole register of its day: what is new in it is added, what is different is changed, and what it no
//! longer holds is marked as gone. The same file again changes nothing, not even the time of the last change.

mod factories;
mod reading;

use std::collections::{HashMap, HashSet};

use super::queries::{parks as park_rows, write};
use super::register::Reason;
use crate::db::{self, Tx};
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

pub use factories::{CannotTake, MOST_GONE_PERCENT, take_factories, take_whole_register};
pub use reading::{read_factories, read_parks};

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
