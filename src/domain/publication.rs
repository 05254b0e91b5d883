//! 發布狀態: who may read what reviewers have written.
//!
//! | before | wished | after |
//! | --- | --- | --- |
//! | anything that everybody could read once | draft | refused: it has been read |
//! | anything else | draft | draft |
//! | draft, taken down, or nothing | published | published since the instant named, or since now |
//! | published | published | as named; since when it was, when nothing is named |
//! | anything | taken down | taken down |
//!
//! Since when everybody could read it first goes with it through every state, so that no way round leads back to a draft.

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
        TakenDown = "withdrawn",
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
        /// Since when everybody could read it under an earlier wish.
        read: Option<Timestamp>,
    },
    /// Nobody any more.
    TakenDown {
        /// Since when everybody could read it first; `None` when nobody ever could.
        read: Option<Timestamp>,
    },
}

/// What a reviewer wishes, and from when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub state: State,
    /// From when; `None` for at once.
    pub since: Option<Timestamp>,
}

/// It has been read by everybody: it can be taken down and is no draft again.
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
        matches!(self, Self::Published { since, .. } if since <= now)
    }

    /// The word of its row.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::Draft => State::Draft,
            Self::Published { .. } => State::Published,
            Self::TakenDown { .. } => State::TakenDown,
        }
    }

    /// From when everybody may read it.
    #[must_use]
    pub const fn since(self) -> Option<Timestamp> {
        match self {
            Self::Published { since, .. } => Some(since),
            Self::Draft | Self::TakenDown { .. } => None,
        }
    }

    /// Since when everybody could read it first, as its row keeps it.
    #[must_use]
    pub const fn read(self) -> Option<Timestamp> {
        match self {
            Self::Published { read, .. } | Self::TakenDown { read } => read,
            Self::Draft => None,
        }
    }

    /// Since when everybody could read it first, as far as `now`.
    fn read_by(self, now: Timestamp) -> Option<Timestamp> {
        let since = self.since().filter(|since| *since <= now);
        self.read().or(since)
    }

    /// What becomes of it when a reviewer wishes so at `now`.
    ///
    /// # Errors
    /// [`WasPublic`] for a draft of what everybody has read.
    pub fn next(self, now: Timestamp, wish: Wish) -> Result<Self, WasPublic> {
        let read = self.read_by(now);
        match wish.state {
            State::Draft if read.is_some() => Err(WasPublic),
            State::Draft => Ok(Self::Draft),
            State::Published => Ok(Self::Published {
                since: wish.since.or(self.since()).unwrap_or(now),
                read,
            }),
            State::TakenDown => Ok(Self::TakenDown { read }),
        }
    }

    /// What stands in the columns of a row of `table`.
    ///
    /// # Errors
    /// For something published since nobody knows when.
    pub fn kept(
        table: &'static str,
        state: State,
        (at, read): (Option<Timestamp>, Option<Timestamp>),
    ) -> db::Result<Self> {
        match (state, at) {
            (State::Draft, _) => Ok(Self::Draft),
            (State::Published, Some(since)) => Ok(Self::Published { since, read }),
            (State::Published, None) => Err(db::Error::row(table, "published since no instant")),
            (State::TakenDown, _) => Ok(Self::TakenDown { read }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;

    const fn published(since: Timestamp, read: Option<Timestamp>) -> Publication {
        Publication::Published { since, read }
    }

    const fn taken_down(read: Option<Timestamp>) -> Publication {
        Publication::TakenDown { read }
    }

    const fn wish(state: State, since: Option<Timestamp>) -> Wish {
        Wish { state, since }
    }

    const HIDE: Wish = wish(State::Draft, None);
    const TAKE_DOWN: Wish = wish(State::TakenDown, None);

    #[test]
    fn every_wish_has_its_answer() {
        let now: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        let (before, after) = (now.minus(seconds(1)), now.plus(seconds(1)));
        let draft = Publication::Draft;
        let publish = |since| wish(State::Published, since);
        let read = Some(before);
        for (from, wished, expected) in [
            (draft, HIDE, draft),
            (draft, publish(None), published(now, None)),
            (draft, publish(Some(after)), published(after, None)),
            (draft, TAKE_DOWN, taken_down(None)),
            (taken_down(None), HIDE, draft),
            (published(after, None), HIDE, draft),
            (published(after, None), TAKE_DOWN, taken_down(None)),
            (
                published(before, None),
                publish(None),
                published(before, read),
            ),
            (
                published(before, None),
                publish(Some(now)),
                published(now, read),
            ),
            (
                published(before, None),
                publish(Some(after)),
                published(after, read),
            ),
            (published(before, None), TAKE_DOWN, taken_down(read)),
            (taken_down(read), publish(None), published(now, read)),
            (taken_down(read), TAKE_DOWN, taken_down(read)),
        ] {
            assert_eq!(from.next(now, wished), Ok(expected), "{from:?} {wished:?}");
        }
        for was_read in [
            published(now, None),
            published(before, None),
            published(after, read),
            taken_down(read),
        ] {
            assert_eq!(was_read.next(now, HIDE), Err(WasPublic), "{was_read:?}");
        }
    }

    #[test]
    fn no_way_round_leads_back_to_a_draft() {
        let now: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        let later = wish(State::Published, Some(now.plus(seconds(60))));
        for (after, was_read) in [(-1, true), (0, true), (1, false)] {
            let first = published(now.plus(seconds(after)), None);
            for way in [
                &[later][..],
                &[TAKE_DOWN],
                &[TAKE_DOWN, later],
                &[later, TAKE_DOWN],
            ] {
                let there = way.iter().try_fold(first, |at, wish| at.next(now, *wish));
                let back = there.and_then(|there| there.next(now, HIDE));
                assert_eq!(back.is_err(), was_read, "{after} {way:?}");
            }
        }
    }

    #[test]
    fn everybody_reads_it_from_the_very_second_on() {
        let now: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        for (after, is_public) in [(-1, true), (0, true), (1, false)] {
            let since = now.plus(seconds(after));
            assert_eq!(published(since, None).is_public(now), is_public);
        }
        assert!(!Publication::Draft.is_public(now) && !taken_down(None).is_public(now));
    }

    #[test]
    fn what_stands_in_a_row_is_what_was_decided() {
        let now: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        for kept in [
            Publication::Draft,
            published(now, None),
            published(now, Some(now)),
            taken_down(None),
            taken_down(Some(now)),
        ] {
            let columns = (kept.since(), kept.read());
            let again = Publication::kept("news", kept.state(), columns).unwrap();
            assert_eq!(again, kept);
        }
        assert!(Publication::kept("news", State::Published, (None, None)).is_err());
    }
}
