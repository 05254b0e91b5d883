//! The one-time link by which somebody sets a password and confirms a second factor.
//!
//! It lives for a day and is used once; used, run out, replaced and unknown look alike. Looking at it changes
//! nothing. It is the only way to a first password, and the way back after a second factor was lost.

use super::hash::NewHash;
use super::queries::credentials::{self, NewFactor};
use super::queries::enrolments;
use super::second_factor::FactorSecret;
use super::sign_in::attempts;
use super::{Account, credential, queries as accounts};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, RowId};
use crate::domain::session::{self, Subject};
use crate::kit::clock::{Span, Timestamp, hours};
use crate::kit::random::ALPHANUMERIC;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

/// How long a link lives.
pub const LIFETIME: Span = hours(24);
/// Letters and digits of a token: more than 256 bits.
const TOKEN: usize = 43;
/// The kind of the tokens' look-ups.
const LOOKUP: &str = "account_enrolments.token";
/// Where the secrets are sealed until they are confirmed.
const COLUMN: &str = "account_enrolments.secret";

/// Why somebody cannot enrol.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnrol {
    /// There is no living link of this token.
    #[error("no such link")]
    NoSuchLink,
    /// The code is not the authenticator's.
    #[error("wrong code")]
    WrongCode,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// A living link and what it is for.
#[derive(Debug, Clone)]
pub struct Enrolment {
    id: RowId,
    /// Whose it is.
    pub account: Account,
    /// The secret that the authenticator is going to share.
    pub secret: FactorSecret,
    /// When the link dies.
    pub expires_at: Timestamp,
}

/// Makes a link for the account; the ones before die. Answers its token, which is kept nowhere.
///
/// # Errors
/// A fault of the database.
pub fn offer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    account: AccountId,
) -> db::Result<Secret> {
    let token = Secret::new(vault.random().symbols(ALPHANUMERIC, TOKEN));
    let id = RowId::draw(vault.random());
    let row = id.to_string();
    let secret = FactorSecret::draw(vault.random());
    enrolments::mark_all_used(tx, account, now)?;
    let new = enrolments::NewEnrolment {
        id,
        token_lookup: vault.lookup(LOOKUP, token.reveal()),
        account,
        secret: vault.seal(Place::new(COLUMN, &row), secret.bytes()),
        expires_at: now.plus(LIFETIME),
    };
    enrolments::insert(tx, now, &new)?;
    audit::record(tx, now, by, &Deed::new(Action::EnrolmentOffered, account))?;
    Ok(token)
}

/// The living link of this token.
///
/// # Errors
/// When there is none; a fault of the database.
pub fn find(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    token: &str,
) -> Result<Enrolment, CannotEnrol> {
    let kept = enrolments::find(conn, &vault.lookup(LOOKUP, token))?;
    let kept = kept.filter(|kept| kept.used_at.is_none() && now < kept.expires_at);
    let kept = kept.ok_or(CannotEnrol::NoSuchLink)?;
    let account = accounts::find(conn, kept.account)?;
    let account = account.filter(|account| account.closed_at.is_none());
    let account = account.ok_or(CannotEnrol::NoSuchLink)?;
    let row = kept.id.to_string();
    let bytes = vault
        .open(Place::new(COLUMN, &row), &kept.secret)
        .map_err(|why| db::Error::row("account_enrolments", why))?;
    let secret = FactorSecret::from_bytes(&bytes)
        .ok_or_else(|| db::Error::row("account_enrolments", "wrong length"))?;
    Ok(Enrolment {
        id: kept.id,
        account,
        secret,
        expires_at: kept.expires_at,
    })
}

/// What somebody sets through a link.
#[derive(Debug)]
pub struct Chosen<'a> {
    /// The link, as [`find`] gave it.
    pub enrolment: &'a Enrolment,
    /// The password, chosen by the rules and hashed.
    pub password: &'a NewHash,
    /// The code that the authenticator shows.
    pub code: &'a str,
}

/// Sets the password and the second factor, all or nothing, and ends every session of before.
///
/// A wrong code leaves the link as it was.
///
/// # Errors
/// When the link has died meanwhile, or the code is wrong; a fault of the database.
pub fn finish(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    chosen: &Chosen<'_>,
) -> Result<(), CannotEnrol> {
    let enrolment = chosen.enrolment;
    let account = enrolment.account.id;
    let step = enrolment.secret.matching_step(chosen.code, now);
    let step = step.ok_or(CannotEnrol::WrongCode)?;
    if !accounts::mark_held(tx, account)? || !enrolments::mark_used(tx, enrolment.id, now)? {
        return Err(CannotEnrol::NoSuchLink);
    }
    replace_password(tx, now, vault, account, chosen.password)?;
    // The first enrolment finds none to retire.
    let _had_one = credentials::mark_factor_retired(tx, account, now)?;
    let id = RowId::draw(vault.random());
    let row = id.to_string();
    let place = Place::new(credential::FACTOR, &row);
    let factor = NewFactor {
        id,
        account,
        secret: vault.seal(place, enrolment.secret.bytes()),
        last_step: step,
    };
    credentials::insert_factor(tx, now, &factor)?;
    attempts::reset(tx, now, vault, &enrolment.account)?;
    session::queries::delete_for_subject(tx, Subject::Account(account))?;
    audit::record(tx, now, by, &Deed::new(Action::Enrolled, account))?;
    Ok(())
}

/// Makes `new` the latest password and forgets those that need not be remembered.
pub(in crate::domain) fn replace_password(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    account: AccountId,
    new: &NewHash,
) -> db::Result<()> {
    let id = RowId::draw(vault.random());
    credentials::insert_password(tx, now, account, (id, new.hash()))?;
    let kept = credentials::list_passwords(tx, account, credential::REMEMBERED)?;
    let kept: Vec<_> = kept.into_iter().map(|password| password.id).collect();
    credentials::delete_passwords_but(tx, account, &kept)?;
    Ok(())
}

#[cfg(test)]
mod tests;
