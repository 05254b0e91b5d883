//! Reading and writing the rows of requests.

mod drafts;

use diesel::prelude::*;

pub use drafts::*;

use super::DRAFT_LIFETIME;
use super::sealed::{RowParts, SealedRequest};
use crate::db::schema::{dataset_suspensions, datasets, request_datasets, requests};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, RequestId, ResourceId};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = requests, check_for_backend(crate::db::MultiBackend))]
struct RequestRow {
    id: RequestId,
    session_lookup: String,
    draft: Vec<u8>,
    citizen_id: Option<CitizenId>,
    terms_version: Option<String>,
    terms_at: Option<Timestamp>,
    consented_at: Option<Timestamp>,
    made_at: Timestamp,
    expires_at: Timestamp,
}

impl RequestRow {
    fn with(self, datasets: Vec<ResourceId>) -> SealedRequest {
        SealedRequest {
            request: RowParts {
                id: self.id,
                datasets,
                terms: self.terms_version.zip(self.terms_at),
                citizen: self.citizen_id,
                made_at: self.made_at,
            },
            holder_lookup: self.session_lookup,
            sealed_draft: self.draft,
            consented_at: self.consented_at,
            expires_at: self.expires_at,
        }
    }
}

/// The request `id`, whoever's it is.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: RequestId) -> db::Result<Option<SealedRequest>> {
    let row: Option<RequestRow> = requests::table
        .find(id)
        .select(RequestRow::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(row.with(list_datasets(conn, id)?)))
}

/// The data sets of a request in the order they were chosen.
///
/// # Errors
/// A fault of the database.
pub fn list_datasets(conn: &mut Conn, id: RequestId) -> db::Result<Vec<ResourceId>> {
    Ok(request_datasets::table
        .filter(request_datasets::request_id.eq(id))
        .order(request_datasets::position)
        .select(request_datasets::dataset_id)
        .load(conn)?)
}

/// Whether the request `id` is this citizen's.
///
/// # Errors
/// A fault of the database.
pub fn is_of_citizen(conn: &mut Conn, id: RequestId, citizen: CitizenId) -> db::Result<bool> {
    let found = requests::table
        .find(id)
        .filter(requests::citizen_id.eq(citizen));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(conn)?)
}

/// How many of `wanted` are there and not suspended.
///
/// # Errors
/// A fault of the database.
pub fn count_available(conn: &mut Conn, wanted: &[ResourceId]) -> db::Result<usize> {
    let suspended = dataset_suspensions::table
        .filter(dataset_suspensions::lifted_at.is_null())
        .select(dataset_suspensions::dataset_id);
    let available: Vec<ResourceId> = datasets::table
        .filter(
            datasets::id
                .eq_any(wanted)
                .and(datasets::id.ne_all(suspended)),
        )
        .select(datasets::id)
        .load(conn)?;
    Ok(available.len())
}

/// Adds a draft, bound to whoever knows the holder's secret.
///
/// # Errors
/// A fault of the database.
pub fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, holder_lookup): (RequestId, &str),
    draft: &[u8],
    chosen: &[ResourceId],
) -> db::Result<()> {
    diesel::insert_into(requests::table)
        .values((
            requests::id.eq(id),
            requests::session_lookup.eq(holder_lookup),
            requests::draft.eq(draft),
            requests::made_at.eq(now),
            requests::expires_at.eq(now.plus(DRAFT_LIFETIME)),
        ))
        .execute(&mut **tx)?;
    for (position, dataset) in (0_i64..).zip(chosen) {
        diesel::insert_into(request_datasets::table)
            .values((
                request_datasets::request_id.eq(id),
                request_datasets::position.eq(position),
                request_datasets::dataset_id.eq(dataset),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}
