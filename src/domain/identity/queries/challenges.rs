//! Challenges that are open.

use diesel::prelude::*;

use crate::db::schema::challenges;
use crate::db::{self, Conn, Tx};
use crate::domain::identity::content::Purpose;
use crate::domain::identity::method::Method;
use crate::domain::ids::{ChallengeId, RequestId};
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
    pub(in crate::domain::identity) id: ChallengeId,
    pub(in crate::domain::identity) request: Option<RequestId>,
    pub(in crate::domain::identity) purpose: Purpose,
    pub(in crate::domain::identity) method: Method,
    pub(in crate::domain::identity) kept: Vec<u8>,
    pub(in crate::domain::identity) answer: Option<Vec<u8>>,
    pub(in crate::domain::identity) expires_at: Timestamp,
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

/// The challenge `id` of this session, which was used up.
///
/// # Errors
/// A fault of the database.
pub fn find_past(
    conn: &mut Conn,
    holder_lookup: &str,
    id: ChallengeId,
) -> db::Result<Option<FoundChallenge>> {
    let row: Option<ChallengeRow> = challenges::table
        .find(id)
        .filter(
            challenges::session_lookup
                .eq(holder_lookup)
                .and(challenges::used_at.is_not_null()),
        )
        .select(ChallengeRow::as_select())
        .first(conn)
        .optional()?;
    row.map(FoundChallenge::try_from).transpose()
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
