//! Services that do not answer because reviewers have suspended or retired them, as one process knows them.
//!
//! The states are rows. Whoever judges calls reads them in the transaction in which it reads the pairs behind the calls,
//! and only when what is held is [`HELD`] old: a change holds on every process after that time at the latest, and hardly
//! a call waits for a statement of its own.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::listing::ServiceState;
use super::queries::listing as queries;
use crate::db::{self, Conn};
use crate::kit::clock::{Span, Timestamp, seconds};

/// So long after it was read a state is read again.
pub const HELD: Span = seconds(2);

/// How a service is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// 暫停服務
    Suspended,
    /// 已停用
    Retired,
}

/// The services that are closed, by their stable names.
pub type ClosedServices = BTreeMap<String, Closed>;

/// What this process holds.
#[derive(Debug, Clone, Default)]
pub struct HeldClosings(Arc<Mutex<Option<Held>>>);

#[derive(Debug)]
struct Held {
    read_at: Timestamp,
    closed: Arc<ClosedServices>,
}

impl Closed {
    /// How a service in this state is closed; `None` when it answers.
    #[must_use]
    pub const fn of(state: ServiceState) -> Option<Self> {
        match state {
            ServiceState::Open => None,
            ServiceState::Suspended => Some(Self::Suspended),
            ServiceState::Retired => Some(Self::Retired),
        }
    }

    /// The key of what becomes of calls.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Suspended => "platform-service-suspended-calls",
            Self::Retired => "platform-service-retired-calls",
        }
    }
}

impl HeldClosings {
    /// The services that are closed at `now`, as they were at most [`HELD`] before.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn at(&self, conn: &mut Conn, now: Timestamp) -> db::Result<Arc<ClosedServices>> {
        if let Some(held) = self.fresh(now) {
            return Ok(held);
        }
        let found = queries::list_not_open(conn)?.into_iter();
        let closed = found.filter_map(|(id, state)| Some((id, Closed::of(state)?)));
        let closed = Arc::new(closed.collect::<ClosedServices>());
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held = Some(Held {
            read_at: now,
            closed: Arc::clone(&closed),
        });
        Ok(closed)
    }

    /// What is held, unless it is too old, or from after `now`: then the clock was set back.
    fn fresh(&self, now: Timestamp) -> Option<Arc<ClosedServices>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_ref()?;
        let age = now.since(held.read_at);
        (age >= Span::zero() && age < HELD).then(|| Arc::clone(&held.closed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audit::By;
    use crate::domain::bilingual::Bilingual;
    use crate::domain::park::listing;
    use crate::domain::trial::World;

    fn put(world: &World, state: ServiceState) {
        let before = world.read(|conn| listing::find(conn, "Agency")).unwrap();
        let reason = Bilingual::new("\u{7dad}\u{8b77}", "Maintenance");
        let changed = world.db.write_now(|tx| {
            let what = (&before.words, state, &reason);
            let seen = ("Agency", before.version);
            listing::change(tx, world.now, &By::OPERATOR, seen, what)
        });
        changed.unwrap();
    }

    #[test]
    fn a_change_is_known_after_two_seconds_and_at_once_to_whoever_has_not_looked_yet() {
        for world in World::each() {
            let (held, other) = (HeldClosings::default(), HeldClosings::default());
            let of_agency = |held: &HeldClosings, at| {
                let closed = world.read(|conn| held.at(conn, at));
                closed.get("Agency").copied()
            };
            let began = world.now;
            assert_eq!(of_agency(&held, began), None);
            put(&world, ServiceState::Suspended);
            assert_eq!(of_agency(&other, began), Some(Closed::Suspended));
            for (after, known) in [
                (1, None),
                (2, Some(Closed::Suspended)),
                (3, Some(Closed::Suspended)),
            ] {
                assert_eq!(of_agency(&held, began.plus(seconds(after))), known);
            }
            put(&world, ServiceState::Retired);
            let later = began.plus(seconds(4));
            assert_eq!(of_agency(&held, later), Some(Closed::Retired));
            put(&world, ServiceState::Open);
            assert_eq!(of_agency(&held, began), None, "the clock was set back");
        }
    }
}
