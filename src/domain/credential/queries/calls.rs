//! Reading and writing calls.

use diesel::prelude::*;

use crate::db::schema::calls;
use crate::db::{self, Conn, Tx};
use crate::domain::credential::usage::{CallLine, RefusedCall};
use crate::domain::ids::{CredentialId, RowId};
use crate::kit::clock::Timestamp;

pub(in super::super) fn insert(tx: &mut Tx<'_>, id: RowId, call: &CallLine) -> db::Result<()> {
    diesel::insert_into(calls::table)
        .values((
            calls::id.eq(id),
            calls::credential_id.eq(call.credential),
            calls::service.eq(call.service),
            calls::status.eq(i64::from(call.status)),
            calls::row_count.eq(i64::try_from(call.rows).unwrap_or(i64::MAX)),
            calls::milliseconds.eq(call.milliseconds),
            calls::refusal.eq(call.refusal),
            calls::at.eq(call.at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// When calls since `since` were answered.
pub(in super::super) fn list_times(
    conn: &mut Conn,
    credential: CredentialId,
    since: Timestamp,
) -> db::Result<Vec<Timestamp>> {
    Ok(calls::table
        .filter(calls::credential_id.eq(credential))
        .filter(calls::at.ge(since))
        .filter(calls::refusal.is_null())
        .select(calls::at)
        .load(conn)?)
}

pub(in super::super) fn list_refused(
    conn: &mut Conn,
    credential: CredentialId,
    most: i64,
) -> db::Result<Vec<RefusedCall>> {
    let rows: Vec<(Timestamp, i64, String)> = calls::table
        .filter(calls::credential_id.eq(credential))
        .filter(calls::refusal.is_not_null())
        .order((calls::at.desc(), calls::id))
        .limit(most)
        .select((calls::at, calls::status, calls::refusal.assume_not_null()))
        .load(conn)?;
    let refused = |(at, status, refusal)| RefusedCall {
        at,
        status,
        refusal,
    };
    Ok(rows.into_iter().map(refused).collect())
}

pub(in super::super) fn delete_before(tx: &mut Tx<'_>, before: Timestamp) -> db::Result<usize> {
    Ok(diesel::delete(calls::table.filter(calls::at.lt(before))).execute(&mut **tx)?)
}
