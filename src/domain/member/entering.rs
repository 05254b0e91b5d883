//! A member whom the operator enters: the operator vouches for the mail address, so nothing has to be confirmed.
//!
//! Such a member has no password until one is set by the link of 忘記密碼, unless the operator chooses one, and has agreed
//! to no terms.

use super::{mail_lookup, queries, registration};
use crate::db::{self, Tx};
use crate::domain::account::enrolment;
use crate::domain::account::hash::NewHash;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::AccountId;
use crate::domain::member::registration::Newcomer;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// What stands for the version of the terms.
const NO_TERMS: &str = "none";

/// Why somebody cannot be entered.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnter {
    /// Somebody has this login, or had it.
    #[error("the login is taken")]
    LoginTaken,
    /// A member has this mail address.
    #[error("the mail address belongs to a member")]
    MailTaken,
    /// The unit type is closed, or there is none such.
    #[error("no such unit type")]
    NoSuchUnitType,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Makes an account that is active at once.
///
/// # Errors
/// When the login or the address is taken, or the unit type cannot be chosen; a fault of the database.
pub fn enter(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    newcomer: &Newcomer,
) -> Result<AccountId, CannotEnter> {
    if !queries::unit_types::is_open(tx, newcomer.unit_type)? {
        return Err(CannotEnter::NoSuchUnitType);
    }
    let lookup = mail_lookup(vault, &newcomer.mail);
    if queries::find_by_mail(tx, &lookup)?.is_some() {
        return Err(CannotEnter::MailTaken);
    }
    let account = registration::insert(tx, now, vault, (newcomer, NO_TERMS))?;
    let account = account.ok_or(CannotEnter::LoginTaken)?;
    if !queries::mark_activated(tx, account, now)? {
        let why = "a member who was just entered is active already";
        return Err(db::Error::row("members", why).into());
    }
    for action in [Action::MemberRegistered, Action::MemberActivated] {
        audit::record(tx, now, by, &Deed::new(action, account))?;
    }
    Ok(account)
}

/// As [`enter`], with a password that the member can sign in with at once.
///
/// # Errors
/// As [`enter`].
pub fn enter_with_password(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (newcomer, password): (&Newcomer, &NewHash),
) -> Result<AccountId, CannotEnter> {
    let account = enter(tx, now, by, vault, newcomer)?;
    enrolment::replace_password(tx, now, vault, account, password)?;
    Ok(account)
}
