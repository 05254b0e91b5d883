//! Openings as their table keeps them: columns that are read into a state, and a state that is written to columns.

use super::case::Opening;
use super::purpose::Purpose;
use super::stage::{Failure, Stage};
use super::state::{Past, State};
use crate::db;
use crate::domain::ids::{AccountId, CitizenId, CounterId, OpeningId, PackageId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// An opening that begins.
#[derive(diesel::Insertable)]
#[diesel(table_name = crate::db::schema::openings)]
pub(super) struct NewOpening {
    pub id: OpeningId,
    pub package_id: PackageId,
    pub citizen_id: CitizenId,
    pub account_id: AccountId,
    pub counter_id: CounterId,
    pub state: Stage,
    pub began_at: Timestamp,
}

/// An opening as the table keeps it.
#[derive(diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::openings, check_for_backend(crate::db::MultiBackend))]
pub(super) struct OpeningRow {
    id: OpeningId,
    package_id: PackageId,
    citizen_id: CitizenId,
    account_id: AccountId,
    counter_id: CounterId,
    reason: Option<String>,
    case_number: Option<String>,
    state: Stage,
    failure: Option<Failure>,
    began_at: Timestamp,
    asked_at: Option<Timestamp>,
    opened_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    purpose: Option<Vec<u8>>,
}

impl OpeningRow {
    /// What for, sealed or written before it was sealed.
    fn purpose(&self, vault: &Vault) -> db::Result<Option<Purpose>> {
        match (&self.purpose, &self.reason, &self.case_number) {
            (Some(sealed), ..) => Purpose::open(vault, self.id, sealed).map(Some),
            (None, Some(reason), Some(number)) => {
                Ok(Some(Purpose::in_clear(reason.clone(), number.clone())))
            }
            (None, ..) => Ok(None),
        }
    }

    /// The opening that the row tells of.
    ///
    /// # Errors
    /// When a state lacks what belongs to it, or the purpose does not open.
    pub(super) fn open(self, vault: &Vault) -> db::Result<Opening> {
        let (row, purpose) = (&self, self.purpose(vault)?);
        let torn = || db::Error::row("openings", format!("{} is {} by half", row.id, row.state));
        let past = |purpose| -> db::Result<Past> {
            Ok(Past {
                purpose,
                opened_at: row.opened_at,
                at: row.ended_at.ok_or_else(torn)?,
            })
        };
        let state = match row.state {
            Stage::Presented => State::Presented,
            Stage::Waiting => State::Waiting(purpose.ok_or_else(torn)?),
            Stage::Open => State::Open {
                purpose: purpose.ok_or_else(torn)?,
                opened_at: row.opened_at.ok_or_else(torn)?,
            },
            Stage::Ended => State::Ended(past(purpose)?),
            Stage::Stopped => State::Stopped(past(purpose)?),
            Stage::Failed => State::Failed {
                past: past(purpose)?,
                why: row.failure.ok_or_else(torn)?,
            },
        };
        Ok(Opening {
            id: row.id,
            package: row.package_id,
            citizen: row.citizen_id,
            account: row.account_id,
            counter: row.counter_id,
            began_at: row.began_at,
            asked_at: row.asked_at,
            barcode_until: None,
            state,
        })
    }
}

/// What a change writes: a column without a value stays as it is.
#[derive(diesel::AsChangeset)]
#[diesel(table_name = crate::db::schema::openings)]
pub(super) struct Change {
    state: Stage,
    purpose: Option<Vec<u8>>,
    failure: Option<Failure>,
    opened_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
}

impl Change {
    /// What brings the row of `opening` to this state.
    pub(super) fn to(vault: &Vault, opening: OpeningId, state: &State) -> Self {
        let (failure, ended_at) = match state {
            State::Presented | State::Waiting(_) | State::Open { .. } => (None, None),
            State::Ended(past) | State::Stopped(past) => (None, Some(past.at)),
            State::Failed { past, why } => (Some(*why), Some(past.at)),
        };
        Self {
            state: state.stage(),
            purpose: state.purpose().map(|told| told.seal(vault, opening)),
            failure,
            opened_at: state.opened_at(),
            ended_at,
        }
    }
}
