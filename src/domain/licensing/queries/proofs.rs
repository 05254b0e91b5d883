//! Reading proofs of attribution; in a file of its own what changes them.

mod changes;

pub use changes::delete_for_account;
pub(in super::super) use changes::{insert, mark_met, mark_refused};

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Timestamp as Timestamp_};

use crate::db::schema::attribution_proofs;
use crate::db::{self, Conn};
use crate::domain::ids::{AccountId, AttributionProofId};
use crate::domain::licensing::attribution::{Looked, Proof, WebAddress};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = attribution_proofs, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: AttributionProofId,
    account_id: AccountId,
    address: String,
    handed_in_at: Timestamp,
    met_at: Option<Timestamp>,
    refused_at: Option<Timestamp>,
    refused_reason: Option<String>,
}

impl TryFrom<Row> for Proof {
    type Error = db::Error;

    fn try_from(row: Row) -> db::Result<Self> {
        Ok(Self {
            id: row.id,
            account: row.account_id,
            address: match row.address.as_str() {
                "" => None,
                text => Some(
                    WebAddress::parse(text)
                        .map_err(|why| db::Error::row("attribution_proofs", why))?,
                ),
            },
            handed_in_at: row.handed_in_at,
            state: match (row.met_at, row.refused_at) {
                (None, None) => Looked::Waiting,
                (Some(at), None) => Looked::Met(at),
                (None, Some(at)) => Looked::Refused {
                    at,
                    reason: row.refused_reason.unwrap_or_default(),
                },
                (Some(_), Some(_)) => {
                    return Err(db::Error::row("attribution_proofs", "both met and refused"));
                }
            },
        })
    }
}

/// A proof, looked at or not.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: AttributionProofId) -> db::Result<Option<Proof>> {
    let row: Option<Row> = attribution_proofs::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Proof::try_from).transpose()
}

/// A proof of this member.
///
/// # Errors
/// A fault of the database.
pub fn find_for_account(
    conn: &mut Conn,
    account: AccountId,
    id: AttributionProofId,
) -> db::Result<Option<Proof>> {
    Ok(find(conn, id)?.filter(|proof| proof.account == account))
}

/// What reviewers have looked at last, met or refused, the newest first, so many at most; but what cannot be read.
///
/// # Errors
/// A fault of the database.
pub fn list_looked_at(conn: &mut Conn, most: i64) -> db::Result<Vec<Proof>> {
    let looked = coalesce(attribution_proofs::met_at, attribution_proofs::refused_at);
    let rows: Vec<Row> = attribution_proofs::table
        .filter(looked.is_not_null())
        .order((looked.desc(), attribution_proofs::id))
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().filter_map(readable).collect())
}

fn readable(row: Row) -> Option<Proof> {
    let id = row.id;
    let read = Proof::try_from(row);
    read.inspect_err(|why| tracing::error!(%id, %why, "a proof is unreadable"))
        .ok()
}

diesel::define_sql_function! {
    /// The first of the two that is there.
    fn coalesce(first: Nullable<Timestamp_>, second: Nullable<Timestamp_>) -> Nullable<Timestamp_>;
}

/// What a member has handed in, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn list_for_account(conn: &mut Conn, account: AccountId) -> db::Result<Vec<Proof>> {
    let rows: Vec<Row> = attribution_proofs::table
        .filter(attribution_proofs::account_id.eq(account))
        .order((
            attribution_proofs::handed_in_at.desc(),
            attribution_proofs::id,
        ))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Proof::try_from).collect()
}

/// What waits for a reviewer, the oldest first. One that cannot be read stands in the log, and keeps nobody from the
/// others.
///
/// # Errors
/// A fault of the database.
pub fn list_waiting(conn: &mut Conn) -> db::Result<Vec<Proof>> {
    let ids: Vec<AttributionProofId> = attribution_proofs::table
        .filter(attribution_proofs::met_at.is_null())
        .filter(attribution_proofs::refused_at.is_null())
        .order((attribution_proofs::handed_in_at, attribution_proofs::id))
        .select(attribution_proofs::id)
        .load(conn)?;
    let mut waiting = Vec::new();
    for id in ids {
        match find(conn, id) {
            Ok(found) => waiting.extend(found),
            Err(why) if why.is_of_a_row() => tracing::error!(%id, %why, "a proof is unreadable"),
            Err(fault) => return Err(fault),
        }
    }
    Ok(waiting)
}

/// How many wait for a reviewer.
///
/// # Errors
/// A fault of the database.
pub fn count_waiting(conn: &mut Conn) -> db::Result<i64> {
    let waiting = attribution_proofs::table
        .filter(attribution_proofs::met_at.is_null())
        .filter(attribution_proofs::refused_at.is_null());
    Ok(waiting.count().get_result(conn)?)
}
