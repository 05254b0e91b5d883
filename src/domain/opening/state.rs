//! The states of an opening with what exists only there, and how long each lasts.

use super::purpose::Purpose;
use super::stage::{Event, Failure, Stage};
use crate::kit::clock::{Span, Timestamp, minutes};

/// From the barcode to the right password, however many are sent: then the opening is over.
pub const PATIENCE: Span = minutes(30);
/// How long an opening waits when nobody goes on, after its barcode was presented or its last password was sent. One that
/// nobody has told the reason of ends with its barcode, too.
pub const UNANSWERED: Span = minutes(10);
/// How long the data stay open when the clerk does not end the case.
pub const OPEN_FOR: Span = minutes(30);

/// Until when an opening waits that began then, and whose last password was asked for then, if one was.
pub(super) fn waits_until(began_at: Timestamp, asked_at: Option<Timestamp>) -> Timestamp {
    let unanswered = asked_at.unwrap_or(began_at).plus(UNANSWERED);
    unanswered.min(began_at.plus(PATIENCE))
}

/// Where an opening stands, with what exists only there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The barcode was read; what for is not told yet.
    Presented,
    /// The clerk has told what for, and the citizen has the one-time password.
    Waiting(Purpose),
    /// The password was right: the clerk sees the data.
    Open {
        /// What for.
        purpose: Purpose,
        /// Since when.
        opened_at: Timestamp,
    },
    /// 結束本案, by the clerk or, when open, by the clock.
    Ended(Past),
    /// 中止, by the citizen.
    Stopped(Past),
    /// It came to nothing.
    Failed {
        /// What was before.
        past: Past,
        /// Why.
        why: Failure,
    },
}

/// What is known of an opening that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// What for, if it was told.
    pub purpose: Option<Purpose>,
    /// When the data were opened, if they were.
    pub opened_at: Option<Timestamp>,
    /// When it was over.
    pub at: Timestamp,
}

impl State {
    /// The state without what is in it.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Presented => Stage::Presented,
            Self::Waiting(_) => Stage::Waiting,
            Self::Open { .. } => Stage::Open,
            Self::Ended(_) => Stage::Ended,
            Self::Stopped(_) => Stage::Stopped,
            Self::Failed { .. } => Stage::Failed,
        }
    }

    /// What for, if it was told.
    #[must_use]
    pub const fn purpose(&self) -> Option<&Purpose> {
        match self {
            Self::Presented => None,
            Self::Waiting(purpose) | Self::Open { purpose, .. } => Some(purpose),
            Self::Ended(past) | Self::Stopped(past) | Self::Failed { past, .. } => {
                past.purpose.as_ref()
            }
        }
    }

    /// When the data were opened, if they were.
    #[must_use]
    pub const fn opened_at(&self) -> Option<Timestamp> {
        match self {
            Self::Presented | Self::Waiting(_) => None,
            Self::Open { opened_at, .. } => Some(*opened_at),
            Self::Ended(past) | Self::Stopped(past) | Self::Failed { past, .. } => past.opened_at,
        }
    }

    /// What will be known of it when it is over at `at`.
    #[must_use]
    pub fn past(&self, at: Timestamp) -> Past {
        Past {
            purpose: self.purpose().cloned(),
            opened_at: self.opened_at(),
            at,
        }
    }

    /// What `event` at `at` makes of this state; `None` when it cannot happen here. [`Event::Asked`] brings a
    /// purpose and is made by whoever knows it.
    #[must_use]
    pub fn after(&self, event: Event, at: Timestamp) -> Option<Self> {
        let past = self.past(at);
        let next = match (self.stage().after(event)?, self, event) {
            (Stage::Open, Self::Waiting(purpose), _) => Self::Open {
                purpose: purpose.clone(),
                opened_at: at,
            },
            (Stage::Waiting, Self::Waiting(_), _) => self.clone(),
            (Stage::Ended, ..) => Self::Ended(past),
            (Stage::Stopped, ..) => Self::Stopped(past),
            (Stage::Failed, _, Event::UsedUp) => failed(past, Failure::TriesUsedUp),
            (Stage::Failed, _, Event::PackageWent) => failed(past, Failure::PackageGone),
            (Stage::Failed, _, Event::RanOut) => failed(past, Failure::TimeOver),
            _ => return None,
        };
        Some(next)
    }
}

const fn failed(past: Past, why: Failure) -> State {
    State::Failed { past, why }
}
