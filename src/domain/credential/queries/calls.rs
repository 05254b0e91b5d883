//! Reading and writing calls.

use diesel::prelude::*;

use crate::db::schema::calls;
use crate::db::{self, Conn, Tx};
use crate::domain::credential::reason::COUNTED;
use crate::domain::credential::usage::{CallLine, RefusedCall};
use crate::domain::ids::{CredentialId, RowId};
use crate::insert_all;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

#[derive(Insertable)]
#[diesel(table_name = calls, treat_none_as_default_value = false)]
struct Line<'a> {
    id: RowId,
    credential_id: CredentialId,
    service: &'a str,
    status: i64,
    row_count: i64,
    milliseconds: i64,
    refusal: Option<String>,
    at: Timestamp,
}

/// Writes calls down.
pub(in super::super) fn insert_many(
    tx: &mut Tx<'_>,
    random: &dyn Random,
    lines: &[CallLine],
) -> db::Result<()> {
    let row = |call: &CallLine| Line {
        id: RowId::draw(random),
        credential_id: call.credential,
        service: call.service,
        status: i64::from(call.status),
        row_count: i64::try_from(call.rows).unwrap_or(i64::MAX),
        milliseconds: call.milliseconds,
        refusal: call.refusal.map(str::to_owned),
        at: call.at,
    };
    insert_all!(tx, calls::table, lines.iter().map(row).collect());
    Ok(())
}

/// When calls since `since` were made that count.
pub(in super::super) fn list_times(
    conn: &mut Conn,
    credential: CredentialId,
    since: Timestamp,
) -> db::Result<Vec<Timestamp>> {
    let counted = calls::refusal.assume_not_null().eq_any(COUNTED);
    Ok(calls::table
        .filter(calls::credential_id.eq(credential))
        .filter(calls::at.ge(since))
        .filter(calls::refusal.is_null().or(counted))
        .select(calls::at)
        .load(conn)?)
}

pub(in super::super) fn list_refused(
    conn: &mut Conn,
    credential: CredentialId,
    most: i64,
) -> db::Result<Vec<RefusedCall>> {
    let rows: Vec<(Timestamp, String, i64, String)> = calls::table
        .filter(calls::credential_id.eq(credential))
        .filter(calls::refusal.is_not_null())
        .order((calls::at.desc(), calls::id))
        .limit(most)
        .select((
            calls::at,
            calls::service,
            calls::status,
            calls::refusal.assume_not_null(),
        ))
        .load(conn)?;
    let refused = |(at, service, status, refusal)| RefusedCall {
        at,
        service,
        status,
        refusal,
    };
    Ok(rows.into_iter().map(refused).collect())
}

pub(in super::super) fn delete_before(tx: &mut Tx<'_>, before: Timestamp) -> db::Result<usize> {
    Ok(diesel::delete(calls::table.filter(calls::at.lt(before))).execute(&mut **tx)?)
}
