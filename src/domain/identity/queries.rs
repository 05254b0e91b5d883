//! Reading and writing the rows of challenges and proofs.

use diesel::prelude::*;

use super::content::Purpose;
use super::lists::FetchedList;
use super::method::Method;
use crate::db::schema::{challenges, crls, proofs};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{ChallengeId, CitizenId, ProofId, RequestId};
use crate::kit::clock::Timestamp;

/// A challenge to be added.
#[derive(Debug)]
pub struct NewChallenge {
    /// The challenge.
    pub id: ChallengeId,
    /// The keyed hash of the session's secret.
    pub holder_lookup: String,
    /// The request, if any.
    pub request: Option<RequestId>,
    /// Why.
    pub purpose: Purpose,
    /// How.
    pub method: Method,
    /// What has to be remembered, sealed.
    pub kept: Vec<u8>,
    /// When it is too late.
    pub expires_at: Timestamp,
}

/// A challenge as its row stands.
#[derive(Debug)]
pub struct FoundChallenge {
    pub(super) id: ChallengeId,
    pub(super) request: Option<RequestId>,
    pub(super) purpose: Purpose,
    pub(super) method: Method,
    pub(super) kept: Vec<u8>,
    pub(super) answer: Option<Vec<u8>>,
    pub(super) expires_at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = challenges, check_for_backend(crate::db::MultiBackend))]
struct ChallengeRow {
    id: ChallengeId,
    request_id: Option<RequestId>,
    purpose: String,
    method: Method,
    kept: Vec<u8>,
    answer: Option<Vec<u8>>,
    expires_at: Timestamp,
}

impl TryFrom<ChallengeRow> for FoundChallenge {
    type Error = db::Error;

    fn try_from(row: ChallengeRow) -> db::Result<Self> {
        let purpose = row
            .purpose
            .parse()
            .map_err(|_| db::Error::row("challenges", "unknown purpose"))?;
        Ok(Self {
            id: row.id,
            request: row.request_id,
            purpose,
            method: row.method,
            kept: row.kept,
            answer: row.answer,
            expires_at: row.expires_at,
        })
    }
}

/// Adds a challenge.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, now: Timestamp, new: &NewChallenge) -> db::Result<()> {
    diesel::insert_into(challenges::table)
        .values((
            challenges::id.eq(new.id),
            challenges::session_lookup.eq(&new.holder_lookup),
            challenges::request_id.eq(new.request),
            challenges::purpose.eq(new.purpose.to_string()),
            challenges::method.eq(new.method),
            challenges::kept.eq(&new.kept),
            challenges::made_at.eq(now),
            challenges::expires_at.eq(new.expires_at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Uses up whatever this session has open for the same request.
///
/// # Errors
/// A fault of the database.
pub fn void_earlier(
    tx: &mut Tx<'_>,
    now: Timestamp,
    holder_lookup: &str,
    request: Option<RequestId>,
) -> db::Result<usize> {
    let open = challenges::session_lookup
        .eq(holder_lookup)
        .and(challenges::used_at.is_null());
    let voided = match request {
        Some(request) => {
            diesel::update(challenges::table.filter(open.and(challenges::request_id.eq(request))))
                .set(challenges::used_at.eq(now))
                .execute(&mut **tx)?
        }
        None => {
            diesel::update(challenges::table.filter(open.and(challenges::request_id.is_null())))
                .set(challenges::used_at.eq(now))
                .execute(&mut **tx)?
        }
    };
    Ok(voided)
}

/// The newest unused challenge of this session for `request`, whatever its age.
///
/// # Errors
/// A fault of the database.
pub fn find_open(
    conn: &mut Conn,
    holder_lookup: &str,
    request: Option<RequestId>,
) -> db::Result<Option<FoundChallenge>> {
    let mut open = challenges::table
        .filter(
            challenges::session_lookup
                .eq(holder_lookup)
                .and(challenges::used_at.is_null()),
        )
        .order(challenges::made_at.desc())
        .select(ChallengeRow::as_select())
        .into_boxed();
    open = match request {
        Some(request) => open.filter(challenges::request_id.eq(request)),
        None => open.filter(challenges::request_id.is_null()),
    };
    let row: Option<ChallengeRow> = open.first(conn).optional()?;
    row.map(FoundChallenge::try_from).transpose()
}

/// Lays an answer beside a living challenge that has none; `false` when it cannot be.
///
/// # Errors
/// A fault of the database.
pub fn mark_answered(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: ChallengeId,
    answer: &[u8],
) -> db::Result<bool> {
    let living = challenges::table.find(id).filter(
        challenges::used_at
            .is_null()
            .and(challenges::answer.is_null())
            .and(challenges::expires_at.gt(now)),
    );
    Ok(diesel::update(living)
        .set(challenges::answer.eq(answer))
        .execute(&mut **tx)?
        == 1)
}

/// The request that a challenge belongs to, if it belongs to one; `None` when there is no such challenge.
///
/// # Errors
/// A fault of the database.
pub fn find_request(conn: &mut Conn, id: ChallengeId) -> db::Result<Option<Option<RequestId>>> {
    Ok(challenges::table
        .find(id)
        .select(challenges::request_id)
        .first(conn)
        .optional()?)
}

/// Uses a challenge up; `false` when it was used already.
///
/// # Errors
/// A fault of the database.
pub fn mark_used(tx: &mut Tx<'_>, now: Timestamp, id: ChallengeId) -> db::Result<bool> {
    let living = challenges::table
        .find(id)
        .filter(challenges::used_at.is_null());
    Ok(diesel::update(living)
        .set(challenges::used_at.eq(now))
        .execute(&mut **tx)?
        == 1)
}

/// Forgets challenges whose time is over and which no draft needs any more.
///
/// # Errors
/// A fault of the database.
pub fn delete_expired(tx: &mut Tx<'_>, at: Timestamp) -> db::Result<usize> {
    let expired = challenges::table.filter(challenges::expires_at.le(at));
    Ok(diesel::delete(expired).execute(&mut **tx)?)
}

/// Adds an accepted proof with its sealed evidence.
///
/// # Errors
/// A fault of the database.
pub fn insert_proof(
    tx: &mut Tx<'_>,
    at: Timestamp,
    (id, citizen): (ProofId, CitizenId),
    method: Method,
    evidence: &[u8],
) -> db::Result<()> {
    diesel::insert_into(proofs::table)
        .values((
            proofs::id.eq(id),
            proofs::citizen_id.eq(citizen),
            proofs::method.eq(method),
            proofs::evidence.eq(evidence),
            proofs::at.eq(at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Puts a list in the place of the one before from the same address.
///
/// # Errors
/// A fault of the database.
pub fn replace_list(tx: &mut Tx<'_>, now: Timestamp, list: &FetchedList) -> db::Result<()> {
    let conn: &mut Conn = tx;
    let changed = (
        crls::der.eq(&list.der),
        crls::digest.eq(&list.digest),
        crls::next_update.eq(list.next_update),
        crls::fetched_at.eq(now),
    );
    crate::each_backend!(conn, inner => diesel::insert_into(crls::table)
        .values((crls::url.eq(&list.url), changed))
        .on_conflict(crls::url)
        .do_update()
        .set(changed)
        .execute(inner))?;
    Ok(())
}

/// Every address with the digest of its list.
///
/// # Errors
/// A fault of the database.
pub fn list_digests(conn: &mut Conn) -> db::Result<Vec<(String, String)>> {
    Ok(crls::table
        .order(crls::url)
        .select((crls::url, crls::digest))
        .load(conn)?)
}

/// The addresses whose lists are not yet due to be followed at `now`.
///
/// # Errors
/// A fault of the database.
pub fn list_fresh(conn: &mut Conn, now: Timestamp) -> db::Result<Vec<String>> {
    Ok(crls::table
        .filter(crls::next_update.gt(now))
        .select(crls::url)
        .load(conn)?)
}

/// The list from this address, in DER.
///
/// # Errors
/// A fault of the database.
pub fn find_list(conn: &mut Conn, url: &str) -> db::Result<Option<Vec<u8>>> {
    Ok(crls::table
        .find(url)
        .select(crls::der)
        .first(conn)
        .optional()?)
}
