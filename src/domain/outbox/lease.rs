//! Taking rows of the outbox on a lease, and giving them back done, for later, or for never.
//!
//! Each claim draws a lease of its own. Whoever gives a row back shows it: somebody whose lease ran out and
//! was taken by another is told so (`false`), and must not claim that the job is theirs.

use serde::de::DeserializeOwned;

use super::{Kind, SECRET, queries};
use crate::db::{self, Tx};
use crate::domain::ids::{OutboxId, RowId};
use crate::kit::clock::{Span, Timestamp, minutes, seconds};
use crate::kit::seal::{CannotUnseal, Place, Vault};
use crate::kit::secret::Secret;

/// How long a claimed row belongs to its worker; long jobs renew it.
pub const LEASE: Span = minutes(2);

/// The longest wait between two attempts.
const LONGEST_WAIT: Span = minutes(60);

/// What is written beside a row that is given up because of it.
const UNREADABLE: &str = "its secret does not open";
/// What is written beside a row that is set aside because of it.
const UNKNOWN: &str = "its kind is unknown to this release";

/// The proof that a row is ours for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// The row.
    pub id: OutboxId,
    pub(super) by: RowId,
}

/// A row that was claimed.
#[derive(Debug)]
pub struct Job {
    /// The proof that it is ours.
    pub lease: Lease,
    /// What is to be done.
    pub kind: Kind,
    /// What it is about, as JSON.
    payload: String,
    /// What travels sealed.
    pub secret: Option<Secret>,
    /// When it was promised.
    pub made_at: Timestamp,
    /// The how-manyeth attempt this is, from 1; attempts cut short by a crash count.
    pub attempts: i64,
}

impl Job {
    /// What it is about.
    ///
    /// # Errors
    /// When the payload has another shape: a fault, since only [`super::post`] writes it.
    pub fn payload<T: DeserializeOwned>(&self) -> db::Result<T> {
        serde_json::from_str(&self.payload).map_err(|why| db::Error::row("outbox", why))
    }
}

/// Takes the row that has been due longest, if any is due and nobody holds it.
///
/// A row whose secret does not open can never be done: it is given back for never, and the next one is taken, so that
/// it does not stand before all others. A row of a kind that this release does not know is set aside for longer and
/// longer: it may be a younger release's, which runs beside this one.
///
/// # Errors
/// A fault of the database.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, vault: &Vault) -> db::Result<Option<Job>> {
    while let Some(id) = queries::find_due_locked(tx, now)? {
        let lease = Lease {
            id,
            by: RowId::draw(vault.random()),
        };
        let Some(row) = queries::mark_leased(tx, lease, now, now.plus(LEASE))? else {
            return Ok(None);
        };
        let Ok(kind) = row.kind.parse() else {
            tracing::error!(%id, kind = %row.kind, "a job is set aside: {UNKNOWN}");
            if !later(tx, now.plus(again_after(row.attempts)), lease, UNKNOWN)? {
                return Ok(None);
            }
            continue;
        };
        match open(vault, id, row.secret) {
            Ok(secret) => {
                return Ok(Some(Job {
                    lease,
                    kind,
                    payload: row.payload,
                    secret,
                    made_at: row.made_at,
                    attempts: row.attempts,
                }));
            }
            Err(why) => {
                tracing::error!(%id, kind = %row.kind, %why, "a job is given up: {UNREADABLE}");
                if !never(tx, now, lease, UNREADABLE)? {
                    return Ok(None);
                }
            }
        }
    }
    Ok(None)
}

fn open(
    vault: &Vault,
    id: OutboxId,
    sealed: Option<Vec<u8>>,
) -> Result<Option<Secret>, CannotUnseal> {
    sealed
        .map(|sealed| vault.open_text(Place::new(SECRET, &id.to_string()), &sealed))
        .transpose()
        .map(|text| text.map(Secret::new))
}

/// Holds the row for another [`LEASE`]; `false` when it is no longer ours.
///
/// # Errors
/// A fault of the database.
pub fn renew(tx: &mut Tx<'_>, now: Timestamp, lease: Lease) -> db::Result<bool> {
    queries::mark_renewed(tx, lease, now.plus(LEASE))
}

/// The job is done; its secret is wiped. `false` when the row is no longer ours.
///
/// # Errors
/// A fault of the database.
pub fn done(tx: &mut Tx<'_>, now: Timestamp, lease: Lease) -> db::Result<bool> {
    queries::mark_done(tx, lease, now)
}

/// The job is done, and its lease was renewed in this very transaction.
///
/// # Errors
/// A fault when the row is not ours after all, or one of the database.
pub fn finish(tx: &mut Tx<'_>, now: Timestamp, lease: Lease) -> db::Result<()> {
    if done(tx, now, lease)? {
        Ok(())
    } else {
        Err(db::Error::row("outbox", "a renewed lease does not hold"))
    }
}

/// The job is to be tried again at `at`. `false` when the row is no longer ours.
///
/// # Errors
/// A fault of the database.
pub fn later(tx: &mut Tx<'_>, at: Timestamp, lease: Lease, why: &str) -> db::Result<bool> {
    queries::mark_later(tx, lease, at, why)
}

/// The job cannot be done; its secret is wiped. `false` when the row is no longer ours.
///
/// # Errors
/// A fault of the database.
pub fn never(tx: &mut Tx<'_>, now: Timestamp, lease: Lease, why: &str) -> db::Result<bool> {
    queries::mark_failed(tx, lease, now, why)
}

/// How long to wait after the `attempts`th failure: 5 seconds, doubled each time, at most an hour.
#[must_use]
pub fn again_after(attempts: i64) -> Span {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    seconds(5 << doublings).min(LONGEST_WAIT)
}
