//! Sending an inquiry.

use super::{WORKING_DAYS, Words, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::file::File;
use crate::domain::ids::{AccountId, InquiryId};
use crate::domain::picture::{self, Owner};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::working_days::Holidays;

/// What is sent.
#[derive(Debug)]
pub struct Sent<'a> {
    /// What it is called: whatever bears this name already is not sent again.
    pub id: InquiryId,
    /// Who sends it.
    pub account: AccountId,
    /// What it says.
    pub words: &'a Words,
    /// What it looks like; without one a change looks like what it changes.
    pub picture: Option<&'a File>,
    /// Days on which nobody answers.
    pub holidays: &'a Holidays,
}

/// The picture of what the member sent before is that of its change, too.
fn share_picture(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (account, before): (AccountId, InquiryId),
    id: InquiryId,
) -> db::Result<()> {
    let own = queries::find(tx, vault, before)?.filter(|one| one.account == account);
    match own {
        Some(own) => picture::share(tx, own.id, id),
        None => Ok(()),
    }
}

/// Sends an inquiry; it waits from now on.
///
/// # Errors
/// A fault of the database.
pub fn send(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    sent: &Sent<'_>,
) -> db::Result<InquiryId> {
    let id = sent.id;
    let kind = sent.words.kind();
    let new = queries::NewInquiry {
        id,
        kind,
        account: sent.account,
        words: sent.words.seal(vault, id)?,
        due_at: sent.holidays.end_after(now, WORKING_DAYS),
    };
    if !queries::insert(tx, now, &new)? {
        return Ok(id);
    }
    match (sent.picture, sent.words.replaces()) {
        (Some(file), _) => picture::keep(tx, now, vault, (sent.account, Owner::Inquiry(id)), file)?,
        (None, Some(before)) => share_picture(tx, vault, (sent.account, before), id)?,
        (None, None) => {}
    }
    let deed = Deed::new(Action::InquirySent, id).with("kind", kind);
    audit::record(tx, now, by, &deed)?;
    Ok(id)
}
