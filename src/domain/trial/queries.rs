//! Rows that other rows need, for unit tests.

use diesel::prelude::*;

use crate::db::schema::{
    dataset_suspensions, datasets, events, organizations, proofs, request_datasets, requests,
};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, OrganizationId, ProofId, RequestId, ResourceId};
use crate::kit::clock::Timestamp;

/// An agency.
///
/// # Errors
/// A fault of the database.
pub fn insert_organization(tx: &mut Tx<'_>, now: Timestamp, id: OrganizationId) -> db::Result<()> {
    diesel::insert_into(organizations::table)
        .values((
            organizations::id.eq(id),
            organizations::kind.eq("agency"),
            organizations::name_zh.eq(id.to_string()),
            organizations::name_en.eq("Agency"),
            organizations::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// A data set of the production zone.
///
/// # Errors
/// A fault of the database.
pub fn insert_dataset(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, organization): (&ResourceId, OrganizationId),
    url: &str,
    secret_lookup: &str,
) -> db::Result<()> {
    diesel::insert_into(datasets::table)
        .values((
            datasets::id.eq(id),
            datasets::zone.eq("production"),
            datasets::organization_id.eq(organization),
            datasets::category.eq("household"),
            datasets::name_zh.eq("-"),
            datasets::name_en.eq("-"),
            datasets::description_zh.eq("-"),
            datasets::description_en.eq("-"),
            datasets::waiting.eq("realtime"),
            datasets::url.eq(url),
            datasets::verb.eq("post"),
            datasets::secret_lookup.eq(secret_lookup),
            datasets::secret.eq(Vec::<u8>::new()),
            datasets::probe_minutes.eq(60_i64),
            datasets::position.eq(1_i64),
            datasets::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// A request for one data set.
///
/// # Errors
/// A fault of the database.
pub fn insert_request(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: RequestId,
    citizen: CitizenId,
    dataset: &ResourceId,
) -> db::Result<()> {
    diesel::insert_into(requests::table)
        .values((
            requests::id.eq(id),
            requests::session_lookup.eq("-"),
            requests::draft.eq(Vec::<u8>::new()),
            requests::citizen_id.eq(citizen),
            requests::made_at.eq(now),
            requests::expires_at.eq(now),
        ))
        .execute(&mut **tx)?;
    diesel::insert_into(request_datasets::table)
        .values((
            request_datasets::request_id.eq(id),
            request_datasets::position.eq(0_i64),
            request_datasets::dataset_id.eq(dataset),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// A proof by card.
///
/// # Errors
/// A fault of the database.
pub fn insert_proof(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: ProofId,
    citizen: CitizenId,
) -> db::Result<()> {
    diesel::insert_into(proofs::table)
        .values((
            proofs::id.eq(id),
            proofs::citizen_id.eq(citizen),
            proofs::method.eq("CER"),
            proofs::evidence.eq(Vec::<u8>::new()),
            proofs::at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The codes of all events.
///
/// # Errors
/// A fault of the database.
pub fn list_event_codes(conn: &mut Conn) -> db::Result<Vec<i64>> {
    Ok(events::table
        .order(events::seq)
        .select(events::code)
        .load(conn)?)
}

/// A suspension of the data set.
///
/// # Errors
/// A fault of the database.
pub fn insert_suspension(tx: &mut Tx<'_>, now: Timestamp, dataset: &ResourceId) -> db::Result<()> {
    diesel::insert_into(dataset_suspensions::table)
        .values((
            dataset_suspensions::id.eq(dataset.as_str()),
            dataset_suspensions::dataset_id.eq(dataset),
            dataset_suspensions::actor.eq("reviewer"),
            dataset_suspensions::reason.eq("-"),
            dataset_suspensions::at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
