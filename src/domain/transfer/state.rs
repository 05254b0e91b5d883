//! The states of a transfer, and what moves it from one to the next.
//!
//! `→` is a move, `·` is refused: whoever comes with that happening comes too late or too early.
//!
//! | state \ happening | `Call` | `Postpone` | `Rest` | `Retry` | `Keep` | `FindNothing` | `Refuse` | `Fail` | `Withdraw` | `Expire` |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | `Waiting` | → `Fetching` | · | · | · | · | · | · | · | → `Withdrawn` | → `Expired` |
//! | `Fetching` | → `Fetching` | → `Preparing` | → `Waiting` | → `Waiting` | → `Done` | → `NoData` | → `Refused` | → `Failed` | → `Withdrawn` | → `Expired` |
//! | `Preparing` | → `Fetching` | · | · | · | · | · | · | · | → `Withdrawn` | → `Expired` |
//! | `Done` | · | · | · | · | · | · | · | · | · | · |
//! | `NoData` | · | · | · | · | · | · | · | · | · | · |
//! | `Refused` | · | · | · | · | · | · | · | · | · | · |
//! | `Failed` | · | · | · | · | · | · | · | · | · | · |
//! | `Withdrawn` | · | · | · | · | · | · | · | · | · | · |
//! | `Expired` | · | · | · | · | · | · | · | · | · | · |
//!
//! `Fetching` is called again after a crash: the process that was fetching is gone, and its lease with it.

use super::reason::{Failure, Refusal};
use crate::kit::clock::Timestamp;

/// Where a transfer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// To be asked for, not before `from`.
    Waiting {
        /// Later than the beginning after a failure.
        from: Timestamp,
    },
    /// The provider is being asked.
    Fetching,
    /// The provider is preparing the data and wants to be asked again.
    Preparing {
        /// When.
        until: Timestamp,
    },
    /// The package is kept.
    Done {
        /// Since when.
        at: Timestamp,
    },
    /// The provider has nothing about this citizen: a finished outcome, not an error.
    NoData {
        /// Since when.
        at: Timestamp,
    },
    /// The provider refused.
    Refused {
        /// How.
        reason: Refusal,
        /// Since when.
        at: Timestamp,
    },
    /// It was tried to the end.
    Failed {
        /// On what.
        reason: Failure,
        /// Since when.
        at: Timestamp,
    },
    /// The citizen took the consent back before the end.
    Withdrawn {
        /// Since when.
        at: Timestamp,
    },
    /// The eight hours of the transaction were over.
    Expired {
        /// Since when.
        at: Timestamp,
    },
}

/// What happens to a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// The provider is about to be asked.
    Call,
    /// The provider wants to be asked again at this time.
    Postpone(Timestamp),
    /// It was not asked: its address is left alone until this time, after too many failures.
    Rest(Timestamp),
    /// It failed and is worth another attempt at this time.
    Retry(Timestamp),
    /// The package passed and is kept.
    Keep(Timestamp),
    /// The provider has no data.
    FindNothing(Timestamp),
    /// The provider refused.
    Refuse(Timestamp, Refusal),
    /// It failed for good.
    Fail(Timestamp, Failure),
    /// The consent was taken back.
    Withdraw(Timestamp),
    /// The transaction's time is over.
    Expire(Timestamp),
}

/// The happening does not fit the state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{happening:?} does not fit {state:?}")]
pub struct CannotMove {
    /// Where the transfer is, and stays.
    pub state: State,
    /// What does not fit.
    pub happening: Happening,
}

impl State {
    /// The next state.
    ///
    /// # Errors
    /// When the table above has no move here.
    pub fn on(self, happening: Happening) -> Result<Self, CannotMove> {
        match (self, happening) {
            (Self::Waiting { .. } | Self::Fetching | Self::Preparing { .. }, Happening::Call) => {
                Ok(Self::Fetching)
            }
            (
                Self::Waiting { .. } | Self::Fetching | Self::Preparing { .. },
                Happening::Withdraw(at),
            ) => Ok(Self::Withdrawn { at }),
            (
                Self::Waiting { .. } | Self::Fetching | Self::Preparing { .. },
                Happening::Expire(at),
            ) => Ok(Self::Expired { at }),
            (Self::Fetching, Happening::Postpone(until)) => Ok(Self::Preparing { until }),
            (Self::Fetching, Happening::Rest(from) | Happening::Retry(from)) => {
                Ok(Self::Waiting { from })
            }
            (Self::Fetching, Happening::Keep(at)) => Ok(Self::Done { at }),
            (Self::Fetching, Happening::FindNothing(at)) => Ok(Self::NoData { at }),
            (Self::Fetching, Happening::Refuse(at, reason)) => Ok(Self::Refused { reason, at }),
            (Self::Fetching, Happening::Fail(at, reason)) => Ok(Self::Failed { reason, at }),
            (state, happening) => Err(CannotMove { state, happening }),
        }
    }

    /// When it ended, if it has.
    #[must_use]
    pub const fn ended_at(&self) -> Option<Timestamp> {
        match self {
            Self::Waiting { .. } | Self::Fetching | Self::Preparing { .. } => None,
            Self::Done { at }
            | Self::NoData { at }
            | Self::Refused { at, .. }
            | Self::Failed { at, .. }
            | Self::Withdrawn { at }
            | Self::Expired { at } => Some(*at),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn name(of: &impl std::fmt::Debug) -> String {
        let text = format!("{of:?}");
        format!("`{}`", text.split([' ', '(', '{']).next().unwrap())
    }

    /// One of each.
    pub fn states() -> [State; 9] {
        let at: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        [
            State::Waiting { from: at },
            State::Fetching,
            State::Preparing { until: at },
            State::Done { at },
            State::NoData { at },
            State::Refused {
                reason: Refusal::Token,
                at,
            },
            State::Failed {
                reason: Failure::TimedOut,
                at,
            },
            State::Withdrawn { at },
            State::Expired { at },
        ]
    }

    #[test]
    fn the_documentation_shows_every_pair_of_state_and_happening() {
        let at: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let happenings = [
            Happening::Call,
            Happening::Postpone(at),
            Happening::Rest(at),
            Happening::Retry(at),
            Happening::Keep(at),
            Happening::FindNothing(at),
            Happening::Refuse(at, Refusal::Token),
            Happening::Fail(at, Failure::TimedOut),
            Happening::Withdraw(at),
            Happening::Expire(at),
        ];
        let moves = |state: &State| {
            happenings
                .iter()
                .map(|happening| match state.clone().on(happening.clone()) {
                    Ok(next) => format!("→ {}", name(&next)),
                    Err(refused) => {
                        assert_eq!(&refused.state, state);
                        "·".to_owned()
                    }
                })
                .collect()
        };
        let line =
            |first: String, rest: Vec<String>| format!("//! | {first} | {} |\n", rest.join(" | "));
        let mut table = line(
            "state \\ happening".to_owned(),
            happenings.iter().map(name).collect(),
        );
        table += &line("---".to_owned(), vec!["---".to_owned(); happenings.len()]);
        for state in &states() {
            table += &line(name(state), moves(state));
        }
        assert!(include_str!("state.rs").contains(&table), "{table}");
    }

    #[test]
    fn an_end_is_an_end() {
        let at: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        assert_eq!(State::Done { at }.ended_at(), Some(at));
        assert_eq!(State::Preparing { until: at }.ended_at(), None);
    }
}
