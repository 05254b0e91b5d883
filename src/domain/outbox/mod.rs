//! The outbox: letters and jobs that a transaction promises, delivered afterwards by the worker.
//!
//! A promise is a row written in the transaction it belongs to, so it exists exactly when the deed does. A
//! worker takes a row on a lease; when the process dies, the lease runs out and another takes the row again.
//! A job is therefore done at least once, and has to bear being done twice.
//!
//! Deliberately absent: what the jobs do (`jobs/`) and the letters (`mail/`).

pub mod kind;
pub mod lease;
mod queries;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use kind::Kind;
pub use lease::{Job, Lease, again_after, claim, done, finish, later, never, renew};

use crate::db::{self, Conn, Tx};
use crate::domain::ids::OutboxId;
use crate::domain::retention::MAIL_AGE;
use crate::kit::clock::{Span, Timestamp};
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

/// How long a finished row stays, as evidence of what was sent when.
pub const KEPT: Span = MAIL_AGE;

const SECRET: &str = "outbox.secret";

/// Something that shall happen after the transaction.
#[derive(Debug)]
pub struct Promise<'a> {
    kind: Kind,
    payload: Result<String, serde_json::Error>,
    secret: Option<&'a Secret>,
    run_at: Option<Timestamp>,
}

impl<'a> Promise<'a> {
    /// A job of this kind. `payload` is stored as it is: it may hold ids, never anything personal.
    #[must_use]
    pub fn new(kind: Kind, payload: &impl Serialize) -> Self {
        Self {
            kind,
            payload: serde_json::to_string(payload),
            secret: None,
            run_at: None,
        }
    }

    /// With a secret that travels sealed and is wiped when the job has ended.
    #[must_use]
    pub fn with_secret(mut self, secret: &'a Secret) -> Self {
        self.secret = Some(secret);
        self
    }

    /// Not before `at`.
    #[must_use]
    pub fn at(mut self, at: Timestamp) -> Self {
        self.run_at = Some(at);
        self
    }
}

/// Writes the promise down; the worker of this process wakes as soon as the transaction is committed.
///
/// # Errors
/// A fault of the database, or a payload that is no JSON.
pub fn post(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    promise: Promise<'_>,
) -> db::Result<OutboxId> {
    let id = OutboxId::draw(vault.random());
    let payload = promise
        .payload
        .map_err(|why| db::Error::row("outbox", why))?;
    let sealed = promise.secret.map(|secret| {
        vault.seal(
            Place::new(SECRET, &id.to_string()),
            secret.reveal().as_bytes(),
        )
    });
    let run_at = promise.run_at.unwrap_or(now);
    queries::insert(
        tx,
        &queries::NewRow {
            id,
            kind: promise.kind,
            payload,
            secret: sealed,
            made_at: now,
            run_at,
            attempts: 0,
        },
    )?;
    tx.promise();
    Ok(id)
}

/// What the jobs of this kind are about that are still to be done.
///
/// # Errors
/// A fault of the database, or a payload of another shape.
pub fn list_waiting<T: DeserializeOwned>(conn: &mut Conn, kind: Kind) -> db::Result<Vec<T>> {
    let payloads = queries::list_waiting(conn, kind)?.into_iter();
    let read = |payload: String| serde_json::from_str(&payload);
    payloads
        .map(|payload| read(payload).map_err(|why| db::Error::row("outbox", why)))
        .collect()
}

/// Deletes rows that ended before `now` by more than [`KEPT`], and answers how many.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    queries::delete_ended_before(tx, now.minus(KEPT))
}

#[cfg(test)]
mod tests;
