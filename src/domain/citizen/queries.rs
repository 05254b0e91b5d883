//! Reading and writing the rows of citizens.

mod codes;
mod contacts;
mod log;
mod returns;

use diesel::prelude::*;

pub use self::codes::*;
pub(super) use self::contacts::{SealedContact, find_living_contact, replace_contact};
pub(super) use self::log::delete_events_before;
pub use self::log::{count_events, insert_event, insert_events, list_events_after};
pub use self::returns::delete_dead_returns;
pub(super) use self::returns::{
    NewReturnCode, find_return_code, insert_return_code, mark_return_tried, mark_return_used,
};

use super::person::SealedPerson;
use crate::db::schema::citizens;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::CitizenId;
use crate::kit::clock::Timestamp;

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

/// Adds a citizen; `false` when the number is known already.
///
/// # Errors
/// A fault of the database.
pub fn insert_citizen(
    tx: &mut Tx<'_>,
    now: Timestamp,
    lookup: &str,
    person: &SealedPerson,
) -> db::Result<bool> {
    let conn: &mut Conn = tx;
    let inserted = crate::each_backend!(conn, inner => diesel::insert_into(citizens::table)
        .values((
            citizens::id.eq(person.id),
            citizens::number_lookup.eq(lookup),
            citizens::number.eq(&person.number),
            citizens::birth_date.eq(&person.birth_date),
            citizens::name.eq(&person.name),
            citizens::made_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}

/// Replaces birth date and name by those of the newest proof; `false` when there is no such citizen.
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
