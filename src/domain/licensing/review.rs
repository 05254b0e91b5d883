//! What a reviewer does: taking an application on, deciding it, cancelling a tier.

use std::collections::BTreeMap;

use super::letters::{self, About, Occasion};
use super::{Application, Ended, Field, State, Verdict, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::credential::issue::{self, CannotIssue, Order};
use crate::domain::credential::{self, Revocation, revocation};
use crate::domain::ids::{AccountId, CredentialId, LicenceApplicationId};
use crate::domain::member;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// The most characters of a reason or a remark.
pub const LONGEST: usize = 500;

/// What is decided.
#[derive(Debug, Clone)]
pub struct Decision {
    /// How.
    pub verdict: Verdict,
    /// Why; not empty unless it is granted.
    pub reason: String,
    /// What is said of single fields.
    pub remarks: BTreeMap<Field, String>,
}

/// Why an application is not taken on or decided.
#[derive(Debug, thiserror::Error)]
pub enum CannotReview {
    /// There is none such, or its owner has left.
    #[error("no such application")]
    NoSuchApplication,
    /// It was decided before.
    #[error("decided before")]
    Decided,
    /// Its applicant has taken it back.
    #[error("taken back")]
    Withdrawn,
    /// Another reviewer has taken it on.
    #[error("another reviewer has it")]
    Anothers,
    /// Whoever is refused has to be told why.
    #[error("a reason is missing")]
    NoReason,
    /// The member holds a pair of this tier.
    #[error("a pair of this tier is in force")]
    Held,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl From<CannotIssue> for CannotReview {
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

/// Takes an application on, also from another reviewer.
///
/// # Errors
/// When there is none such or it is decided; a fault of the database.
pub fn take(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (reviewer, by): (AccountId, &By),
    id: LicenceApplicationId,
) -> Result<(), CannotReview> {
    if !queries::mark_taken(tx, id, reviewer)? {
        return Err(why_over(tx, id)?);
    }
    let deed = Deed::new(Action::LicenceTaken, id);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// Decides an application: of two decisions only the first holds. The letter is promised with it.
///
/// # Errors
/// When there is none such, it is decided or another's, or the reason is missing; a fault of the database.
pub fn decide(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (reviewer, by): (AccountId, &By),
    vault: &Vault,
    (id, decision): (LicenceApplicationId, &Decision),
) -> Result<(), CannotReview> {
    let application = queries::find(tx, vault, id)?.ok_or(CannotReview::NoSuchApplication)?;
    judge(&application, reviewer, decision)?;
    let member = member::find(tx, vault, application.account)?;
    let details = application.details.as_ref();
    let (member, details) = member.zip(details).ok_or(CannotReview::NoSuchApplication)?;
    let decided = queries::Decision {
        verdict: decision.verdict,
        reason: &decision.reason,
        by: by.actor,
        reviewer: Some(reviewer),
    };
    if !queries::mark_decided(tx, now, id, &decided)? {
        return Err(why_over(tx, id)?);
    }
    for (field, remark) in &decision.remarks {
        queries::insert_remark(tx, id, *field, remark)?;
    }
    if decision.verdict == Verdict::Granted {
        let order = Order {
            account: application.account,
            tier: application.tier,
            networks: details.networks.clone(),
        };
        let (pair, key) = issue::issue(tx, now, by, vault, &order)?;
        let told = (pair.id, key, Occasion::Granted(id));
        letters::promise_key(tx, now, vault, &member, told)?;
    } else {
        letters::promise_decision(tx, now, vault, &member, About::Application(id))?;
    }
    let deed = Deed::new(Action::LicenceDecided, id).with("verdict", decision.verdict);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// Whether this reviewer may decide so.
fn judge(
    application: &Application,
    reviewer: AccountId,
    decision: &Decision,
) -> Result<(), CannotReview> {
    match application.state {
        State::Waiting => {}
        State::Decided { .. } => return Err(CannotReview::Decided),
        State::Withdrawn { .. } => return Err(CannotReview::Withdrawn),
    }
    if application.reviewer.is_some_and(|other| other != reviewer) {
        return Err(CannotReview::Anothers);
    }
    if decision.verdict != Verdict::Granted && decision.reason.is_empty() {
        return Err(CannotReview::NoReason);
    }
    Ok(())
}

/// Why an application does not wait.
fn why_over(tx: &mut Tx<'_>, id: LicenceApplicationId) -> db::Result<CannotReview> {
    Ok(match queries::find_end(tx, id)? {
        None => CannotReview::NoSuchApplication,
        Some((_, Some(Ended::Withdrawn))) => CannotReview::Withdrawn,
        Some(_) => CannotReview::Decided,
    })
}

/// Why a tier is not cancelled.
#[derive(Debug, thiserror::Error)]
pub enum CannotCancel {
    /// No such pair is in force.
    #[error("no such pair")]
    NoSuchPair,
    /// Whoever loses a tier has to be told why.
    #[error("a reason is missing")]
    NoReason,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// 取消資格: its pair is dead with the next call, and its owner is told why.
///
/// # Errors
/// When no such pair is in force or the reason is missing; a fault of the database.
pub fn cancel(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (pair, reason): (CredentialId, &str),
) -> Result<(), CannotCancel> {
    if reason.is_empty() {
        return Err(CannotCancel::NoReason);
    }
    let found = credential::queries::find(tx, pair)?.ok_or(CannotCancel::NoSuchPair)?;
    let member = member::find(tx, vault, found.account)?.ok_or(CannotCancel::NoSuchPair)?;
    let how = &Revocation::Cancelled(reason.to_owned());
    revocation::revoke(tx, now, by, pair, how).map_err(|why| match why {
        issue::CannotChange::NoSuchPair => CannotCancel::NoSuchPair,
        issue::CannotChange::Db(fault) => CannotCancel::Db(fault),
    })?;
    letters::promise_decision(tx, now, vault, &member, About::Pair(pair))?;
    Ok(())
}
