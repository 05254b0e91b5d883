//! The keys of a pair that were replaced and are still good: which, until when, and ending one before its time.

use super::issue::CannotChange;
use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CredentialId, CredentialKeyId};
use crate::kit::clock::Timestamp;

/// A key that was replaced and is still good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// Which one it is.
    pub key: CredentialKeyId,
    /// Since when it is there.
    pub made_at: Timestamp,
    /// Until when it is good.
    pub good_until: Timestamp,
}

impl Former {
    /// Until when it is good once another rotation lets older keys end at `until` at the latest.
    #[must_use]
    pub fn shortened(&self, until: Timestamp) -> Timestamp {
        self.good_until.min(until)
    }
}

/// The former keys of a pair that are good at `now`, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn, now: Timestamp, pair: CredentialId) -> db::Result<Vec<Former>> {
    queries::former::list(conn, now, pair)
}

/// Ends a former key of the member's pair: it is dead with the next call. One that has ended already is left as it is.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn end(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (account, pair, key): (AccountId, CredentialId, CredentialKeyId),
) -> Result<(), CannotChange> {
    let held = queries::find_for_account(tx, account, pair)?;
    if held.is_none_or(|held| held.revoked.is_some()) {
        return Err(CannotChange::NoSuchPair);
    }
    if queries::former::mark_ended(tx, now, (pair, key))? {
        queries::keys::mark_wiped(tx, now)?;
        let deed = Deed::new(Action::CredentialOverlapEnded, pair);
        audit::record(tx, now, by, &deed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;
    use crate::kit::random::SeededChance;

    #[test]
    fn another_rotation_takes_time_from_a_former_key_and_gives_it_none() {
        let now: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let former = Former {
            key: CredentialKeyId::draw(&SeededChance::from_seed(1)),
            made_at: now.minus(seconds(60)),
            good_until: now.plus(seconds(60)),
        };
        for (until, end) in [(0, 0), (59, 59), (60, 60), (61, 60)] {
            let shortened = former.shortened(now.plus(seconds(until)));
            assert_eq!(shortened, now.plus(seconds(end)), "{until}");
        }
    }
}
