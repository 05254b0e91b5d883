//! Applying for a tier.

use super::letters::{self, Occasion};
use super::{Details, State, Verdict, WORKING_DAYS, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::credential::issue::{self, CannotIssue, Order};
use crate::domain::credential::{self, Tier};
use crate::domain::ids::LicenceApplicationId;
use crate::domain::member::Member;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::working_days::Holidays;

/// What somebody asks for.
#[derive(Debug)]
pub struct Asked<'a> {
    /// Who asks.
    pub member: &'a Member,
    /// For which tier.
    pub tier: Tier,
    /// For what.
    pub details: &'a Details,
    /// Days on which nobody reviews.
    pub holidays: &'a Holidays,
}

/// Why nothing is asked for.
#[derive(Debug, thiserror::Error)]
pub enum CannotApply {
    /// The member holds a pair of this tier.
    #[error("a pair of this tier is in force")]
    Held,
    /// An application for this tier waits.
    #[error("an application for this tier waits")]
    Waiting,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl From<CannotIssue> for CannotApply {
    fn from(why: CannotIssue) -> Self {
        match why {
            CannotIssue::Held => Self::Held,
            CannotIssue::NotActivated => Self::Db(db::Error::row(
                "members",
                "an applicant who is not activated",
            )),
            CannotIssue::Db(fault) => Self::Db(fault),
        }
    }
}

/// Whether this tier is granted without anybody looking, unless it was withdrawn from this member.
#[must_use]
pub const fn is_granted_at_once(tier: Tier) -> bool {
    matches!(tier, Tier::General)
}

/// Sends an application. That for the lowest tier is granted at once, and the letter with the keys is promised; whoever it
/// was withdrawn from waits for a reviewer.
///
/// # Errors
/// When the member holds the tier or waits for it; a fault of the database.
pub fn submit(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    asked: &Asked<'_>,
) -> Result<(LicenceApplicationId, State), CannotApply> {
    let (account, tier) = (asked.member.account_id, asked.tier);
    if credential::queries::is_held(tx, account, tier)? {
        return Err(CannotApply::Held);
    }
    let id = LicenceApplicationId::draw(vault.random());
    let new = queries::NewApplication {
        id,
        account,
        tier,
        details: asked.details.seal(vault, id)?,
        due_at: asked.holidays.end_after(now, WORKING_DAYS),
    };
    if !queries::insert(tx, now, &new)? {
        return Err(CannotApply::Waiting);
    }
    let deed = Deed::new(Action::LicenceAsked, id).with("tier", tier);
    audit::record(tx, now, by, &deed)?;
    if !is_granted_at_once(tier) || credential::queries::is_withdrawn(tx, account, tier)? {
        return Ok((id, State::Waiting));
    }
    let decided = queries::Decision {
        verdict: Verdict::Granted,
        reason: "",
        by: By::SYSTEM.actor,
        reviewer: None,
    };
    if !queries::mark_decided(tx, now, id, &decided)? {
        return Err(db::Error::row("licence_applications", "decided as it was sent").into());
    }
    let order = Order {
        account,
        tier,
        networks: asked.details.networks.clone(),
    };
    let (pair, key) = issue::issue(tx, now, &By::SYSTEM, vault, &order)?;
    letters::promise_key(
        tx,
        now,
        vault,
        asked.member,
        (pair.id, key, Occasion::Granted(id)),
    )?;
    let state = State::Decided {
        verdict: Verdict::Granted,
        reason: String::new(),
        at: now,
    };
    Ok((id, state))
}
