//! The pairs behind calls, with their keys opened: what signatures are judged by.

use std::collections::{BTreeMap, BTreeSet};

use super::admission::Call;
use super::{AppId, Networks, Tier, issue, queries};
use crate::db::{self, Conn};
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
    /// Its good keys that could be opened, the newest first.
    pub keys: Vec<(CredentialKeyId, Secret)>,
    /// Whether another one could not.
    pub has_unreadable: bool,
}

/// The pairs in force behind the calls. A key that cannot be opened stands in the log, and keeps nobody from calling who has
/// another one.
///
/// # Errors
/// A fault of the database.
pub fn list_known(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    calls: &[Call],
) -> db::Result<BTreeMap<AppId, Known>> {
    let mut asked: Vec<&AppId> = calls.iter().map(|call| &call.app_id).collect();
    asked.sort_unstable();
    asked.dedup();
    let pairs = queries::list_in_force(conn, &asked)?;
    let ids: Vec<CredentialId> = pairs.iter().map(|pair| pair.id).collect();
    let mut keys: BTreeMap<CredentialId, Vec<(CredentialKeyId, Secret)>> = BTreeMap::new();
    let mut unreadable = BTreeSet::new();
    for (credential, id, sealed) in queries::keys::list_good(conn, now, &ids)? {
        match issue::open(vault, id, &sealed) {
            Ok(key) => keys.entry(credential).or_default().push((id, key)),
            Err(why) => {
                tracing::error!(%id, %why, "a key is unreadable");
                unreadable.insert(credential);
            }
        }
    }
    let known = pairs.into_iter().map(|pair| {
        let known = Known {
            credential: pair.id,
            account: pair.account,
            tier: pair.tier,
            networks: pair.networks,
            keys: keys.remove(&pair.id).unwrap_or_default(),
            has_unreadable: unreadable.contains(&pair.id),
        };
        (pair.app_id, known)
    });
    Ok(known.collect())
}
