//! Taking over a register of factories.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Content, Taken, note, park_rows};
use crate::db::{self, Tx};
use crate::domain::park::made_up::MADE_UP;
use crate::domain::park::queries::write;
use crate::domain::park::register::Factory;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// Percent of the present rows that a file may leave out: one that leaves out more is a part of the register, or another
/// file, unless the operator says that it is not.
pub const MOST_GONE_PERCENT: usize = 50;

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
