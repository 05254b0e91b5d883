//! What a reviewer does: taking an inquiry on, and answering it.

use super::{Inquiry, Verdict, letters, queries, withdrawing};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, InquiryId};
use crate::domain::member;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How.
    pub verdict: Verdict,
    /// In which words.
    pub words: String,
}

/// Why an inquiry is not taken on or answered.
#[derive(Debug, thiserror::Error)]
pub enum CannotAnswer {
    /// There is none such, or its owner has left.
    #[error("no such inquiry")]
    NoSuchInquiry,
    /// This is not what can be answered to it as it stands.
    #[error("answered before")]
    Answered,
    /// Another reviewer has taken it on.
    #[error("another reviewer has it")]
    Anothers,
    /// Whoever asked has to be told something.
    #[error("words are missing")]
    NoWords,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Takes an inquiry on, also from another reviewer.
///
/// # Errors
/// When there is none such, or it is answered; a fault of the database.
pub fn take(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (reviewer, by): (AccountId, &By),
    id: InquiryId,
) -> Result<(), CannotAnswer> {
    if !queries::mark_taken(tx, id, reviewer)? {
        return Err(if queries::is_known(tx, id)? {
            CannotAnswer::Answered
        } else {
            CannotAnswer::NoSuchInquiry
        });
    }
    let deed = Deed::new(Action::InquiryTaken, id);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// Answers an inquiry: of two answers only the first holds. The letter is promised with it.
///
/// # Errors
/// When there is none such, it is answered or another's, or words are missing; a fault of the database.
pub fn answer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (reviewer, by): (AccountId, &By),
    vault: &Vault,
    (id, answer): (InquiryId, &Answer),
) -> Result<(), CannotAnswer> {
    let inquiry = queries::find(tx, vault, id)?.ok_or(CannotAnswer::NoSuchInquiry)?;
    judge(&inquiry, reviewer, answer)?;
    let member = member::find(tx, vault, inquiry.account)?;
    let member = member.ok_or(CannotAnswer::NoSuchInquiry)?;
    let answered = queries::Answered {
        before: inquiry.state.verdict(),
        verdict: answer.verdict,
        words: &answer.words,
        by: by.actor,
        reviewer: Some(reviewer),
    };
    if !queries::mark_answered(tx, now, id, &answered)? {
        return Err(CannotAnswer::Answered);
    }
    if answer.verdict == Verdict::Published {
        withdrawing::withdraw_replaced(tx, now, by, vault, &inquiry)?;
    }
    letters::promise(tx, now, vault, &member, (id, answer.verdict))?;
    let deed = Deed::new(Action::InquiryAnswered, id).with("verdict", answer.verdict);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// Whether this reviewer may answer so.
pub(super) fn judge(
    inquiry: &Inquiry,
    reviewer: AccountId,
    answer: &Answer,
) -> Result<(), CannotAnswer> {
    let before = inquiry.state.verdict();
    let open = Verdict::open_to(inquiry.words.kind(), before);
    if !open.contains(&answer.verdict) {
        return Err(CannotAnswer::Answered);
    }
    let waits = before.is_none();
    if waits && inquiry.reviewer.is_some_and(|other| other != reviewer) {
        return Err(CannotAnswer::Anothers);
    }
    if answer.verdict.needs_words() && answer.words.is_empty() {
        return Err(CannotAnswer::NoWords);
    }
    Ok(())
}
