//! Something to look at among the 示範應用 of a first start in development. Nobody sent it, so nobody is written to.

use super::queries::{self, Answered, NewInquiry};
use super::{Showcase, Verdict, Words};
use crate::db::{self, Tx};
use crate::domain::audit::By;
use crate::domain::ids::{AccountId, InquiryId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Shows something in the name of this member, unless something is shown already; answers whether it did.
///
/// # Errors
/// A fault of the database.
pub fn show_at_first(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    account: AccountId,
    showcase: Showcase,
) -> db::Result<bool> {
    if !queries::list_published(tx, vault)?.is_empty() {
        return Ok(false);
    }
    let id = InquiryId::draw(vault.random());
    let words = Words::Showcase(showcase);
    let new = NewInquiry {
        id,
        kind: words.kind(),
        account,
        words: words.seal(vault, id)?,
        due_at: now,
    };
    queries::insert(tx, now, &new)?;
    let answered = Answered {
        before: None,
        verdict: Verdict::Published,
        words: "",
        by: By::OPERATOR.actor,
        reviewer: None,
    };
    queries::mark_answered(tx, now, id, &answered)
}
