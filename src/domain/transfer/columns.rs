//! How a state stands in its columns: a word, and beside it only what exists in that state.

use super::state::State;
use crate::kit::clock::Timestamp;

/// A state as its columns.
pub(super) struct Columns {
    pub state: String,
    pub reason: Option<String>,
    pub next_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}

impl From<&State> for Columns {
    fn from(state: &State) -> Self {
        let (word, reason, next_at) = match state {
            State::Waiting { from } => ("waiting", None, Some(*from)),
            State::Fetching => ("fetching", None, None),
            State::Preparing { until } => ("preparing", None, Some(*until)),
            State::Done { .. } => ("done", None, None),
            State::NoData { .. } => ("no-data", None, None),
            State::Refused { reason, .. } => ("refused", Some(reason.to_string()), None),
            State::Failed { reason, .. } => ("failed", Some(reason.to_string()), None),
            State::Withdrawn { .. } => ("withdrawn", None, None),
            State::Expired { .. } => ("expired", None, None),
        };
        Self {
            state: word.to_owned(),
            reason,
            next_at,
            ended_at: state.ended_at(),
        }
    }
}

impl Columns {
    /// The state, unless the columns contradict each other.
    pub fn read(&self) -> Option<State> {
        let (at, reason) = (self.ended_at, self.reason.as_deref());
        Some(match self.state.as_str() {
            "waiting" => State::Waiting {
                from: self.next_at?,
            },
            "fetching" => State::Fetching,
            "preparing" => State::Preparing {
                until: self.next_at?,
            },
            "done" => State::Done { at: at? },
            "no-data" => State::NoData { at: at? },
            "refused" => State::Refused {
                reason: reason?.parse().ok()?,
                at: at?,
            },
            "failed" => State::Failed {
                reason: reason?.parse().ok()?,
                at: at?,
            },
            "withdrawn" => State::Withdrawn { at: at? },
            "expired" => State::Expired { at: at? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::transfer::state::tests::states;

    #[test]
    fn every_state_survives_its_columns() {
        for state in states() {
            assert_eq!(Columns::from(&state).read(), Some(state));
        }
        let unknown = Columns {
            state: "asleep".to_owned(),
            reason: None,
            next_at: None,
            ended_at: None,
        };
        assert_eq!(unknown.read(), None);
    }
}
