//! An opening together with its package, as its clerk may see it.

use std::net::IpAddr;

use super::queries;
use super::stage::{Event, Stage};
use super::state::{OPEN_FOR, State, waits_until};
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::Step;
use crate::domain::ids::{AccountId, CitizenId, CounterId, OpeningId, PackageId};
use crate::domain::package::kept::Package;
use crate::domain::package::queries as packages;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

pub use super::clerk::Clerk;

/// One opening, as its row says; ask [`Opening::as_of`] what the clock has made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Its id.
    pub id: OpeningId,
    /// What is opened.
    pub package: PackageId,
    /// Whose data.
    pub citizen: CitizenId,
    /// By which clerk.
    pub account: AccountId,
    /// At which counter.
    pub counter: CounterId,
    /// When the barcode was presented.
    pub began_at: Timestamp,
    /// When the last password was sent, if one was.
    pub asked_at: Option<Timestamp>,
    /// Until when the barcode lives by which it was begun, while the reason is not told: from then on there is nothing to
    /// tell it for.
    pub barcode_until: Option<Timestamp>,
    /// Where it stands.
    pub state: State,
}

impl Opening {
    /// When it is over if nothing happens; `None` when it is over.
    #[must_use]
    pub fn until(&self) -> Option<Timestamp> {
        match &self.state {
            State::Presented => {
                let unanswered = waits_until(self.began_at, None);
                Some(
                    self.barcode_until
                        .map_or(unanswered, |end| end.min(unanswered)),
                )
            }
            State::Waiting(_) => Some(waits_until(self.began_at, self.asked_at)),
            State::Open { opened_at, .. } => Some(opened_at.plus(OPEN_FOR)),
            State::Ended(_) | State::Stopped(_) | State::Failed { .. } => None,
        }
    }

    /// What the clock has made of it by `now`; its package is no longer kept from `gone_at` on.
    #[must_use]
    pub fn as_of(mut self, now: Timestamp, gone_at: Timestamp) -> Self {
        let Some(until) = self.until() else {
            return self;
        };
        let (event, at) = if gone_at <= until {
            (Event::PackageWent, gone_at)
        } else {
            (Event::RanOut, until)
        };
        if now >= at
            && let Some(over) = self.state.after(event, at)
        {
            self.state = over;
        }
        self
    }
}

/// An opening and its package, at one instant.
#[derive(Debug, Clone)]
pub struct Case {
    /// The opening, as of that instant.
    pub opening: Opening,
    /// The package.
    pub package: Package,
}

/// Why a clerk does not see an opening.
#[derive(Debug, thiserror::Error)]
pub enum CannotFind {
    /// There is none such at this counter by this clerk.
    #[error("no such opening")]
    NoSuchOpening,
    /// It is not in the state this asks for.
    #[error("the opening is {0}")]
    Stands(Stage),
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Case {
    /// The clerk's own opening; a counter that may no longer open the data set finds nothing.
    ///
    /// # Errors
    /// [`CannotFind::NoSuchOpening`], or a fault.
    pub fn find(
        conn: &mut Conn,
        now: Timestamp,
        vault: &Vault,
        clerk: &Clerk,
        id: OpeningId,
    ) -> Result<Self, CannotFind> {
        let opening = queries::find(conn, vault, id)?
            .filter(|opening| opening.account == clerk.account && opening.counter == clerk.counter)
            .ok_or(CannotFind::NoSuchOpening)?;
        let package = packages::find(conn, opening.package)?.ok_or(CannotFind::NoSuchOpening)?;
        if !queries::may_open(conn, clerk.counter, &package.dataset)? {
            return Err(CannotFind::NoSuchOpening);
        }
        Ok(Self {
            opening: opening.as_of(now, gone_at(&package)),
            package,
        })
    }

    /// The clerk's own opening, which stands at `stage`.
    ///
    /// # Errors
    /// [`CannotFind`] when there is none such, or it stands elsewhere.
    pub fn find_at(
        conn: &mut Conn,
        now: Timestamp,
        vault: &Vault,
        clerk: &Clerk,
        (id, stage): (OpeningId, Stage),
    ) -> Result<Self, CannotFind> {
        let case = Self::find(conn, now, vault, clerk, id)?;
        match case.opening.state.stage() {
            stands if stands == stage => Ok(case),
            stands => Err(CannotFind::Stands(stands)),
        }
    }

    /// Makes `event` happen.
    ///
    /// # Errors
    /// [`CannotFind::Stands`] when something else has happened since the case was read.
    pub(super) fn make(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        vault: &Vault,
        event: Event,
    ) -> Result<(), CannotFind> {
        let stage = self.opening.state.stage();
        let next = self.opening.state.after(event, now);
        let next = next.ok_or(CannotFind::Stands(stage))?;
        if queries::mark(tx, vault, self.opening.id, &Stage::before(event), &next)? {
            return Ok(());
        }
        let stands = queries::find(tx, vault, self.opening.id)?.ok_or(CannotFind::NoSuchOpening)?;
        Err(CannotFind::Stands(stands.state.stage()))
    }

    /// What the transaction log is told about it.
    #[must_use]
    pub fn step(&self, from: IpAddr) -> Step {
        Step {
            opening_id: Some(self.opening.id),
            ip: Some(from),
            ..self.package.step()
        }
    }
}

/// From this instant on the package is no longer kept.
#[must_use]
pub fn gone_at(package: &Package) -> Timestamp {
    package.deleted.map_or(package.expires_at, |(at, _)| at)
}
