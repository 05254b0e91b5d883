//! What came back: the transfer moves, the log is told, the token ends and the job with it, all or none.

use super::reply::WithoutPackage;
use super::{Failure, Happening, Transfer, move_on, queries};
use crate::db::{self, Tx};
use crate::domain::citizen::history::{self, EventCode};
use crate::domain::ids::TransferId;
use crate::domain::outbox::{self, Lease};
use crate::domain::package::kept::{self, CannotKeep, NewPackage};
use crate::kit::clock::Timestamp;

/// What is to be written down.
#[derive(Debug)]
pub enum Outcome {
    /// As decided of an answer without a package.
    Decided(WithoutPackage),
    /// A package that passed its rules and lies in the store.
    Package(NewPackage),
    /// A package that says that there is no data.
    EmptyPackage,
    /// A package that breaks this rule.
    Rejected(String),
    /// It was not asked at all: the provider's address rests until then after too many failures.
    NotNow(Timestamp),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// The package is kept.
    Kept,
    /// It ended otherwise, or goes on later; an object in the store is not wanted.
    Otherwise,
    /// Too late: the transfer was ended by somebody else, or the lease is another's now.
    Meanwhile,
}

/// Writes the outcome down.
///
/// # Errors
/// A fault of the database. Nothing is written then, and the job is claimed again when its lease has run out.
pub fn settle(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: TransferId,
    lease: Lease,
    outcome: Outcome,
) -> db::Result<Settled> {
    let Some(transfer) = queries::find(tx, id)? else {
        return Ok(Settled::Meanwhile);
    };
    if !outbox::renew(tx, now, lease)? {
        return Ok(Settled::Meanwhile);
    }
    if transfer.state.ended_at().is_some() {
        outbox::finish(tx, now, lease)?;
        return Ok(Settled::Meanwhile);
    }
    let (events, happening) = weigh(tx, now, outcome)?;
    for event in events {
        history::record(tx, now, event, &transfer.step())?;
    }
    conclude(tx, now, &transfer, lease, happening)
}

/// What the log is told, and what happens to the transfer.
fn weigh(
    tx: &mut Tx<'_>,
    now: Timestamp,
    outcome: Outcome,
) -> db::Result<(Vec<EventCode>, Happening)> {
    use EventCode as Event;
    let rejected = |rule: String| {
        (
            vec![Event::ProviderAnsweredPackage, Event::PackageRejected],
            Happening::Fail(now, Failure::Package(rule)),
        )
    };
    Ok(match outcome {
        Outcome::Package(package) => match kept::keep(tx, &package) {
            Ok(_) => (
                vec![Event::ProviderAnsweredPackage, Event::PackageVerified],
                Happening::Keep(now),
            ),
            Err(CannotKeep::OfAnother) => rejected("P12".to_owned()),
            Err(CannotKeep::Db(fault)) => return Err(fault),
        },
        Outcome::Rejected(rule)
        | Outcome::Decided(WithoutPackage::Fail(Failure::Package(rule))) => rejected(rule),
        Outcome::EmptyPackage | Outcome::Decided(WithoutPackage::NoData) => (
            vec![Event::ProviderAnsweredNoData],
            Happening::FindNothing(now),
        ),
        Outcome::NotNow(at) => (vec![], Happening::Rest(at)),
        Outcome::Decided(WithoutPackage::Postpone(at)) => {
            (vec![Event::ProviderPreparing], Happening::Postpone(at))
        }
        Outcome::Decided(WithoutPackage::Retry(at, _)) => {
            (vec![Event::ProviderFailed], Happening::Retry(at))
        }
        Outcome::Decided(WithoutPackage::Refuse(how)) => {
            (vec![Event::ProviderRefused], Happening::Refuse(now, how))
        }
        Outcome::Decided(WithoutPackage::Fail(why)) => {
            (vec![Event::ProviderFailed], Happening::Fail(now, why))
        }
    })
}

/// Moves the transfer and gives the job back: done, or for the time of the next attempt.
fn conclude(
    tx: &mut Tx<'_>,
    now: Timestamp,
    transfer: &Transfer,
    lease: Lease,
    happening: Happening,
) -> db::Result<Settled> {
    let again = match &happening {
        Happening::Postpone(at) => Some((*at, "the provider is preparing")),
        Happening::Rest(at) => Some((*at, "the provider's address rests")),
        Happening::Retry(at) => Some((*at, "the provider failed")),
        _ => None,
    };
    let kept = matches!(happening, Happening::Keep(_));
    if !move_on(tx, now, transfer, happening)? {
        return Err(db::Error::row(
            "transfers",
            "an outcome came to a transfer that was not being fetched",
        ));
    }
    let given_back = match again {
        Some((at, why)) => outbox::later(tx, at, lease, why)?,
        None => outbox::done(tx, now, lease)?,
    };
    if !given_back {
        return Err(db::Error::row("outbox", "a renewed lease does not hold"));
    }
    Ok(if kept {
        Settled::Kept
    } else {
        Settled::Otherwise
    })
}
