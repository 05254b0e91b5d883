//! Reading and writing the transaction log.

use diesel::prelude::*;

use crate::db::schema::events;
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::{Event, EventCode, Step};
use crate::domain::ids::{CitizenId, OpeningId, ResourceId, TransactionUid};
use crate::insert_all;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = events, check_for_backend(crate::db::MultiBackend))]
struct EventRow {
    seq: i64,
    at: Timestamp,
    code: i64,
    transaction_uid: Option<TransactionUid>,
    client_id: Option<String>,
    tx_id: Option<String>,
    dataset_id: Option<ResourceId>,
    citizen_id: Option<CitizenId>,
    opening_id: Option<OpeningId>,
    ip: Option<String>,
}

impl TryFrom<EventRow> for Event {
    type Error = db::Error;

    fn try_from(row: EventRow) -> db::Result<Self> {
        let code = EventCode::of(row.code)
            .ok_or_else(|| db::Error::row("events", format!("code {}", row.code)))?;
        let ip = row
            .ip
            .map(|ip| ip.parse())
            .transpose()
            .map_err(|why| db::Error::row("events", why))?;
        let step = Step {
            transaction_uid: row.transaction_uid,
            client_id: row.client_id,
            tx_id: row.tx_id,
            dataset_id: row.dataset_id,
            citizen_id: row.citizen_id,
            opening_id: row.opening_id,
            ip,
        };
        Ok(Self {
            seq: row.seq,
            at: row.at,
            code,
            step,
        })
    }
}

#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct NewEvent {
    at: Timestamp,
    code: i64,
    transaction_uid: Option<TransactionUid>,
    client_id: Option<String>,
    tx_id: Option<String>,
    dataset_id: Option<ResourceId>,
    citizen_id: Option<CitizenId>,
    opening_id: Option<OpeningId>,
    ip: Option<String>,
}

impl NewEvent {
    fn of(at: Timestamp, code: EventCode, step: &Step) -> Self {
        Self {
            at,
            code: code.number(),
            transaction_uid: step.transaction_uid,
            client_id: step.client_id.clone(),
            tx_id: step.tx_id.clone(),
            dataset_id: step.dataset_id.clone(),
            citizen_id: step.citizen_id,
            opening_id: step.opening_id,
            ip: step.ip.map(|ip| ip.to_string()),
        }
    }
}

/// Appends an event.
///
/// # Errors
/// A fault of the database.
pub fn insert_event(
    tx: &mut Tx<'_>,
    at: Timestamp,
    code: EventCode,
    step: &Step,
) -> db::Result<()> {
    diesel::insert_into(events::table)
        .values(NewEvent::of(at, code, step))
        .execute(&mut **tx)?;
    Ok(())
}

/// Appends events, in the order of their steps.
///
/// # Errors
/// A fault of the database.
pub fn insert_events(
    tx: &mut Tx<'_>,
    at: Timestamp,
    code: EventCode,
    steps: &[Step],
) -> db::Result<()> {
    let rows = steps.iter().map(|step| NewEvent::of(at, code, step));
    insert_all!(tx, events::table, rows.collect());
    Ok(())
}

/// Deletes the events before `at`.
pub(in crate::domain::citizen) fn delete_events_before(
    tx: &mut Tx<'_>,
    at: Timestamp,
) -> db::Result<usize> {
    Ok(diesel::delete(events::table.filter(events::at.lt(at))).execute(&mut **tx)?)
}

/// How many events concern this citizen.
///
/// # Errors
/// A fault of the database.
pub fn count_events(conn: &mut Conn, citizen: CitizenId) -> db::Result<i64> {
    Ok(events::table
        .filter(events::citizen_id.eq(citizen))
        .count()
        .get_result(conn)?)
}

/// The events that concern this citizen, newest first, without the newest `skipped`, at most `most`.
///
/// # Errors
/// A fault of the database.
pub fn list_events_after(
    conn: &mut Conn,
    citizen: CitizenId,
    skipped: i64,
    most: i64,
) -> db::Result<Vec<Event>> {
    let rows: Vec<EventRow> = events::table
        .filter(events::citizen_id.eq(citizen))
        .order(events::seq.desc())
        .offset(skipped)
        .limit(most)
        .select(EventRow::as_select())
        .load(conn)?;
    rows.into_iter().map(Event::try_from).collect()
}
