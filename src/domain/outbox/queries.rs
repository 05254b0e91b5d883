//! Reading and writing the rows of the outbox.

use diesel::prelude::*;

use super::Kind;
use super::lease::Lease;
use crate::db::schema::outbox;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::OutboxId;
use crate::kit::clock::Timestamp;

#[derive(Insertable)]
#[diesel(table_name = outbox)]
pub(super) struct NewRow {
    pub id: OutboxId,
    pub kind: Kind,
    pub payload: String,
    pub secret: Option<Vec<u8>>,
    pub made_at: Timestamp,
    pub run_at: Timestamp,
    pub attempts: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(crate::db::MultiBackend))]
pub(super) struct ClaimedRow {
    /// As it stands there: another release may know more kinds.
    pub kind: String,
    pub payload: String,
    pub secret: Option<Vec<u8>>,
    pub made_at: Timestamp,
    pub attempts: i64,
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &NewRow) -> db::Result<()> {
    diesel::insert_into(outbox::table)
        .values(row)
        .execute(&mut **tx)?;
    Ok(())
}

/// The payloads of this kind that are neither done nor given up.
pub(super) fn list_waiting(conn: &mut Conn, kind: Kind) -> db::Result<Vec<String>> {
    Ok(outbox::table
        .filter(outbox::done_at.is_null().and(outbox::failed_at.is_null()))
        .filter(outbox::kind.eq(kind))
        .select(outbox::payload)
        .load(conn)?)
}

/// The row that has been due longest. PostgreSQL passes over rows that another worker is just claiming;
/// SQLite has one writer.
pub(super) fn find_due_locked(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<Option<OutboxId>> {
    macro_rules! due {
        () => {
            outbox::table
                .filter(outbox::done_at.is_null().and(outbox::failed_at.is_null()))
                .filter(outbox::run_at.le(now))
                .filter(
                    outbox::leased_until
                        .is_null()
                        .or(outbox::leased_until.le(now)),
                )
                .order((outbox::run_at, outbox::id))
                .select(outbox::id)
                .limit(1)
        };
    }
    let found = match &mut **tx {
        Conn::Sqlite(conn) => due!().first::<OutboxId>(conn),
        Conn::Postgres(conn) => due!().for_update().skip_locked().first::<OutboxId>(conn),
    };
    Ok(found.optional()?)
}

pub(super) fn mark_leased(
    tx: &mut Tx<'_>,
    lease: Lease,
    now: Timestamp,
    until: Timestamp,
) -> db::Result<Option<ClaimedRow>> {
    let held = diesel::update(outbox::table)
        .filter(
            outbox::id
                .eq(lease.id)
                .and(outbox::done_at.is_null())
                .and(outbox::failed_at.is_null()),
        )
        .filter(
            outbox::leased_until
                .is_null()
                .or(outbox::leased_until.le(now)),
        )
        .set((
            outbox::leased_by.eq(lease.by.to_string()),
            outbox::leased_until.eq(until),
            outbox::attempts.eq(outbox::attempts + 1),
        ))
        .execute(&mut **tx)?;
    if held == 0 {
        return Ok(None);
    }
    let row = outbox::table
        .find(lease.id)
        .select(ClaimedRow::as_select())
        .first(&mut **tx)?;
    Ok(Some(row))
}

/// The row, as long as it is under this lease and has not ended.
macro_rules! held {
    ($lease:expr) => {
        outbox::table.filter(
            outbox::id
                .eq($lease.id)
                .and(outbox::leased_by.eq($lease.by.to_string()))
                .and(outbox::done_at.is_null())
                .and(outbox::failed_at.is_null()),
        )
    };
}

pub(super) fn mark_renewed(tx: &mut Tx<'_>, lease: Lease, until: Timestamp) -> db::Result<bool> {
    let held = diesel::update(held!(lease))
        .set(outbox::leased_until.eq(until))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(super) fn mark_done(tx: &mut Tx<'_>, lease: Lease, at: Timestamp) -> db::Result<bool> {
    let held = diesel::update(held!(lease))
        .set((
            outbox::done_at.eq(at),
            outbox::secret.eq(None::<Vec<u8>>),
            outbox::leased_by.eq(None::<String>),
            outbox::leased_until.eq(None::<Timestamp>),
        ))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(super) fn mark_later(
    tx: &mut Tx<'_>,
    lease: Lease,
    at: Timestamp,
    why: &str,
) -> db::Result<bool> {
    let held = diesel::update(held!(lease))
        .set((
            outbox::run_at.eq(at),
            outbox::problem.eq(why),
            outbox::leased_by.eq(None::<String>),
            outbox::leased_until.eq(None::<Timestamp>),
        ))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(super) fn mark_failed(
    tx: &mut Tx<'_>,
    lease: Lease,
    at: Timestamp,
    why: &str,
) -> db::Result<bool> {
    let held = diesel::update(held!(lease))
        .set((
            outbox::failed_at.eq(at),
            outbox::problem.eq(why),
            outbox::secret.eq(None::<Vec<u8>>),
            outbox::leased_by.eq(None::<String>),
            outbox::leased_until.eq(None::<Timestamp>),
        ))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(super) fn delete_ended_before(tx: &mut Tx<'_>, at: Timestamp) -> db::Result<usize> {
    let old = outbox::table.filter(outbox::done_at.lt(at).or(outbox::failed_at.lt(at)));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
