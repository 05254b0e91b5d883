//! 更換金鑰: a new key for the same APP ID, while the old one stays good for some hours.

use super::issue::{CannotChange, make_key};
use super::queries;
use crate::db::Tx;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CredentialId, CredentialKeyId};
use crate::kit::clock::{Span, Timestamp, hours};
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// How long the old key stays good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap(i64);

impl Overlap {
    /// The most hours.
    pub const MOST_HOURS: i64 = 72;

    /// So many hours; `None` below 0 and above [`Overlap::MOST_HOURS`].
    #[must_use]
    pub fn of_hours(count: i64) -> Option<Self> {
        (0..=Self::MOST_HOURS)
            .contains(&count)
            .then_some(Self(count))
    }

    /// As a length of time.
    #[must_use]
    pub const fn span(self) -> Span {
        hours(self.0)
    }
}

/// What a member asks for.
#[derive(Debug, Clone, Copy)]
pub struct Rotation {
    /// Which member.
    pub account: AccountId,
    /// Of which pair.
    pub credential: CredentialId,
    /// How long the old key stays good.
    pub overlap: Overlap,
    /// What the new key is called: under one name one is made.
    pub key: CredentialKeyId,
}

/// What came of a rotation.
#[derive(Debug)]
pub struct Rotated {
    /// The new key.
    pub key: Secret,
    /// Until when the key that it replaces is good.
    pub until: Timestamp,
    /// Until when keys that were running out already are good now, the newest first.
    pub earlier: Vec<Timestamp>,
}

/// Puts a new key beside the one of the member's pair, which runs out; answers nothing when there is one of that name.
///
/// A key that is running out already keeps its own end, if that comes first.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn rotate(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    rotation: &Rotation,
) -> Result<Option<Rotated>, CannotChange> {
    let credential = rotation.credential;
    let held = queries::find_for_account(tx, rotation.account, credential)?;
    if held.is_none_or(|held| held.revoked.is_some()) {
        return Err(CannotChange::NoSuchPair);
    }
    if queries::keys::is_known(tx, rotation.key)? {
        return Ok(None);
    }
    let until = now.plus(rotation.overlap.span());
    let earlier = queries::former::list(tx, now, credential)?;
    if !queries::keys::mark_replaced(tx, credential, until)? {
        return Err(CannotChange::NoSuchPair);
    }
    queries::keys::mark_shortened(tx, credential, until)?;
    queries::keys::mark_wiped(tx, now)?;
    let key = make_key(tx, now, vault, (rotation.key, credential))?;
    let deed = Deed::new(Action::CredentialRotated, credential);
    audit::record(tx, now, by, &deed.with("overlap_hours", rotation.overlap.0))?;
    Ok(Some(Rotated {
        key,
        until,
        earlier: earlier.iter().map(|one| one.shortened(until)).collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlap_lasts_three_days_at_most() {
        for (count, possible) in [(-1, false), (0, true), (72, true), (73, false)] {
            assert_eq!(Overlap::of_hours(count).is_some(), possible, "{count}");
        }
    }
}
