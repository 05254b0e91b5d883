//! 刪除帳號, and accounts that were never activated.
//!
//! Whoever leaves takes along name, mail address, passwords, links and sessions; also what they wrote to get their keys,
//! with what was said to them of it, and what they sent to be answered or shown. Their places in courses are free again.
//! What stays names nobody: that there was an account of this login, which APP IDs it held, and the audit.

use super::letters::{self, Notice};
use super::queries;
use crate::db::{self, Tx};
use crate::domain::account::queries::{self as accounts, attempts, credentials};
use crate::domain::announcement::queries as announcements;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::course::enrolling;
use crate::domain::credential::issue::CannotChange;
use crate::domain::credential::{Revocation, queries as pairs, revocation};
use crate::domain::ids::AccountId;
use crate::domain::inquiry::queries as inquiries;
use crate::domain::interruption;
use crate::domain::licensing::queries as applications;
use crate::domain::picture::queries as pictures;
use crate::domain::retention::WAITING_MEMBER_AGE;
use crate::domain::session::{self, Subject};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Accounts that one sweep takes away at most.
const BATCH: i64 = 200;

/// Why an account is not closed.
#[derive(Debug, thiserror::Error)]
pub enum CannotLeave {
    /// It is closed already.
    #[error("no such member")]
    NoSuchMember,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Closes the account of a member for good; every pair dies with its next call, and a last letter is promised.
///
/// # Errors
/// When the account is closed already; a fault of the database.
pub fn leave(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    vault: &Vault,
) -> Result<(), CannotLeave> {
    let member = super::find(tx, vault, account)?.ok_or(CannotLeave::NoSuchMember)?;
    if !accounts::mark_closed(tx, account, now)? {
        return Err(CannotLeave::NoSuchMember);
    }
    for pair in pairs::list_for_account(tx, account)? {
        if pair.revoked.is_none() {
            match revocation::revoke(tx, now, by, pair.id, &Revocation::OwnerLeft) {
                Ok(()) | Err(CannotChange::NoSuchPair) => {}
                Err(CannotChange::Db(fault)) => return Err(fault.into()),
            }
        }
    }
    pairs::wipe_for_account(tx, account)?;
    applications::wipe_for_account(tx, account)?;
    applications::proofs::delete_for_account(tx, account)?;
    inquiries::delete_for_account(tx, account)?;
    pictures::delete_unowned(tx)?;
    enrolling::forget_account(tx, account)?;
    announcements::letters::delete_for_account(tx, account)?;
    interruption::delete_for_account(tx, account)?;
    letters::promise_notice(tx, now, vault, &member, Notice::Left)?;
    if !queries::mark_left(tx, account, now)? {
        return Err(CannotLeave::NoSuchMember);
    }
    accounts::replace_name(tx, account, "")?;
    credentials::delete_passwords_but(tx, account, &[])?;
    queries::links::delete_for_account(tx, account)?;
    session::queries::delete_for_subject(tx, Subject::Member(account))?;
    audit::record(tx, now, by, &Deed::new(Action::AccountClosed, account))?;
    Ok(())
}

/// Takes away the accounts that have waited too long to be activated, as if they had never been; answers how many those
/// were. Their logins are free again. Each is held before its rows go, as whoever follows its link holds it: who is
/// activated meanwhile stays, and so does who ever held a pair.
///
/// # Errors
/// A fault of the database.
pub fn forget_waiting(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    let waiting = queries::list_waiting(tx, now.minus(WAITING_MEMBER_AGE), BATCH)?;
    let mut forgotten = 0;
    for account in &waiting {
        if !accounts::mark_held(tx, *account)?
            || !queries::is_waiting(tx, *account)?
            || pairs::is_known(tx, *account)?
        {
            continue;
        }
        queries::links::delete_for_account(tx, *account)?;
        credentials::delete_passwords_but(tx, *account, &[])?;
        attempts::delete_for_account(tx, *account)?;
        queries::delete(tx, *account)?;
        accounts::delete(tx, *account)?;
        forgotten += 1;
    }
    Ok(forgotten)
}
