//! 系統登入: login and password, with the lock-out that all accounts share.

use super::Member;
use crate::db::{self, Tx};
use crate::domain::account::Kind;
use crate::domain::account::sign_in::attempts::Outcome;
use crate::domain::account::sign_in::{self, CannotSignIn, Made};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Decides the attempt and records it. Commit it whatever the answer. That an account is not activated is told only to
/// whoever knows its password.
///
/// # Errors
/// A fault of the database.
pub fn attempt(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    made: &Made<'_>,
) -> db::Result<Result<Member, CannotSignIn>> {
    sign_in::decide(tx, now, vault, made, |tx, account| {
        let found = super::find(tx, vault, account.id)?;
        Ok(match found.filter(|_| account.kind == Kind::Member) {
            None => Err(Outcome::NotAtWork),
            Some(member) if member.activated_at.is_none() => Err(Outcome::NotActivated),
            Some(member) => Ok(member),
        })
    })
}
