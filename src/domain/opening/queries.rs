//! Reading and writing the rows of openings and their one-time passwords.

pub(super) mod clear;
mod reading;
mod told;

use diesel::prelude::*;

use super::case::{Clerk, Opening};
use super::row::{Change, NewOpening, OpeningRow};
use super::seen::{Seen, Which};
use super::stage::Stage;
use super::state::State;
use crate::db::schema::{
    counter_datasets, counters, datasets, one_time_passwords, openings, organizations, packages,
};
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{CounterId, OpeningId, PackageId, ResourceId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use reading::opening;
pub(super) use told::{mark_asked, mark_told};

/// `false` when this clerk has an opening of this package at this counter that its row calls running.
pub(super) fn insert(tx: &mut Tx<'_>, row: &NewOpening) -> db::Result<bool> {
    let conn: &mut Conn = tx;
    let inserted = crate::each_backend!(conn, inner => diesel::insert_into(openings::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}

/// The clerk's opening of `package` at this counter that its row calls running.
pub(super) fn find_running(
    conn: &mut Conn,
    vault: &Vault,
    clerk: &Clerk,
    package: PackageId,
) -> db::Result<Option<Opening>> {
    let row: Option<OpeningRow> = openings::table
        .filter(openings::package_id.eq(package))
        .filter(openings::account_id.eq(clerk.account))
        .filter(openings::counter_id.eq(clerk.counter))
        .filter(openings::state.eq_any(running()))
        .select(OpeningRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| opening(conn, vault, row)).transpose()
}

fn running() -> Vec<Stage> {
    let stages = Stage::ALL.iter().copied();
    stages.filter(|stage| stage.is_running()).collect()
}

/// Whether this open counter may open the data set.
pub(super) fn may_open(
    conn: &mut Conn,
    counter: CounterId,
    dataset: &ResourceId,
) -> db::Result<bool> {
    let allowed = counter_datasets::table.inner_join(counters::table).filter(
        counter_datasets::counter_id
            .eq(counter)
            .and(counter_datasets::dataset_id.eq(dataset))
            .and(counters::closed_at.is_null()),
    );
    Ok(diesel::select(diesel::dsl::exists(allowed)).get_result(conn)?)
}

pub(super) fn find(conn: &mut Conn, vault: &Vault, id: OpeningId) -> db::Result<Option<Opening>> {
    let row: Option<OpeningRow> = openings::table
        .find(id)
        .select(OpeningRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| opening(conn, vault, row)).transpose()
}

/// Brings the opening to `next`; `false` when it no longer stands at one of `from`.
pub(super) fn mark(
    tx: &mut Tx<'_>,
    vault: &Vault,
    id: OpeningId,
    from: &[Stage],
    next: &State,
) -> db::Result<bool> {
    let changed = diesel::update(openings::table.find(id))
        .filter(openings::state.eq_any(from))
        .set(Change::to(vault, id, next))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Openings that their rows call running, each with the instant from which its package is no longer kept.
pub(super) fn list_running(
    conn: &mut Conn,
    vault: &Vault,
) -> db::Result<Vec<(Opening, Timestamp)>> {
    let rows: Vec<(OpeningRow, (Timestamp, Option<Timestamp>))> = openings::table
        .inner_join(packages::table)
        .filter(openings::state.eq_any(running()))
        .select((
            OpeningRow::as_select(),
            (packages::expires_at, packages::deleted_at),
        ))
        .load(conn)?;
    let open = |(row, (expires_at, deleted_at)): (OpeningRow, _)| {
        let tell = |why: &db::Error| tracing::error!(%why, "an opening is unreadable");
        let opening = opening(conn, vault, row).inspect_err(tell).ok()?;
        Some((opening, Option::unwrap_or(deleted_at, expires_at)))
    };
    Ok(rows.into_iter().filter_map(open).collect())
}

type Pair = (String, String);
type SeenRow = (OpeningRow, (Timestamp, Option<Timestamp>), Pair, Pair, Pair);

/// Openings with the names that people read.
macro_rules! seen {
    () => {
        openings::table
            .inner_join(counters::table.inner_join(organizations::table))
            .inner_join(packages::table.inner_join(datasets::table))
            .select((
                OpeningRow::as_select(),
                (packages::expires_at, packages::deleted_at),
                (organizations::name_zh, organizations::name_en),
                (counters::name_zh, counters::name_en),
                (datasets::name_zh, datasets::name_en),
            ))
            .order((openings::began_at.desc(), openings::id))
    };
}

fn seen(conn: &mut Conn, now: Timestamp, vault: &Vault, row: SeenRow) -> db::Result<Seen> {
    let (row, (expires_at, deleted_at), agency, counter, dataset) = row;
    let name = |(zh, en): Pair| Bilingual::new(zh, en);
    let opening = opening(conn, vault, row)?;
    Ok(Seen {
        opening: opening.as_of(now, deleted_at.unwrap_or(expires_at)),
        agency: name(agency),
        counter: name(counter),
        dataset: name(dataset),
    })
}

/// The openings that are asked for, the newest first.
pub(super) fn list_seen(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    which: Which<'_>,
) -> db::Result<Vec<Seen>> {
    let rows: Vec<SeenRow> = match which {
        Which::One(id) => seen!().filter(openings::id.eq(id)).load(conn)?,
        Which::OfCitizen { citizen, since } => seen!()
            .filter(openings::citizen_id.eq(citizen))
            .filter(openings::began_at.gt(since))
            .load(conn)?,
        Which::Among { citizen, ids } => seen!()
            .filter(openings::citizen_id.eq(citizen))
            .filter(openings::id.eq_any(ids))
            .load(conn)?,
        Which::OfClerk {
            account,
            since,
            most,
        } => seen!()
            .filter(openings::account_id.eq(account))
            .filter(openings::began_at.ge(since))
            .limit(most)
            .load(conn)?,
    };
    let seen = |row| seen(conn, now, vault, row);
    rows.into_iter().map(seen).collect()
}

/// Deletes the one-time passwords that are dead at `at` and whose openings wait for none, and answers how many. An
/// opening that waits still tells its clerk that the password has died.
///
/// # Errors
/// A fault of the database.
pub fn delete_dead_passwords(tx: &mut Tx<'_>, at: Timestamp) -> db::Result<usize> {
    let waiting = openings::table
        .filter(openings::state.eq(Stage::Waiting))
        .select(openings::id);
    let dead = one_time_passwords::table
        .filter(one_time_passwords::expires_at.le(at))
        .filter(one_time_passwords::opening_id.ne_all(waiting));
    Ok(diesel::delete(dead).execute(&mut **tx)?)
}
