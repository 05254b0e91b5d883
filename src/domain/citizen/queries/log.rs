//! The citizen's own pages of the transaction log.

use diesel::prelude::*;

use super::EventRow;
use crate::db::schema::events;
use crate::db::{self, Conn};
use crate::domain::citizen::history::Event;
use crate::domain::ids::CitizenId;

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
