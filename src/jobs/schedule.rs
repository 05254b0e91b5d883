//! What runs by itself and when, and what is deleted when: everything periodic, on one page.

use crate::kit::clock::{Span, hours, minutes, seconds};

/// Something that runs by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Destroy the bytes of packages that are no longer kept.
    SweepPackages,
    /// End transfers whose eight hours are over, though their jobs are gone.
    ExpireTransfers,
    /// Destroy objects in the store that no row speaks of.
    SweepOrphans,
    /// Fetch the configured revocation lists.
    FetchRevocationLists,
    /// Fetch revocation lists that could not be had, are stale or were missed by a proof, and take over those that
    /// another process has fetched.
    CatchUpRevocationLists,
    /// Forget sessions, limits, drafts, challenges, passwords, codes, links, letters and events whose time is over.
    Forget,
    /// Add the visits of this process to the sum.
    CountVisits,
    /// Write down the calls of the park data API.
    WriteCalls,
    /// Move what has been committed into the main file of the embedded database.
    Checkpoint,
}

/// One line of the schedule.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What.
    pub task: Task,
    /// How often.
    pub every: Span,
}

/// Everything that runs by itself.
pub const SCHEDULE: &[Entry] = &[
    Entry {
        task: Task::SweepPackages,
        every: seconds(20),
    },
    Entry {
        task: Task::ExpireTransfers,
        every: minutes(1),
    },
    Entry {
        task: Task::SweepOrphans,
        every: minutes(10),
    },
    Entry {
        task: Task::FetchRevocationLists,
        every: hours(6),
    },
    Entry {
        task: Task::CatchUpRevocationLists,
        every: minutes(1),
    },
    Entry {
        task: Task::Forget,
        every: minutes(5),
    },
    Entry {
        task: Task::CountVisits,
        every: seconds(30),
    },
    Entry {
        task: Task::WriteCalls,
        every: seconds(2),
    },
    Entry {
        task: Task::Checkpoint,
        every: seconds(1),
    },
];

impl Task {
    /// How often it runs.
    #[must_use]
    pub fn every(self) -> Span {
        SCHEDULE
            .iter()
            .find(|entry| entry.task == self)
            .map_or_else(|| hours(1), |entry| entry.every)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credential::usage::WRITTEN_WITHIN;

    #[test]
    fn bytes_are_gone_within_a_minute() {
        assert!(Task::SweepPackages.every() <= minutes(1));
    }

    #[test]
    fn calls_are_written_down_in_the_time_that_their_page_names() {
        assert!(Task::WriteCalls.every() * 2 < WRITTEN_WITHIN);
    }

    #[test]
    fn every_task_stands_once() {
        for entry in SCHEDULE {
            assert_eq!(
                SCHEDULE
                    .iter()
                    .filter(|other| other.task == entry.task)
                    .count(),
                1
            );
        }
    }
}
