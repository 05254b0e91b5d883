//! The rows of suspensions.

use diesel::prelude::*;

use crate::db::schema::dataset_suspensions;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::Actor;
use crate::domain::ids::{ResourceId, RowId};
use crate::kit::clock::Timestamp;

/// A suspension that begins.
pub struct Suspension<'a> {
    /// Its row.
    pub id: RowId,
    /// Of which data set.
    pub dataset: &'a ResourceId,
    /// By whom.
    pub actor: Actor,
    /// Why, in the words of whoever decided.
    pub reason: &'a str,
    /// Since when.
    pub at: Timestamp,
}

/// Adds a suspension; `false` when the data set is suspended already.
///
/// # Errors
/// A fault of the database.
pub fn insert_suspension(tx: &mut Tx<'_>, new: &Suspension<'_>) -> db::Result<bool> {
    let conn: &mut Conn = tx;
    let row = (
        dataset_suspensions::id.eq(new.id.to_string()),
        dataset_suspensions::dataset_id.eq(new.dataset),
        dataset_suspensions::actor.eq(new.actor),
        dataset_suspensions::reason.eq(new.reason),
        dataset_suspensions::at.eq(new.at),
    );
    let inserted = crate::each_backend!(conn, inner => diesel::insert_into(dataset_suspensions::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}

/// Lifts the suspension of a data set; `false` when it is not suspended.
///
/// # Errors
/// A fault of the database.
pub fn mark_lifted(tx: &mut Tx<'_>, dataset: &ResourceId, at: Timestamp) -> db::Result<bool> {
    let living = dataset_suspensions::table
        .filter(dataset_suspensions::dataset_id.eq(dataset))
        .filter(dataset_suspensions::lifted_at.is_null());
    let lifted = diesel::update(living)
        .set(dataset_suspensions::lifted_at.eq(at))
        .execute(&mut **tx)?;
    Ok(lifted == 1)
}
