//! Suspending data sets, and letting them go on: nobody can ask for one that is suspended, and transfers that wait for it
//! fail. What was fetched before stays with the citizen.

use super::queries::{self, Suspension};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{ResourceId, RowId};
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// Suspends a data set for the reason given; answers whether it was not suspended before.
///
/// # Errors
/// A fault of the database.
pub fn suspend(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    random: &dyn Random,
    (dataset, reason): (&ResourceId, &str),
) -> db::Result<bool> {
    let suspension = Suspension {
        id: RowId::draw(random),
        dataset,
        actor: by.actor,
        reason,
        at: now,
    };
    if !queries::insert_suspension(tx, &suspension)? {
        return Ok(false);
    }
    audit::record(tx, now, by, &Deed::new(Action::DatasetSuspended, dataset))?;
    Ok(true)
}

/// Lifts the suspension of a data set; answers whether it was suspended.
///
/// # Errors
/// A fault of the database.
pub fn lift(tx: &mut Tx<'_>, now: Timestamp, by: &By, dataset: &ResourceId) -> db::Result<bool> {
    if !queries::mark_lifted(tx, dataset, now)? {
        return Ok(false);
    }
    audit::record(tx, now, by, &Deed::new(Action::DatasetResumed, dataset))?;
    Ok(true)
}
