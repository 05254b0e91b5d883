//! Reading and writing the rows of consents.

use diesel::prelude::*;

use super::Consent;
use crate::db::schema::consents;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ConsentId, ProofId, RequestId, ResourceId};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = consents, check_for_backend(crate::db::MultiBackend))]
struct ConsentRow {
    id: ConsentId,
    request_id: RequestId,
    citizen_id: CitizenId,
    dataset_id: ResourceId,
    proof_id: ProofId,
    terms_version: String,
    terms_digest: String,
    parameters: Vec<u8>,
    given_at: Timestamp,
    withdrawn_at: Option<Timestamp>,
}

impl From<ConsentRow> for Consent {
    fn from(row: ConsentRow) -> Self {
        Self {
            id: row.id,
            request: row.request_id,
            citizen: row.citizen_id,
            dataset: row.dataset_id,
            proof: row.proof_id,
            terms_version: row.terms_version,
            terms_digest: row.terms_digest,
            parameters: row.parameters,
            given_at: row.given_at,
            withdrawn_at: row.withdrawn_at,
        }
    }
}

/// The consent `id`.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: ConsentId) -> db::Result<Option<Consent>> {
    let row: Option<ConsentRow> = consents::table
        .find(id)
        .select(ConsentRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Consent::from))
}

/// The consents of a citizen, newest first.
///
/// # Errors
/// A fault of the database.
pub fn list_for_citizen(conn: &mut Conn, citizen: CitizenId) -> db::Result<Vec<Consent>> {
    let rows: Vec<ConsentRow> = consents::table
        .filter(consents::citizen_id.eq(citizen))
        .order((consents::given_at.desc(), consents::id))
        .select(ConsentRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Consent::from).collect())
}

/// Adds a consent.
///
/// # Errors
/// A fault of the database; a unique violation when this request agreed to the data set already.
pub fn insert(tx: &mut Tx<'_>, consent: &Consent) -> db::Result<()> {
    diesel::insert_into(consents::table)
        .values((
            consents::id.eq(consent.id),
            consents::request_id.eq(consent.request),
            consents::citizen_id.eq(consent.citizen),
            consents::dataset_id.eq(&consent.dataset),
            consents::proof_id.eq(consent.proof),
            consents::terms_version.eq(&consent.terms_version),
            consents::terms_digest.eq(&consent.terms_digest),
            consents::parameters.eq(&consent.parameters),
            consents::given_at.eq(consent.given_at),
            consents::withdrawn_at.eq(consent.withdrawn_at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Marks a consent as taken back; `false` when it was already.
///
/// # Errors
/// A fault of the database.
pub fn mark_withdrawn(tx: &mut Tx<'_>, now: Timestamp, id: ConsentId) -> db::Result<bool> {
    let standing = consents::table
        .find(id)
        .filter(consents::withdrawn_at.is_null());
    Ok(diesel::update(standing)
        .set(consents::withdrawn_at.eq(now))
        .execute(&mut **tx)?
        == 1)
}
