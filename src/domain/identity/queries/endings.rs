//! How challenges go on and end: answered, used up, or forgotten.

use diesel::prelude::*;

use crate::db::schema::challenges;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{ChallengeId, RequestId};
use crate::kit::clock::Timestamp;

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
