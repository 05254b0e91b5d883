//! What a member does with a pair that was granted: having its key told again, rotating it, changing from where it may
//! be used, revoking it; and revoking one for the operator.

use super::letters::{self, About, Occasion};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::By;
use crate::domain::credential::issue::{self, CannotChange};
use crate::domain::credential::rotation::{self, Rotation};
use crate::domain::credential::{Credential, Revocation, queries, revocation};
use crate::domain::ids::{AccountId, CredentialId};
use crate::domain::member::{self, Member};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// 忘記APP Key: promises the letter with the key once more.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn tell_again(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (member, pair): (&Member, CredentialId),
) -> Result<(), CannotChange> {
    let key = issue::find_key(tx, vault, member.account_id, pair)?;
    letters::promise_key(tx, now, vault, member, (pair, key, Occasion::Again))?;
    Ok(())
}

/// 更換金鑰: a new key, which is promised by letter; the old one stays good for the overlap. Nothing is done when it was done
/// before.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn rotate(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (member, wanted): (&Member, &Rotation),
) -> Result<(), CannotChange> {
    let Some(rotated) = rotation::rotate(tx, now, by, vault, wanted)? else {
        return Ok(());
    };
    let occasion = Occasion::Rotated {
        until: rotated.until,
        earlier: rotated.earlier,
    };
    let told = (wanted.credential, rotated.key, occasion);
    letters::promise_key(tx, now, vault, member, told)?;
    Ok(())
}

/// Revokes a pair: it is dead with its next call.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn revoke(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (account, pair): (AccountId, CredentialId),
) -> Result<(), CannotChange> {
    let own = find(tx, account, pair)?.ok_or(CannotChange::NoSuchPair)?;
    revocation::revoke(tx, now, by, own.id, &Revocation::ByOwner)
}

/// Revokes a pair for the operator, for a reason: it is dead with its next call, and its owner is told.
///
/// # Errors
/// When no such pair is in force; a fault of the database.
pub fn revoke_by_operator(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (pair, reason): (&Credential, &str),
) -> Result<(), CannotChange> {
    let how = Revocation::Operator(reason.to_owned());
    revocation::revoke(tx, now, by, pair.id, &how)?;
    if let Some(member) = member::find_readable(tx, vault, pair.account)? {
        letters::promise_decision(tx, now, vault, &member, About::Pair(pair.id))?;
    }
    Ok(())
}

/// The member's pair, in force or not.
///
/// # Errors
/// A fault of the database.
pub fn find(
    conn: &mut Conn,
    account: AccountId,
    pair: CredentialId,
) -> db::Result<Option<Credential>> {
    queries::find_for_account(conn, account, pair)
}
