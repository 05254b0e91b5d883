//! Reading and writing the rows of sessions.

use diesel::prelude::*;

use super::{Session, Subject};
use crate::db::schema::sessions;
use crate::db::{self, Conn, Tx};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(crate::db::MultiBackend))]
struct SessionRow {
    lookup: String,
    state: Vec<u8>,
    subject: Option<String>,
    agent: String,
    made_at: Timestamp,
    seen_at: Timestamp,
    expires_at: Timestamp,
}

impl TryFrom<SessionRow> for Session {
    type Error = db::Error;

    fn try_from(row: SessionRow) -> db::Result<Self> {
        let subject = row.subject.map(|text| text.parse()).transpose();
        Ok(Self {
            subject: subject.map_err(|()| db::Error::row("sessions", "unknown subject"))?,
            lookup: row.lookup,
            state: row.state,
            agent: row.agent,
            made_at: row.made_at,
            seen_at: row.seen_at,
            expires_at: row.expires_at,
        })
    }
}

/// The session behind `lookup`, alive or not.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, lookup: &str) -> db::Result<Option<Session>> {
    let row: Option<SessionRow> = sessions::table
        .find(lookup)
        .select(SessionRow::as_select())
        .first(conn)
        .optional()?;
    row.map(Session::try_from).transpose()
}

/// The living sessions of `subject`, the last used first.
///
/// # Errors
/// A fault of the database.
pub fn list_for_subject(
    conn: &mut Conn,
    subject: Subject,
    now: Timestamp,
) -> db::Result<Vec<Session>> {
    let rows: Vec<SessionRow> = sessions::table
        .filter(
            sessions::subject
                .eq(subject.to_string())
                .and(sessions::expires_at.gt(now)),
        )
        .order(sessions::seen_at.desc())
        .select(SessionRow::as_select())
        .load(conn)?;
    rows.into_iter().map(Session::try_from).collect()
}

/// Adds a session.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, session: &Session) -> db::Result<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::lookup.eq(&session.lookup),
            sessions::state.eq(&session.state),
            sessions::subject.eq(session.subject.map(|subject| subject.to_string())),
            sessions::agent.eq(&session.agent),
            sessions::made_at.eq(session.made_at),
            sessions::seen_at.eq(session.seen_at),
            sessions::expires_at.eq(session.expires_at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Replaces the state of a living session; `false` when it has ended meanwhile.
///
/// # Errors
/// A fault of the database.
pub fn replace_state(tx: &mut Tx<'_>, session: &Session) -> db::Result<bool> {
    let living = sessions::table
        .find(&session.lookup)
        .filter(sessions::expires_at.gt(session.seen_at));
    let changed = diesel::update(living)
        .set((
            sessions::state.eq(&session.state),
            sessions::subject.eq(session.subject.map(|subject| subject.to_string())),
            sessions::seen_at.eq(session.seen_at),
            sessions::expires_at.eq(session.expires_at),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Notes a visit; `false` when the session has ended meanwhile.
///
/// # Errors
/// A fault of the database.
pub fn mark_seen(
    tx: &mut Tx<'_>,
    lookup: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> db::Result<bool> {
    let living = sessions::table
        .find(lookup)
        .filter(sessions::expires_at.gt(now));
    let changed = diesel::update(living)
        .set((
            sessions::seen_at.eq(now),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Ends one session.
///
/// # Errors
/// A fault of the database.
pub fn delete(tx: &mut Tx<'_>, lookup: &str) -> db::Result<bool> {
    Ok(diesel::delete(sessions::table.find(lookup)).execute(&mut **tx)? == 1)
}

/// Ends all sessions of `subject`.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_subject(tx: &mut Tx<'_>, subject: Subject) -> db::Result<usize> {
    Ok(
        diesel::delete(sessions::table.filter(sessions::subject.eq(subject.to_string())))
            .execute(&mut **tx)?,
    )
}

/// Forgets the sessions that have ended.
///
/// # Errors
/// A fault of the database.
pub fn delete_ended(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(&mut **tx)?)
}
