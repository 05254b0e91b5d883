//! A transfer: one citizen's consent to one data set, on its way from the provider to the sealed store.
//!
//! [`begin`] makes it together with its access token and the job that will run it. The job (`jobs/fetch.rs`) asks
//! `errand::start` what to do, calls the provider, and brings what came back to [`outcome::settle`]; each of the
//! two is one transaction, and between them nothing is held but a lease. Cut short anywhere, the job is claimed
//! again and starts over with the same `transaction_uid`.
//!
//! Deliberately absent: the call itself (`clients/data_provider.rs`) and the rules of packages (`package`).

mod begin;
mod columns;

pub mod outcome;
pub mod queries;
pub mod reason;
pub mod reply;
pub mod state;
mod withdrawal;

pub use begin::{Agreed, FetchOrder, begin};
pub use reason::{Failure, Refusal};
pub use state::{Happening, State};
pub use withdrawal::withdraw;

use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::Step;
use crate::domain::ids::{CitizenId, ConsentId, RequestId, ResourceId, TransactionUid, TransferId};
use crate::domain::token;
use crate::kit::clock::{Span, Timestamp};

/// A transaction is over at this age, whatever the provider says.
pub const LIFETIME: Span = token::LIFETIME;

/// A transfer as its row describes it.
#[derive(Debug, Clone)]
pub struct Transfer {
    /// Its id.
    pub id: TransferId,
    /// The request it is part of.
    pub request: RequestId,
    /// The consent it rests on.
    pub consent: ConsentId,
    /// Whose data.
    pub citizen: CitizenId,
    /// Which data.
    pub dataset: ResourceId,
    /// What the provider knows it by, the same through all rounds.
    pub transaction_uid: TransactionUid,
    /// Where it is.
    pub state: State,
    /// Failed attempts so far.
    pub failures: i64,
    /// When it began.
    pub made_at: Timestamp,
    /// When its time is over.
    pub expires_at: Timestamp,
}

impl Transfer {
    /// What the transaction log is told about it.
    #[must_use]
    pub fn step(&self) -> Step {
        Step {
            transaction_uid: Some(self.transaction_uid),
            dataset_id: Some(self.dataset.clone()),
            citizen_id: Some(self.citizen),
            ..Step::default()
        }
    }

    /// How far it is, as far as an answer's meaning depends on it.
    #[must_use]
    pub const fn course(&self) -> reply::Course {
        reply::Course {
            failures: self.failures,
            expires_at: self.expires_at,
        }
    }
}

/// Ends a transfer whose time is over, with its token. Answers whether it did.
///
/// # Errors
/// A fault of the database.
pub fn expire(tx: &mut Tx<'_>, now: Timestamp, id: TransferId) -> db::Result<bool> {
    match queries::find(tx, id)? {
        Some(transfer) if now >= transfer.expires_at => {
            move_on(tx, now, &transfer, Happening::Expire(now))
        }
        _ => Ok(false),
    }
}

/// Transfers whose time is over and that have not ended, at most `most`.
///
/// # Errors
/// A fault of the database.
pub fn list_overdue(conn: &mut Conn, now: Timestamp, most: i64) -> db::Result<Vec<TransferId>> {
    queries::list_overdue(conn, now, most)
}

/// Moves the transfer; an end ends its token too. `false` when the move does not fit or somebody else moved it.
pub(super) fn move_on(
    tx: &mut Tx<'_>,
    now: Timestamp,
    transfer: &Transfer,
    happening: Happening,
) -> db::Result<bool> {
    let failures = transfer.failures + i64::from(matches!(happening, Happening::Retry(_)));
    let Ok(next) = transfer.state.clone().on(happening) else {
        return Ok(false);
    };
    if !queries::replace_state(tx, transfer, &next, failures)? {
        return Ok(false);
    }
    if next.ended_at().is_some() {
        // Its own time may have ended it before.
        let _was_living = token::end(tx, now, transfer.id)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests;
