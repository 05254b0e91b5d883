//! A new mail address: it holds once it is confirmed by a link that goes there; the old one is told at once.
//!
//! Whether the new address belongs to another member is told by letter to that member and to nobody else.

use super::link::{self, CannotFollow, Purpose};
use super::registration::CannotConfirm;
use super::{MAIL, Member, letters, mail_lookup, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::AccountId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

/// Promises the link to the new address and the notice to the old one; nothing changes yet.
///
/// # Errors
/// A fault of the database.
pub fn ask(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    member: &Member,
    new: &MailAddress,
) -> db::Result<()> {
    match queries::find_by_mail(tx, &mail_lookup(vault, new))? {
        Some(known) => {
            let to = letters::addressee(tx, vault, known)?;
            letters::promise_known(tx, now, vault, &to)?;
        }
        None => letters::promise_moving(tx, now, vault, member, new)?,
    }
    letters::promise_notice(tx, now, vault, member, letters::Notice::MailChanging)
}

/// Puts the new address in the place of the old one. Links to set a new password that went to the old one die.
///
/// # Errors
/// When the link leads nowhere or the address belongs to another member by now; a fault of the database.
pub fn confirm(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    token: &str,
) -> Result<AccountId, CannotConfirm> {
    let link = link::follow(tx, now, vault, (Purpose::Moving, token))?;
    let (account, Some(new)) = (link.account, link.mail) else {
        return Err(db::Error::row("member_links", "a new address is missing").into());
    };
    let lookup = mail_lookup(vault, &new);
    if queries::find_by_mail(tx, &lookup)?.is_some() {
        return Err(CannotConfirm::MailTaken);
    }
    let row = account.to_string();
    let sealed = vault.seal(Place::new(MAIL, &row), new.reveal().as_bytes());
    let replaced = queries::replace_mail(tx, account, (&sealed, &lookup));
    if !replaced.map_err(CannotConfirm::of)? {
        return Err(CannotConfirm::Link(CannotFollow::NoSuchLink));
    }
    queries::links::mark_replaced(tx, now, account, Purpose::Reset)?;
    audit::record(tx, now, by, &Deed::new(Action::MemberMailChanged, account))?;
    Ok(account)
}
