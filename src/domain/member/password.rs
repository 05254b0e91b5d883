//! 變更密碼 and 忘記密碼: by the old password, or by a link to the confirmed mail address.

use super::letters::Notice;
use super::link::{self, CannotFollow, Purpose};
use super::{letters, mail_lookup, queries};
use crate::db::{self, Tx};
use crate::domain::account::change::{self, CannotChange, Change};
use crate::domain::account::hash::NewHash;
use crate::domain::account::sign_in::attempts;
use crate::domain::account::{enrolment, queries as accounts};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::AccountId;
use crate::domain::session::{self, Subject};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Changes the password of a member, ends every session of theirs and promises the letter that says so.
///
/// # Errors
/// When the old password was wrong or has been changed meanwhile; a fault of the database.
pub fn replace(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    vault: &Vault,
    change: &Change<'_>,
) -> Result<(), CannotChange> {
    change::change(tx, now, by, vault, change)?;
    session::queries::delete_for_subject(tx, Subject::Member(account))?;
    Ok(tell(tx, now, vault, account)?)
}

/// Promises the letter with a link to set a new password, when an active member has this address; whether one has is
/// not answered. The address is looked at once more when the account is held: it may give way to a new one meanwhile.
///
/// # Errors
/// A fault of the database.
pub fn ask(tx: &mut Tx<'_>, now: Timestamp, vault: &Vault, mail: &MailAddress) -> db::Result<()> {
    let lookup = mail_lookup(vault, mail);
    let Some(account) = queries::find_by_mail(tx, &lookup)? else {
        return Ok(());
    };
    let held = accounts::mark_held(tx, account)?;
    if held && queries::find_by_mail(tx, &lookup)? == Some(account) {
        let to = letters::addressee(tx, vault, account)?;
        letters::promise_link(tx, now, vault, &to, Purpose::Reset)?;
    }
    Ok(())
}

/// Sets a new password by a link: every session ends, what failed before is forgotten, and a letter says so.
///
/// # Errors
/// When the link leads nowhere; a fault of the database.
pub fn reset(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (token, new): (&str, &NewHash),
) -> Result<(), CannotFollow> {
    let id = link::follow(tx, now, vault, (Purpose::Reset, token))?.account;
    let account = accounts::find(tx, id)?.filter(|account| account.closed_at.is_none());
    let account = account.ok_or(CannotFollow::NoSuchLink)?;
    enrolment::replace_password(tx, now, vault, id, new)?;
    attempts::reset(tx, now, vault, &account)?;
    session::queries::delete_for_subject(tx, Subject::Member(id))?;
    audit::record(tx, now, by, &Deed::new(Action::PasswordChanged, id))?;
    Ok(tell(tx, now, vault, id)?)
}

fn tell(tx: &mut Tx<'_>, now: Timestamp, vault: &Vault, account: AccountId) -> db::Result<()> {
    let to = letters::addressee(tx, vault, account)?;
    letters::promise_notice(tx, now, vault, &to, Notice::PasswordChanged)
}
