//! What ends an opening: the clerk, the citizen, the clock; and what is saved before.

use std::net::IpAddr;

use super::case::{CannotFind, Case, Clerk, gone_at};
use super::queries;
use super::stage::{Event, Stage};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::citizen::history::{self, EventCode};
use crate::domain::ids::{CitizenId, OpeningId};
use crate::domain::package::queries as packages;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Why a citizen cannot stop an opening.
#[derive(Debug, thiserror::Error)]
pub enum CannotStop {
    /// This citizen has none such.
    #[error("no such opening")]
    NoSuchOpening,
    /// It is over.
    #[error("it is over already")]
    OverAlready,
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl From<CannotFind> for CannotStop {
    fn from(refusal: CannotFind) -> Self {
        match refusal {
            CannotFind::NoSuchOpening => Self::NoSuchOpening,
            CannotFind::Stands(_) => Self::OverAlready,
            CannotFind::Db(fault) => Self::Db(fault),
        }
    }
}

/// 結束本案: the clerk is done. What was over before stays as it was.
///
/// # Errors
/// [`CannotFind::NoSuchOpening`], or a fault.
pub fn end(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    id: OpeningId,
) -> Result<(), CannotFind> {
    let case = Case::find(tx, now, vault, clerk, id)?;
    match case.make(tx, now, vault, Event::EndedByClerk) {
        Ok(()) => {
            history::record(tx, now, EventCode::EndedAtCounter, &case.step(clerk.from))?;
            let deed = Deed::new(Action::OpeningEnded, id);
            Ok(audit::record(tx, now, &clerk.by(), &deed)?)
        }
        Err(CannotFind::Stands(_)) => Ok(()),
        Err(refusal) => Err(refusal),
    }
}

/// 中止: the citizen does not want it any more, before or after the data were opened.
///
/// # Errors
/// [`CannotStop`]
pub fn stop(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (citizen, from): (CitizenId, IpAddr),
    id: OpeningId,
) -> Result<(), CannotStop> {
    let opening = queries::find(tx, vault, id)?
        .filter(|opening| opening.citizen == citizen)
        .ok_or(CannotStop::NoSuchOpening)?;
    let package = packages::find(tx, opening.package)?.ok_or(CannotStop::NoSuchOpening)?;
    let case = Case {
        opening: opening.as_of(now, gone_at(&package)),
        package,
    };
    case.make(tx, now, vault, Event::StoppedByCitizen)?;
    history::record(tx, now, EventCode::OpeningStopped, &case.step(from))?;
    let deed = Deed::new(Action::OpeningStopped, id);
    Ok(audit::record(tx, now, &By::citizen(citizen, from), &deed)?)
}

/// Notes that the clerk saves the package; the answer holds what to send.
///
/// # Errors
/// [`CannotFind`] when the opening is not open.
pub fn save(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    id: OpeningId,
) -> Result<Case, CannotFind> {
    let case = Case::find_at(tx, now, vault, clerk, (id, Stage::Open))?;
    let step = case.step(clerk.from);
    history::record(tx, now, EventCode::SavedAtCounter, &step)?;
    let deed = Deed::new(Action::PackageSaved, id);
    audit::record(tx, now, &clerk.by(), &deed)?;
    Ok(case)
}

/// Writes down what the clock and vanished packages have ended, and answers how many those were.
///
/// Reading does not depend on it: [`super::Opening::as_of`] knows by itself.
///
/// # Errors
/// A fault of the database.
pub fn close_overdue(tx: &mut Tx<'_>, now: Timestamp, vault: &Vault) -> db::Result<usize> {
    let mut closed = 0;
    for (opening, gone_at) in queries::list_running(tx, vault)? {
        let (id, stage) = (opening.id, opening.state.stage());
        let opening = opening.as_of(now, gone_at);
        if opening.state.stage() != stage && queries::mark(tx, vault, id, &[stage], &opening.state)?
        {
            closed += 1;
        }
    }
    Ok(closed)
}
