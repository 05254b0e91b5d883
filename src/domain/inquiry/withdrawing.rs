//! Taking down what one has asked to show oneself: before a reviewer has answered, or while it is shown.

use super::{Inquiry, Verdict, Words, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, InquiryId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Why nothing is taken down.
#[derive(Debug, thiserror::Error)]
pub enum CannotWithdraw {
    /// The member has none such.
    #[error("no such showcase")]
    NoSuchShowcase,
    /// It neither waits nor is shown, or no longer.
    #[error("neither waiting nor shown")]
    Over,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Takes down the member's own showcase. Nobody is written to.
///
/// # Errors
/// When it is not the member's, or neither waits nor is shown; a fault of the database.
pub fn withdraw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    vault: &Vault,
    id: InquiryId,
) -> Result<(), CannotWithdraw> {
    let found = queries::find(tx, vault, id)?.filter(|one| one.account == account);
    let found = found.ok_or(CannotWithdraw::NoSuchShowcase)?;
    if !matches!(found.words, Words::Showcase(_)) {
        return Err(CannotWithdraw::NoSuchShowcase);
    }
    if !found.can_be_withdrawn() || !end(tx, now, by, &found)? {
        return Err(CannotWithdraw::Over);
    }
    let deed = Deed::new(Action::InquiryWithdrawn, id);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// Withdraws what this one, published now, is a change of, and what other changes of the same were published before.
///
/// # Errors
/// A fault of the database.
pub(super) fn withdraw_replaced(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    new: &Inquiry,
) -> db::Result<()> {
    let Some(replaced) = new.words.replaces() else {
        return Ok(());
    };
    for one in queries::list_for_account(tx, vault, new.account, new.words.kind())? {
        let same = one.id == replaced || one.words.replaces() == Some(replaced);
        let shown = one.state.verdict() == Some(Verdict::Published);
        if same && shown && one.id != new.id && end(tx, now, by, &one)? {
            let deed = Deed::new(Action::InquiryWithdrawn, one.id).with("replaced_by", new.id);
            audit::record(tx, now, by, &deed)?;
        }
    }
    Ok(())
}

/// `false` when it stands otherwise meanwhile.
fn end(tx: &mut Tx<'_>, now: Timestamp, by: &By, one: &Inquiry) -> db::Result<bool> {
    let withdrawn = queries::Answered {
        before: one.state.verdict(),
        verdict: Verdict::Withdrawn,
        words: "",
        by: by.actor,
        reviewer: one.reviewer,
    };
    queries::mark_answered(tx, now, one.id, &withdrawn)
}
