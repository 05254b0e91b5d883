//! Issuing a pair, telling its key again, and changing from where it may be used.

use super::{AppId, Credential, Networks, Tier, pair, queries};
use crate::db::{self, Conn, Tx};
use crate::domain::account::queries as accounts;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CredentialId, CredentialKeyId};
use crate::domain::member::queries as members;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

/// Where keys are sealed.
pub(super) const COLUMN: &str = "credential_keys.sealed";

/// Who gets a pair.
#[derive(Debug, Clone)]
pub struct Order {
    /// The member.
    pub account: AccountId,
    /// The tier that was granted.
    pub tier: Tier,
    /// From where it may be used.
    pub networks: Networks,
}

/// Why no pair is issued.
#[derive(Debug, thiserror::Error)]
pub enum CannotIssue {
    /// The member holds a pair of this tier.
    #[error("a pair of this tier is in force")]
    Held,
    /// The member's mail address has not been confirmed yet.
    #[error("the member is not activated")]
    NotActivated,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why a pair cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// The member has no such pair in force.
    #[error("no such pair")]
    NoSuchPair,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Issues a pair; answers it with its key.
///
/// # Errors
/// When the member is not activated or holds a pair of this tier; a fault of the database.
pub fn issue(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    order: &Order,
) -> Result<(Credential, Secret), CannotIssue> {
    let credential = Credential {
        id: CredentialId::draw(vault.random()),
        account: order.account,
        tier: order.tier,
        app_id: AppId::draw(vault.random()),
        networks: order.networks.clone(),
        issued_at: now,
        revoked: None,
    };
    if accounts::mark_held(tx, order.account)? && members::is_waiting(tx, order.account)? {
        return Err(CannotIssue::NotActivated);
    }
    if !queries::insert(tx, &credential)? {
        return Err(CannotIssue::Held);
    }
    queries::networks::insert(tx, credential.id, &credential.networks)?;
    let id = CredentialKeyId::draw(vault.random());
    let key = make_key(tx, now, vault, (id, credential.id))?;
    let deed = Deed::new(Action::CredentialIssued, credential.id)
        .with("account", credential.account)
        .with("tier", credential.tier);
    audit::record(tx, now, by, &deed)?;
    Ok((credential, key))
}

/// Draws a key of this name and makes it the current one.
pub(super) fn make_key(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (id, credential): (CredentialKeyId, CredentialId),
) -> db::Result<Secret> {
    let key = pair::draw_key(vault.random());
    let row = id.to_string();
    let place = Place::new(COLUMN, &row);
    let sealed = vault.seal(place, key.reveal().as_bytes());
    queries::keys::insert(tx, now, (id, credential), &sealed)?;
    Ok(key)
}

/// 忘記APP Key: the current key of the member's pair.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn find_key(
    conn: &mut Conn,
    vault: &Vault,
    account: AccountId,
    credential: CredentialId,
) -> Result<Secret, CannotChange> {
    let (id, sealed) =
        queries::keys::find_current(conn, account, credential)?.ok_or(CannotChange::NoSuchPair)?;
    Ok(open(vault, id, &sealed)?)
}

pub(super) fn open(vault: &Vault, id: CredentialKeyId, sealed: &[u8]) -> db::Result<Secret> {
    let row = id.to_string();
    let text = vault.open_text(Place::new(COLUMN, &row), sealed);
    text.map(Secret::new)
        .map_err(|why| db::Error::row("credential_keys", why))
}

/// Replaces the addresses from which the member's pair may be used.
///
/// # Errors
/// When the member has no such pair in force; a fault of the database.
pub fn restrict(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (account, credential): (AccountId, CredentialId),
    networks: &Networks,
) -> Result<(), CannotChange> {
    let held = queries::find_for_account(tx, account, credential)?;
    if held.is_none_or(|held| held.revoked.is_some()) {
        return Err(CannotChange::NoSuchPair);
    }
    queries::networks::delete(tx, credential)?;
    queries::networks::insert(tx, credential, networks)?;
    let deed = Deed::new(Action::CredentialNetworksChanged, credential);
    Ok(audit::record(tx, now, by, &deed)?)
}
