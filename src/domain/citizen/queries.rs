//! Reading and writing the rows of citizens.

mod codes;
mod log;
mod returns;

use diesel::prelude::*;

pub use self::codes::*;
pub use self::log::{count_events, list_events_after};
pub use self::returns::delete_dead_returns;
pub(super) use self::returns::{
    NewReturnCode, find_last_return_sent, find_return_code, insert_return_code, mark_return_tried,
    mark_return_used,
};

use super::contact::ContactKind;
use super::history::{Event, EventCode, Step};
use super::person::SealedPerson;
use crate::db::schema::{citizens, contacts, events};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ContactId, OpeningId, ResourceId, TransactionUid};
use crate::kit::clock::Timestamp;
use crate::text::Locale;

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
        .values((
            events::at.eq(at),
            events::code.eq(code.number()),
            events::transaction_uid.eq(step.transaction_uid),
            events::client_id.eq(&step.client_id),
            events::tx_id.eq(&step.tx_id),
            events::dataset_id.eq(&step.dataset_id),
            events::citizen_id.eq(step.citizen_id),
            events::opening_id.eq(step.opening_id),
            events::ip.eq(step.ip.map(|ip| ip.to_string())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Deletes the events before `at`.
pub(super) fn delete_events_before(tx: &mut Tx<'_>, at: Timestamp) -> db::Result<usize> {
    Ok(diesel::delete(events::table.filter(events::at.lt(at))).execute(&mut **tx)?)
}

/// The newest events that concern this citizen, newest first, before the place `before`.
///
/// # Errors
/// A fault of the database.
pub fn list_events(
    conn: &mut Conn,
    citizen: CitizenId,
    before: i64,
    most: i64,
) -> db::Result<Vec<Event>> {
    let rows: Vec<EventRow> = events::table
        .filter(events::citizen_id.eq(citizen).and(events::seq.lt(before)))
        .order(events::seq.desc())
        .limit(most)
        .select(EventRow::as_select())
        .load(conn)?;
    rows.into_iter().map(Event::try_from).collect()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = citizens, check_for_backend(crate::db::MultiBackend))]
struct PersonRow {
    id: CitizenId,
    number: Vec<u8>,
    birth_date: Vec<u8>,
    name: Vec<u8>,
}

/// The citizen with this look-up of the number.
///
/// # Errors
/// A fault of the database.
pub fn find_by_number(conn: &mut Conn, lookup: &str) -> db::Result<Option<CitizenId>> {
    Ok(citizens::table
        .filter(citizens::number_lookup.eq(lookup))
        .select(citizens::id)
        .first(conn)
        .optional()?)
}

/// The sealed person of a citizen.
///
/// # Errors
/// A fault of the database.
pub fn find_person(conn: &mut Conn, citizen: CitizenId) -> db::Result<Option<SealedPerson>> {
    let row: Option<PersonRow> = citizens::table
        .find(citizen)
        .select(PersonRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| SealedPerson {
        id: row.id,
        number: row.number,
        birth_date: row.birth_date,
        name: row.name,
    }))
}

/// Adds a citizen.
///
/// # Errors
/// A fault of the database; a unique violation when the number is known already.
pub fn insert_citizen(
    tx: &mut Tx<'_>,
    now: Timestamp,
    lookup: &str,
    person: &SealedPerson,
) -> db::Result<()> {
    diesel::insert_into(citizens::table)
        .values((
            citizens::id.eq(person.id),
            citizens::number_lookup.eq(lookup),
            citizens::number.eq(&person.number),
            citizens::birth_date.eq(&person.birth_date),
            citizens::name.eq(&person.name),
            citizens::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Replaces birth date and name by those of the newest proof.
///
/// # Errors
/// A fault of the database.
pub fn replace_person(tx: &mut Tx<'_>, person: &SealedPerson) -> db::Result<bool> {
    let changed = diesel::update(citizens::table.find(person.id))
        .set((
            citizens::birth_date.eq(&person.birth_date),
            citizens::name.eq(&person.name),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// A contact as the table keeps it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = contacts, check_for_backend(crate::db::MultiBackend))]
pub(super) struct SealedContact {
    pub id: ContactId,
    pub kind: ContactKind,
    pub value: Vec<u8>,
    pub locale: Locale,
    pub confirmed_at: Timestamp,
}

pub(super) fn find_living_contact(
    conn: &mut Conn,
    citizen: CitizenId,
) -> db::Result<Option<SealedContact>> {
    let living = contacts::table.filter(
        contacts::citizen_id
            .eq(citizen)
            .and(contacts::retired_at.is_null()),
    );
    Ok(living
        .select(SealedContact::as_select())
        .first(conn)
        .optional()?)
}

/// Retires the living contact of `citizen` and puts `next` in its place; `false` when another came first.
pub(super) fn replace_contact(
    tx: &mut Tx<'_>,
    citizen: CitizenId,
    next: &SealedContact,
) -> db::Result<bool> {
    let living = contacts::table.filter(
        contacts::citizen_id
            .eq(citizen)
            .and(contacts::retired_at.is_null()),
    );
    diesel::update(living)
        .set(contacts::retired_at.eq(next.confirmed_at))
        .execute(&mut **tx)?;
    let row = (
        contacts::id.eq(next.id),
        contacts::citizen_id.eq(citizen),
        contacts::kind.eq(next.kind),
        contacts::value.eq(&next.value),
        contacts::locale.eq(next.locale),
        contacts::confirmed_at.eq(next.confirmed_at),
    );
    let conn: &mut Conn = tx;
    let inserted = crate::each_backend!(conn, inner => diesel::insert_into(contacts::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}
