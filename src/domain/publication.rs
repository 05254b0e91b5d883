//! 發布狀態: who may read what reviewers have written.
//!
//! | before | wished | after |
//! | --- | --- | --- |
//! | draft, or nothing | draft | draft |
//! | draft, or nothing | published | published since the instant named, or since now |
//! | published since an instant that has not come | draft | draft |
//! | published since an instant that has come | draft | refused: it has been read |
//! | published | published | as named; since when it was, when nothing is named |
//! | draft, published | withdrawn | withdrawn |
//! | withdrawn | published | published |
//! | withdrawn | draft | refused |

use crate::db;
use crate::kit::clock::Timestamp;

crate::words! {
    /// What a reviewer wishes.
    pub enum State {
        /// 草稿
        Draft = "draft",
        /// 發布
        Published = "published",
        /// 下架
        Withdrawn = "withdrawn",
    }
}

/// Who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// Nobody yet.
    Draft,
    /// Everybody from this instant on.
    Published {
        /// From when.
        since: Timestamp,
    },
    /// Nobody any more.
    Withdrawn,
}

/// What a reviewer wishes, and from when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub state: State,
    /// From when; `None` for at once.
    pub since: Option<Timestamp>,
}

/// It has been read by everybody: it can be withdrawn and is no draft again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what everybody has read is no draft again")]
pub struct WasPublic;

/// Why what reviewers have written is not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// There is none such.
    #[error("there is none such")]
    NoSuch,
    /// Somebody else has changed it meanwhile.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// What everybody has read is no draft again.
    #[error(transparent)]
    WasPublic(#[from] WasPublic),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Publication {
    /// Whether everybody may read it at `now`.
    #[must_use]
    pub fn is_public(self, now: Timestamp) -> bool {
        matches!(self, Self::Published { since } if since <= now)
    }

    /// The word of its row.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::Draft => State::Draft,
            Self::Published { .. } => State::Published,
            Self::Withdrawn => State::Withdrawn,
        }
    }

    /// From when everybody may read it.
    #[must_use]
    pub const fn since(self) -> Option<Timestamp> {
        match self {
            Self::Published { since } => Some(since),
            Self::Draft | Self::Withdrawn => None,
        }
    }

    /// What becomes of it when a reviewer wishes so at `now`.
    ///
    /// # Errors
    /// [`WasPublic`] for a draft of what everybody has read.
    pub fn next(self, now: Timestamp, wish: Wish) -> Result<Self, WasPublic> {
        let was_read = self == Self::Withdrawn || self.is_public(now);
        match wish.state {
            State::Draft if was_read => Err(WasPublic),
            State::Draft => Ok(Self::Draft),
            State::Published => Ok(Self::Published {
                since: wish.since.or(self.since()).unwrap_or(now),
            }),
            State::Withdrawn => Ok(Self::Withdrawn),
        }
    }

    /// What stands in the columns of a row of `table`.
    ///
    /// # Errors
    /// For something published since nobody knows when.
    pub fn kept(table: &'static str, state: State, at: Option<Timestamp>) -> db::Result<Self> {
        match (state, at) {
            (State::Draft, _) => Ok(Self::Draft),
            (State::Published, Some(since)) => Ok(Self::Published { since }),
            (State::Published, None) => Err(db::Error::row(table, "published since no instant")),
            (State::Withdrawn, _) => Ok(Self::Withdrawn),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;

    fn published(since: Timestamp) -> Publication {
        Publication::Published { since }
    }

    fn wish(state: State, since: Option<Timestamp>) -> Wish {
        Wish { state, since }
    }

    #[test]
    fn every_wish_has_its_answer() {
        let now: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        let (before, after) = (now.minus(seconds(1)), now.plus(seconds(1)));
        let (draft, withdrawn) = (Publication::Draft, Publication::Withdrawn);
        let publish = |since| wish(State::Published, since);
        let (hide, withdraw) = (wish(State::Draft, None), wish(State::Withdrawn, None));
        for (from, wished, expected) in [
            (draft, hide, draft),
            (draft, publish(None), published(now)),
            (draft, publish(Some(after)), published(after)),
            (draft, withdraw, withdrawn),
            (published(after), hide, draft),
            (published(before), publish(None), published(before)),
            (published(before), publish(Some(now)), published(now)),
            (published(before), withdraw, withdrawn),
            (withdrawn, publish(None), published(now)),
            (withdrawn, withdraw, withdrawn),
        ] {
            assert_eq!(from.next(now, wished), Ok(expected), "{from:?} {wished:?}");
        }
        for read in [published(now), published(before), withdrawn] {
            assert_eq!(read.next(now, hide), Err(WasPublic), "{read:?}");
        }
    }

    #[test]
    fn everybody_reads_it_from_the_very_second_on() {
        let now: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        for (after, is_public) in [(-1, true), (0, true), (1, false)] {
            let since = now.plus(seconds(after));
            assert_eq!(Publication::Published { since }.is_public(now), is_public);
        }
        assert!(!Publication::Draft.is_public(now) && !Publication::Withdrawn.is_public(now));
    }

    #[test]
    fn what_stands_in_a_row_is_what_was_decided() {
        let now: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        let since = Publication::Published { since: now };
        for kept in [Publication::Draft, since, Publication::Withdrawn] {
            let again = Publication::kept("news", kept.state(), kept.since()).unwrap();
            assert_eq!(again, kept);
        }
        assert!(Publication::kept("news", State::Published, None).is_err());
    }
}
