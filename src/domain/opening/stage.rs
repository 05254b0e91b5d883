//! The stages of an opening and what can happen in each: the table of the module's documentation.

use std::fmt;
use std::str::FromStr;

/// Declares an enum of unit variants with a word each.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in tables and keys of sentences.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(word: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|known| known.word() == word).ok_or(())
            }
        }

        crate::text_column!($name);
    };
}

words! {
    /// Why an opening came to nothing.
    Failure {
        /// Nobody finished it in time.
        TimeOver = "time-over",
        /// Too many wrong passwords for this package.
        TriesUsedUp = "tries-used-up",
        /// The package is no longer kept.
        PackageGone = "gone",
    }
}

words! {
    /// A state without what is in it.
    Stage {
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

words! {
    /// What can happen to an opening.
    Event {
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
