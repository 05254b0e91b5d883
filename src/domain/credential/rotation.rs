//! 更換金鑰: a new key for the same APP ID, while the old one stays good for some hours.

use super::issue::{CannotChange, make_key};
use super::queries;
use crate::db::Tx;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CredentialId};
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

/// Puts a new key beside the one of the member's pair, which runs out; answers the new one.
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
    (account, credential, overlap): (AccountId, CredentialId, Overlap),
) -> Result<Secret, CannotChange> {
    let held = queries::find_for_account(tx, account, credential)?;
    if held.is_none_or(|held| held.revoked.is_some()) {
        return Err(CannotChange::NoSuchPair);
    }
    let until = now.plus(overlap.span());
    if !queries::keys::mark_replaced(tx, credential, until)? {
        return Err(CannotChange::NoSuchPair);
    }
    queries::keys::mark_shortened(tx, credential, until)?;
    queries::keys::mark_wiped(tx, now)?;
    let key = make_key(tx, now, vault, credential)?;
    let deed = Deed::new(Action::CredentialRotated, credential).with("overlap_hours", overlap.0);
    audit::record(tx, now, by, &deed)?;
    Ok(key)
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
