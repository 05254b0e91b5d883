//! How states of openings are called on the counter's pages.

use crate::domain::opening::{Failure, Stage, State};

/// The word of a stage for the style sheet, and the key of its name.
pub(super) const fn status(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Presented => ("waiting", "counter-state-presented"),
        Stage::Waiting => ("running", "counter-state-waiting"),
        Stage::Open => ("done", "counter-state-open"),
        Stage::Ended => ("none", "counter-state-ended"),
        Stage::Stopped => ("failed", "counter-state-stopped"),
        Stage::Failed => ("failed", "counter-state-failed"),
    }
}

/// The key of the sentence that says why nothing more can be done; `None` while something can.
pub(super) const fn over(state: &State) -> Option<&'static str> {
    Some(match state {
        State::Presented | State::Waiting(_) | State::Open { .. } => return None,
        State::Ended(_) => "counter-over-ended",
        State::Stopped(_) => "counter-over-stopped",
        State::Failed { why, .. } => match why {
            Failure::TimeOver => "counter-over-time",
            Failure::TriesUsedUp => "counter-over-tries",
            Failure::PackageGone => "counter-over-gone",
        },
    })
}
