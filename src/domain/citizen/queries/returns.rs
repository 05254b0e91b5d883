//! Reading and writing the rows of codes with which citizens come back.

use diesel::prelude::*;

use crate::db::schema::return_codes;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ReturnCodeId};
use crate::kit::clock::Timestamp;

/// A code that is about to be sent.
#[derive(Insertable)]
#[diesel(table_name = return_codes)]
pub(in crate::domain::citizen) struct NewReturnCode {
    pub id: ReturnCodeId,
    pub number_lookup: String,
    pub citizen_id: Option<CitizenId>,
    pub code_lookup: String,
    pub tries: i64,
    pub sent_at: Timestamp,
    pub expires_at: Timestamp,
}

/// A code as the table keeps it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = return_codes, check_for_backend(crate::db::MultiBackend))]
pub(in crate::domain::citizen) struct ReturnCodeRow {
    pub citizen_id: Option<CitizenId>,
    pub code_lookup: String,
    pub tries: i64,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

pub(in crate::domain::citizen) fn insert_return_code(
    tx: &mut Tx<'_>,
    row: &NewReturnCode,
) -> db::Result<()> {
    diesel::insert_into(return_codes::table)
        .values(row)
        .execute(&mut **tx)?;
    Ok(())
}

pub(in crate::domain::citizen) fn find_return_code(
    conn: &mut Conn,
    id: ReturnCodeId,
) -> db::Result<Option<ReturnCodeRow>> {
    Ok(return_codes::table
        .find(id)
        .select(ReturnCodeRow::as_select())
        .first(conn)
        .optional()?)
}

/// Counts a try; `false` when the code is dead, used, or was tried `most` times.
pub(in crate::domain::citizen) fn mark_return_tried(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: ReturnCodeId,
    most: i64,
) -> db::Result<bool> {
    let living = return_codes::table.find(id).filter(
        return_codes::used_at
            .is_null()
            .and(return_codes::expires_at.gt(now))
            .and(return_codes::tries.lt(most)),
    );
    let held = diesel::update(living)
        .set(return_codes::tries.eq(return_codes::tries + 1))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(in crate::domain::citizen) fn mark_return_used(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: ReturnCodeId,
) -> db::Result<bool> {
    let unused = return_codes::table
        .find(id)
        .filter(return_codes::used_at.is_null());
    let held = diesel::update(unused)
        .set(return_codes::used_at.eq(now))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

/// Deletes the codes that are dead at `at`, used or not, and answers how many.
///
/// # Errors
/// A fault of the database.
pub fn delete_dead_returns(tx: &mut Tx<'_>, at: Timestamp) -> db::Result<usize> {
    Ok(
        diesel::delete(return_codes::table.filter(return_codes::expires_at.le(at)))
            .execute(&mut **tx)?,
    )
}
