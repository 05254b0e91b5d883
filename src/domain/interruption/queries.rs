//! Reading who calls a service, and reading and writing who was told of its closings and openings.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::BATCH;
use super::telling::Errand;
use crate::db::schema::{accounts, calls, credentials, interruption_letters, members};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::AccountId;
use crate::domain::park::listing::ServiceState;
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// Members with a pair in force whose calls were answered lately, and who have no letter yet, [`BATCH`] at most. Of a
/// suspension nobody hears who heard of a closing and of no opening since: it went to and fro before the errands ran.
pub(super) fn list_unwritten(conn: &mut Conn, errand: &Errand) -> db::Result<Vec<AccountId>> {
    let answered = calls::table
        .filter(calls::credential_id.eq(credentials::id))
        .filter(calls::service.eq(&errand.service))
        .filter(calls::at.gt(errand.since))
        .filter(calls::refusal.is_null());
    let holders = credentials::table
        .filter(credentials::revoked_at.is_null())
        .filter(credentials::account_id.eq(members::account_id))
        .filter(exists(answered));
    let this = interruption_letters::version.eq(errand.version);
    let is_suspended = (errand.state == ServiceState::Suspended).into_sql::<Bool>();
    let still = interruption_letters::ended_at.is_null().and(is_suspended);
    let written = interruption_letters::table
        .filter(interruption_letters::service_id.eq(&errand.service))
        .filter(this.or(still))
        .filter(interruption_letters::account_id.eq(members::account_id));
    Ok(members::table
        .inner_join(accounts::table)
        .filter(members::closed_at.is_null())
        .filter(accounts::closed_at.is_null())
        .filter(exists(holders))
        .filter(not(exists(written)))
        .order(members::account_id)
        .limit(BATCH)
        .select(members::account_id)
        .load(conn)?)
}

/// Members who were promised a letter that the service is closed and none yet that it is open again, [`BATCH`] at most.
pub(super) fn list_waiting(conn: &mut Conn, service: &str) -> db::Result<Vec<AccountId>> {
    let told = interruption_letters::table
        .filter(interruption_letters::service_id.eq(service))
        .filter(interruption_letters::ended_at.is_null())
        .filter(interruption_letters::account_id.eq(members::account_id));
    Ok(members::table
        .inner_join(accounts::table)
        .filter(members::closed_at.is_null())
        .filter(accounts::closed_at.is_null())
        .filter(exists(told))
        .order(members::account_id)
        .limit(BATCH)
        .select(members::account_id)
        .load(conn)?)
}

/// Notes that this member is told that the service is open again; `false` when nothing of a closing was promised
/// before, or another worker has noted it meanwhile.
pub(super) fn mark_ended(
    tx: &mut Tx<'_>,
    now: Timestamp,
    service: &str,
    account: AccountId,
) -> db::Result<bool> {
    let told = interruption_letters::table
        .filter(interruption_letters::service_id.eq(service))
        .filter(interruption_letters::account_id.eq(account))
        .filter(interruption_letters::ended_at.is_null());
    let ended = diesel::update(told).set(interruption_letters::ended_at.eq(now));
    Ok(ended.execute(&mut **tx)? > 0)
}

/// Adds the row of a letter; `false` when this member has one.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    errand: &Errand,
    account: AccountId,
) -> db::Result<bool> {
    let values = (
        interruption_letters::service_id.eq(&errand.service),
        interruption_letters::version.eq(errand.version),
        interruption_letters::account_id.eq(account),
        interruption_letters::promised_at.eq(now),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(interruption_letters::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// Forgets that this member was told.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let own = interruption_letters::table.filter(interruption_letters::account_id.eq(account));
    Ok(diesel::delete(own).execute(&mut **tx)?)
}
