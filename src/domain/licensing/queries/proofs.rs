//! Reading and writing proofs of attribution.

use diesel::prelude::*;

use crate::db::schema::attribution_proofs;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::Actor;
use crate::domain::ids::{AccountId, AttributionProofId};
use crate::domain::licensing::attribution::{Looked, Proof, WebAddress};
use crate::domain::picture::queries as pictures;
use crate::each_backend;
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

/// Adds a proof; `false` when it is there already.
pub(in super::super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, account): (AttributionProofId, AccountId),
    address: Option<&WebAddress>,
) -> db::Result<bool> {
    let values = (
        attribution_proofs::id.eq(id),
        attribution_proofs::account_id.eq(account),
        attribution_proofs::address.eq(address.map_or("", WebAddress::as_str)),
        attribution_proofs::handed_in_at.eq(now),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(attribution_proofs::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
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

/// Notes that a proof does not hold, and why; `false` when a reviewer has looked before.
pub(in super::super) fn mark_refused(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    (id, reason): (AttributionProofId, &str),
) -> db::Result<bool> {
    let changed = diesel::update(attribution_proofs::table.find(id))
        .filter(attribution_proofs::met_at.is_null())
        .filter(attribution_proofs::refused_at.is_null())
        .set((
            attribution_proofs::refused_at.eq(now),
            attribution_proofs::refused_by.eq(by),
            attribution_proofs::refused_reason.eq(reason),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Notes that a proof holds; `false` when a reviewer has looked before.
pub(in super::super) fn mark_met(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    id: AttributionProofId,
) -> db::Result<bool> {
    let changed = diesel::update(attribution_proofs::table.find(id))
        .filter(attribution_proofs::met_at.is_null())
        .filter(attribution_proofs::refused_at.is_null())
        .set((
            attribution_proofs::met_at.eq(now),
            attribution_proofs::met_by.eq(by),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
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

/// Forgets what a member has handed in.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let proofs = attribution_proofs::table.filter(attribution_proofs::account_id.eq(account));
    let ids: Vec<AttributionProofId> = proofs.select(attribution_proofs::id).load(&mut **tx)?;
    pictures::delete_of_proofs(tx, &ids)?;
    Ok(diesel::delete(proofs).execute(&mut **tx)?)
}
