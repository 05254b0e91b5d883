//! Reading and writing the entries and the head of the chain.

use diesel::prelude::*;

use super::{Action, Actor, Entry};
use crate::db::schema::{audit_entries, audit_head};
use crate::db::{self, Conn, Tx};
use crate::kit::clock::Timestamp;

/// The one row of the head.
const HEAD: i64 = 1;

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_entries, check_for_backend(crate::db::MultiBackend))]
struct EntryRow {
    seq: i64,
    at: Timestamp,
    actor: String,
    action: String,
    object: String,
    detail: String,
    ip: Option<String>,
    digest: String,
}

impl TryFrom<EntryRow> for (Entry, String) {
    type Error = db::Error;

    fn try_from(row: EntryRow) -> db::Result<Self> {
        let unreadable = |why: &dyn std::fmt::Display| db::Error::row("audit_entries", why);
        let actor: Actor = row.actor.parse().map_err(|why| unreadable(&why))?;
        let action: Action = row.action.parse().map_err(|why| unreadable(&why))?;
        let entry = Entry {
            seq: row.seq,
            at: row.at,
            actor,
            action,
            object: row.object,
            detail: row.detail,
            ip: row.ip,
        };
        Ok((entry, row.digest))
    }
}

/// Takes the next place in the chain, and with it the lock on the head; answers the place and the last digest.
///
/// # Errors
/// A fault of the database.
pub fn replace_head_seq(tx: &mut Tx<'_>) -> db::Result<(i64, String)> {
    let (_, seq, digest): (i64, i64, String) = diesel::update(audit_head::table.find(HEAD))
        .set(audit_head::seq.eq(audit_head::seq + 1))
        .returning(audit_head::all_columns)
        .get_result(&mut **tx)?;
    Ok((seq, digest))
}

/// Puts the digest of the entry `seq` at the head; `false` when the head stands elsewhere.
///
/// # Errors
/// A fault of the database.
pub fn replace_head_digest(tx: &mut Tx<'_>, seq: i64, digest: &str) -> db::Result<bool> {
    let head = audit_head::table.find(HEAD).filter(audit_head::seq.eq(seq));
    let changed = diesel::update(head)
        .set(audit_head::digest.eq(digest))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// The place and digest of the last entry.
///
/// # Errors
/// A fault of the database.
pub fn find_head(conn: &mut Conn) -> db::Result<(i64, String)> {
    Ok(audit_head::table
        .find(HEAD)
        .select((audit_head::seq, audit_head::digest))
        .first(conn)?)
}

/// Appends an entry.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, entry: &Entry, digest: &str) -> db::Result<()> {
    diesel::insert_into(audit_entries::table)
        .values((
            audit_entries::seq.eq(entry.seq),
            audit_entries::at.eq(entry.at),
            audit_entries::actor.eq(entry.actor),
            audit_entries::action.eq(entry.action),
            audit_entries::object.eq(&entry.object),
            audit_entries::detail.eq(&entry.detail),
            audit_entries::ip.eq(&entry.ip),
            audit_entries::digest.eq(digest),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The entries after the place `seq` with their digests, in order; an unreadable one stands as its error.
///
/// # Errors
/// A fault of the database.
pub fn list_after(
    conn: &mut Conn,
    seq: i64,
    most: i64,
) -> db::Result<Vec<db::Result<(Entry, String)>>> {
    let rows: Vec<EntryRow> = audit_entries::table
        .filter(audit_entries::seq.gt(seq))
        .order(audit_entries::seq)
        .limit(most)
        .select(EntryRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(TryInto::try_into).collect())
}
