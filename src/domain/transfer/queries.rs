//! Reading and writing the rows of transfers and their tokens.

use diesel::prelude::*;

use super::Transfer;
use super::columns::Columns;
use super::state::State;
use crate::db::schema::transfers;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ConsentId, RequestId, ResourceId, TransactionUid, TransferId};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = transfers, check_for_backend(crate::db::MultiBackend))]
struct TransferRow {
    id: TransferId,
    request_id: RequestId,
    consent_id: ConsentId,
    citizen_id: CitizenId,
    dataset_id: ResourceId,
    transaction_uid: TransactionUid,
    state: String,
    reason: Option<String>,
    attempts: i64,
    next_at: Option<Timestamp>,
    made_at: Timestamp,
    expires_at: Timestamp,
    ended_at: Option<Timestamp>,
}

impl TryFrom<TransferRow> for Transfer {
    type Error = db::Error;

    fn try_from(row: TransferRow) -> db::Result<Self> {
        let columns = Columns {
            state: row.state,
            reason: row.reason,
            next_at: row.next_at,
            ended_at: row.ended_at,
        };
        let state = columns
            .read()
            .ok_or_else(|| db::Error::row("transfers", format!("state {}", columns.state)))?;
        Ok(Self {
            id: row.id,
            request: row.request_id,
            consent: row.consent_id,
            citizen: row.citizen_id,
            dataset: row.dataset_id,
            transaction_uid: row.transaction_uid,
            state,
            failures: row.attempts,
            made_at: row.made_at,
            expires_at: row.expires_at,
        })
    }
}

pub(super) fn insert(tx: &mut Tx<'_>, transfer: &Transfer) -> db::Result<()> {
    let columns = Columns::from(&transfer.state);
    let row = TransferRow {
        id: transfer.id,
        request_id: transfer.request,
        consent_id: transfer.consent,
        citizen_id: transfer.citizen,
        dataset_id: transfer.dataset.clone(),
        transaction_uid: transfer.transaction_uid,
        state: columns.state,
        reason: columns.reason,
        attempts: transfer.failures,
        next_at: columns.next_at,
        made_at: transfer.made_at,
        expires_at: transfer.expires_at,
        ended_at: columns.ended_at,
    };
    diesel::insert_into(transfers::table)
        .values(row)
        .execute(&mut **tx)?;
    Ok(())
}

/// The transfer, whoever's it is: for jobs and machine doors.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: TransferId) -> db::Result<Option<Transfer>> {
    transfers::table
        .find(id)
        .select(TransferRow::as_select())
        .first(conn)
        .optional()?
        .map(Transfer::try_from)
        .transpose()
}

/// The transfer that rests on this consent.
///
/// # Errors
/// A fault of the database.
pub fn find_by_consent(conn: &mut Conn, consent: ConsentId) -> db::Result<Option<Transfer>> {
    transfers::table
        .filter(transfers::consent_id.eq(consent))
        .select(TransferRow::as_select())
        .first(conn)
        .optional()?
        .map(Transfer::try_from)
        .transpose()
}

/// The transfers of this citizen's request, in the order of its data sets.
///
/// # Errors
/// A fault of the database.
pub fn list_for_request(
    conn: &mut Conn,
    request: RequestId,
    citizen: CitizenId,
) -> db::Result<Vec<Transfer>> {
    use crate::db::schema::request_datasets;

    transfers::table
        .inner_join(
            request_datasets::table.on(request_datasets::request_id
                .eq(transfers::request_id)
                .and(request_datasets::dataset_id.eq(transfers::dataset_id))),
        )
        .filter(
            transfers::request_id
                .eq(request)
                .and(transfers::citizen_id.eq(citizen)),
        )
        .order(request_datasets::position)
        .select(TransferRow::as_select())
        .load(conn)?
        .into_iter()
        .map(Transfer::try_from)
        .collect()
}

/// Whether the transfer has not ended yet.
///
/// # Errors
/// A fault of the database.
pub fn is_running(conn: &mut Conn, id: TransferId) -> db::Result<bool> {
    let running = transfers::table.filter(transfers::id.eq(id).and(transfers::ended_at.is_null()));
    Ok(diesel::select(diesel::dsl::exists(running)).get_result(conn)?)
}

pub(super) fn list_overdue(
    conn: &mut Conn,
    now: Timestamp,
    most: i64,
) -> db::Result<Vec<TransferId>> {
    Ok(transfers::table
        .filter(
            transfers::ended_at
                .is_null()
                .and(transfers::expires_at.le(now)),
        )
        .order(transfers::expires_at)
        .limit(most)
        .select(transfers::id)
        .load(conn)?)
}

/// Replaces the state if it is still the one that was read.
pub(super) fn replace_state(
    tx: &mut Tx<'_>,
    read: &Transfer,
    next: &State,
    failures: i64,
) -> db::Result<bool> {
    let (old, new) = (Columns::from(&read.state), Columns::from(next));
    let held = diesel::update(transfers::table)
        .filter(
            transfers::id
                .eq(read.id)
                .and(transfers::state.eq(old.state))
                .and(transfers::ended_at.is_null()),
        )
        .set((
            transfers::state.eq(new.state),
            transfers::reason.eq(new.reason),
            transfers::attempts.eq(failures),
            transfers::next_at.eq(new.next_at),
            transfers::ended_at.eq(new.ended_at),
        ))
        .execute(&mut **tx)?;
    Ok(held == 1)
}
