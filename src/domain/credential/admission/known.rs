//! The pairs in force that calls are judged by.

use std::collections::BTreeMap;

use super::Call;
use crate::db::{self, Conn};
use crate::domain::credential::{AppId, Networks, Tier, issue, queries};
use crate::domain::ids::{AccountId, CredentialId, CredentialKeyId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// A pair with its good keys, opened.
#[derive(Debug, Clone)]
pub struct Known {
    /// Which pair.
    pub credential: CredentialId,
    /// Whose.
    pub account: AccountId,
    /// For what.
    pub tier: Tier,
    /// From where it may be used.
    pub networks: Networks,
    /// Its good keys, the newest first.
    pub keys: Vec<(CredentialKeyId, Secret)>,
}

/// The pairs in force behind the calls.
///
/// # Errors
/// A fault of the database, or a key that cannot be opened.
pub fn list_known(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    calls: &[Call],
) -> db::Result<BTreeMap<AppId, Known>> {
    let mut asked: Vec<&AppId> = calls.iter().map(|call| &call.app_id).collect();
    asked.sort_unstable();
    asked.dedup();
    let mut known = BTreeMap::new();
    for credential in queries::list_in_force(conn, &asked)? {
        let keys = queries::keys::list_good(conn, now, credential.id)?;
        let keys: db::Result<Vec<_>> = keys
            .into_iter()
            .map(|(id, sealed)| Ok((id, issue::open(vault, id, &sealed)?)))
            .collect();
        known.insert(
            credential.app_id,
            Known {
                credential: credential.id,
                account: credential.account,
                tier: credential.tier,
                networks: credential.networks,
                keys: keys?,
            },
        );
    }
    Ok(known)
}
