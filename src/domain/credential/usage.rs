//! 使用紀錄: what was called with a pair, and what was refused; never what was asked for.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::CredentialId;
use crate::domain::retention::CALL_AGE;
use crate::kit::clock::{Span, Timestamp, days, seconds};
use crate::kit::random::Random;
use crate::kit::taiwan::today;

/// So long after it was answered a call is written down, unless the database is away.
pub const WRITTEN_WITHIN: Span = seconds(10);
/// How long calls are kept.
pub const KEPT: Span = CALL_AGE;

/// One call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallLine {
    /// With which pair.
    pub credential: CredentialId,
    /// Which service: its stable name.
    pub service: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// Rows in the answer.
    pub rows: usize,
    /// How long it took, in milliseconds.
    pub milliseconds: i64,
    /// Why it was refused: a stable word.
    pub refusal: Option<&'static str>,
    /// When.
    pub at: Timestamp,
}

/// A refusal as the member sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedCall {
    /// When.
    pub at: Timestamp,
    /// Which service was asked: its stable name, or `none`.
    pub service: String,
    /// The status of the answer.
    pub status: i64,
    /// Why: a stable word.
    pub refusal: String,
}

/// Writes calls down.
///
/// # Errors
/// A fault of the database.
pub fn record(tx: &mut Tx<'_>, random: &dyn Random, calls: &[CallLine]) -> db::Result<()> {
    queries::calls::insert_many(tx, random, calls)
}

/// The calls of the last thirty days in Taiwan that count, today last; every day is there. Those of the last
/// [`WRITTEN_WITHIN`] may be missing.
///
/// # Errors
/// A fault of the database.
pub fn list_days(
    conn: &mut Conn,
    now: Timestamp,
    credential: CredentialId,
) -> db::Result<Vec<(NaiveDate, usize)>> {
    let times = queries::calls::list_times(conn, credential, now.minus(KEPT))?;
    let mut lines: BTreeMap<NaiveDate, usize> = (0..30)
        .map(|ago| (today(now.minus(days(ago))), 0))
        .collect();
    for at in times {
        if let Some(count) = lines.get_mut(&today(at)) {
            *count += 1;
        }
    }
    Ok(lines.into_iter().collect())
}

/// The last calls that were refused, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn list_refused(
    conn: &mut Conn,
    credential: CredentialId,
    most: i64,
) -> db::Result<Vec<RefusedCall>> {
    queries::calls::list_refused(conn, credential, most)
}

/// Forgets old calls, and wipes keys that have run out.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    queries::keys::mark_wiped(tx, now)?;
    queries::calls::delete_before(tx, now.minus(KEPT))
}
