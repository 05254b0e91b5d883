//! One data set on its way, as the page shows it.

use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::Dataset;
use crate::domain::dataset::catalogue::named;
use crate::domain::ids::{PackageId, ResourceId};
use crate::domain::package::kept::Package;
use crate::domain::transfer::{Failure, Refusal, State, Transfer};
use crate::kit::clock::Timestamp;

/// One data set on its way.
#[derive(Debug, Clone)]
pub struct Row {
    /// The data set.
    pub dataset: ResourceId,
    /// Its name.
    pub name: Bilingual,
    /// Who provides it.
    pub office: Bilingual,
    /// Where it is.
    pub state: State,
    /// The package, while it is kept.
    pub package: Option<PackageId>,
    /// When the package goes.
    pub until: Option<Timestamp>,
}

impl Row {
    pub(super) fn of(
        transfer: Transfer,
        known: &[Dataset],
        kept: Option<Package>,
    ) -> db::Result<Self> {
        let dataset = named(known, &transfer.dataset)?;
        Ok(Self {
            dataset: dataset.definition.resource_id.clone(),
            name: dataset.definition.name.clone(),
            office: dataset.office().clone(),
            state: transfer.state,
            package: kept.as_ref().map(|package| package.id),
            until: kept.map(|package| package.expires_at),
        })
    }

    /// The word of the state for the style sheet, and the key of its name.
    pub(super) fn status(&self) -> (&'static str, &'static str) {
        match &self.state {
            State::Waiting { .. } => ("waiting", "citizen-progress-waiting"),
            State::Fetching => ("running", "citizen-progress-fetching"),
            State::Preparing { .. } => ("running", "citizen-progress-preparing"),
            State::Done { .. } => ("done", "citizen-progress-done"),
            State::NoData { .. } => ("none", "citizen-progress-no-data"),
            State::Refused { .. } => ("failed", "citizen-progress-refused"),
            State::Failed { .. } => ("failed", "citizen-progress-failed"),
            State::Withdrawn { .. } => ("none", "citizen-progress-withdrawn"),
            State::Expired { .. } => ("failed", "citizen-progress-expired"),
        }
    }

    /// The key of the sentence that says more: what it waits for, or what to do.
    pub(super) fn explanation(&self, now: Timestamp) -> &'static str {
        match &self.state {
            State::Waiting { from } if *from > now => "citizen-progress-waiting-again",
            State::Waiting { .. } => "citizen-progress-waiting-what",
            State::Fetching => "citizen-progress-fetching-what",
            State::Preparing { .. } => "citizen-progress-preparing-what",
            State::Done { .. } if self.package.is_some() => "citizen-progress-done-what",
            State::Done { .. } => "citizen-progress-gone-what",
            State::NoData { .. } => "citizen-progress-no-data-what",
            State::Refused { reason, .. } => match reason {
                Refusal::Token => "citizen-progress-refused-token",
                Refusal::Access => "citizen-progress-refused-access",
            },
            State::Failed { reason, .. } => failure_key(reason),
            State::Withdrawn { .. } => "citizen-progress-withdrawn-what",
            State::Expired { .. } => "citizen-progress-expired-what",
        }
    }

    /// When the provider is asked again; `None` while it is being asked, and at the end.
    pub(super) fn asked_again(&self, now: Timestamp) -> Option<Timestamp> {
        match self.state {
            State::Waiting { from } if from > now => Some(from),
            State::Preparing { until } => Some(until),
            _ => None,
        }
    }

    /// Whether its sentence says to request it once more.
    pub(super) const fn may_be_asked_anew(&self) -> bool {
        match &self.state {
            State::Failed { .. } | State::Expired { .. } => true,
            State::Refused { reason, .. } => matches!(reason, Refusal::Token),
            State::Done { .. } => self.package.is_none(),
            _ => false,
        }
    }

    pub(super) const fn is_moving(&self) -> bool {
        matches!(
            self.state,
            State::Waiting { .. } | State::Fetching | State::Preparing { .. }
        )
    }
}

/// The key of the sentence for what a transfer failed on.
const fn failure_key(reason: &Failure) -> &'static str {
    match reason {
        Failure::Unreachable | Failure::Forbidden => "citizen-progress-failed-unreachable",
        Failure::TimedOut => "citizen-progress-failed-time",
        Failure::Broken | Failure::Garbage | Failure::Provider => "citizen-progress-failed-answer",
        Failure::Package(_) => "citizen-progress-failed-package",
        Failure::Suspended => "citizen-progress-failed-suspended",
        Failure::Store => "citizen-progress-failed-store",
    }
}
