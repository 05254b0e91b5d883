//! The stages of an opening and what can happen in each: the table of the module's documentation.

crate::words! {
    /// Why an opening came to nothing.
    pub enum Failure {
        /// Nobody finished it in time.
        TimeOver = "time-over",
        /// Too many wrong passwords for this package.
        TriesUsedUp = "tries-used-up",
        /// The package is no longer kept.
        PackageGone = "gone",
    }
}

crate::words! {
    /// A state without what is in it.
    pub enum Stage {
        /// The barcode was read.
        Presented = "presented",
        /// The citizen has the password.
        Waiting = "waiting",
        /// The clerk sees the data.
        Open = "open",
        /// 結束本案
        Ended = "ended",
        /// 中止
        Stopped = "stopped",
        /// It came to nothing.
        Failed = "failed",
    }
}

crate::words! {
    /// What can happen to an opening.
    pub enum Event {
        /// The clerk told what for, and the first password went out.
        Asked = "asked",
        /// Another password went out.
        AskedAgain = "asked-again",
        /// The right password was entered.
        Accepted = "accepted",
        /// The last try of the package was wrong.
        UsedUp = "used-up",
        /// The clerk ended it.
        EndedByClerk = "ended",
        /// The citizen stopped it.
        StoppedByCitizen = "stopped",
        /// Its time was over.
        RanOut = "ran-out",
        /// The package went.
        PackageWent = "went",
    }
}

impl Stage {
    /// What `event` makes of this stage; `None` when it cannot happen here. What is over stays over.
    #[must_use]
    pub const fn after(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::Presented, Event::Asked) | (Self::Waiting, Event::AskedAgain) => {
                Some(Self::Waiting)
            }
            (Self::Waiting, Event::Accepted) => Some(Self::Open),
            (Self::Waiting, Event::UsedUp)
            | (Self::Presented | Self::Waiting, Event::RanOut)
            | (Self::Presented | Self::Waiting | Self::Open, Event::PackageWent) => {
                Some(Self::Failed)
            }
            (Self::Presented | Self::Waiting | Self::Open, Event::EndedByClerk)
            | (Self::Open, Event::RanOut) => Some(Self::Ended),
            (Self::Presented | Self::Waiting | Self::Open, Event::StoppedByCitizen) => {
                Some(Self::Stopped)
            }
            _ => None,
        }
    }

    /// The stages in which `event` can happen: the guard of the statement that makes it happen.
    #[must_use]
    pub fn before(event: Event) -> Vec<Self> {
        let can = |stage: &Self| stage.after(event).is_some();
        Self::ALL.iter().copied().filter(can).collect()
    }

    /// Whether something can still happen.
    #[must_use]
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Presented | Self::Waiting | Self::Open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of every state and event, as it stands in the module's documentation.
    fn table() -> Vec<String> {
        let heads: Vec<&str> = Event::ALL.iter().map(|event| event.word()).collect();
        let mut lines = vec![
            format!("| | {} |", heads.join(" | ")),
            format!("| --- |{}", " --- |".repeat(heads.len())),
        ];
        for stage in Stage::ALL {
            let cells: Vec<&str> = Event::ALL
                .iter()
                .map(|event| stage.after(*event).map_or("·", Stage::word))
                .collect();
            lines.push(format!("| **{stage}** | {} |", cells.join(" | ")));
        }
        lines
    }

    #[test]
    fn the_documentation_shows_every_state_and_event() {
        let documented: Vec<&str> = include_str!("mod.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("//! |"))
            .collect();
        let table = table();
        let expected: Vec<&str> = table.iter().map(|line| &line[1..]).collect();
        assert_eq!(documented, expected, "\n{}", table.join("\n"));
    }

    #[test]
    fn what_is_over_stays_over() {
        for stage in Stage::ALL.iter().filter(|stage| !stage.is_running()) {
            for event in Event::ALL {
                assert_eq!(stage.after(*event), None, "{stage} {event}");
            }
        }
    }

    #[test]
    fn every_word_stands_for_one() {
        for stage in Stage::ALL {
            assert_eq!(stage.word().parse(), Ok(*stage));
        }
        for why in Failure::ALL {
            assert_eq!(why.word().parse(), Ok(*why));
        }
    }
}
