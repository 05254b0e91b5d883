//! Applying for a tier.

use super::letters::{self, Occasion};
use super::{Details, State, Verdict, WORKING_DAYS, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::credential::issue::{self, CannotIssue, Order};
use crate::domain::credential::{self, Tier};
use crate::domain::ids::LicenceApplicationId;
use crate::domain::limit::{self, Limited};
use crate::domain::member::Member;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::working_days::Holidays;

/// What somebody asks for.
#[derive(Debug)]
pub struct Asked<'a> {
    /// What the application is called: whatever bears this name already is not sent again.
    pub id: LicenceApplicationId,
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
    /// Too many were sent; the next may be after this instant.
    #[error("too many until {0}")]
    TooMany(Timestamp),
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

/// Whether this tier is granted without anybody looking, unless it was cancelled for this member.
#[must_use]
pub const fn is_granted_at_once(tier: Tier) -> bool {
    matches!(tier, Tier::General)
}

/// Sends an application. That for the lowest tier is granted at once, and the letter with the keys is promised; whoever
/// it was cancelled for waits for a reviewer. One that was sent already is answered as it stands.
///
/// # Errors
/// When the member holds the tier, waits for it or sent too many; a fault of the database.
pub fn submit(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    asked: &Asked<'_>,
) -> Result<(LicenceApplicationId, State), CannotApply> {
    let (account, tier) = (asked.member.account_id, asked.tier);
    if credential::queries::is_held(tx, account, tier)? {
        return sent_before(tx, vault, asked, CannotApply::Held);
    }
    let id = asked.id;
    let new = queries::NewApplication {
        id,
        account,
        tier,
        details: asked.details.seal(vault, id)?,
        due_at: asked.holidays.end_after(now, WORKING_DAYS),
    };
    if !queries::insert(tx, now, &new)? {
        return sent_before(tx, vault, asked, CannotApply::Waiting);
    }
    let who = account.to_string();
    limit::count(tx, now, vault, Limited::ApplicationByMember, &who)
        .map_err(|refusal| refusal.into_refusal(CannotApply::TooMany))?;
    let deed = Deed::new(Action::LicenceAsked, id).with("tier", tier);
    audit::record(tx, now, by, &deed)?;
    if !is_granted_at_once(tier) || credential::queries::is_cancelled(tx, account, tier)? {
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

/// The very application that is asked for, when an earlier press has sent it; otherwise the `refusal`.
fn sent_before(
    tx: &mut Tx<'_>,
    vault: &Vault,
    asked: &Asked<'_>,
    refusal: CannotApply,
) -> Result<(LicenceApplicationId, State), CannotApply> {
    let account = asked.member.account_id;
    let sent = queries::find_for_account(tx, vault, account, asked.id)?;
    sent.map(|sent| (sent.id, sent.state)).ok_or(refusal)
}
