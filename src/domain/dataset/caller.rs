//! Data providers as callers: they say the `resource_id` and the `resource_secret` of a data set.

use std::net::IpAddr;

use ipnet::IpNet;

use super::queries;
use crate::db::{self, Conn};
use crate::domain::ids::{OrganizationId, ResourceId};
use crate::kit::random::{ALPHANUMERIC, Random};
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

/// Where secrets are sealed, and the kind of their look-ups.
pub(super) const COLUMN: &str = "datasets.secret";
/// Letters and digits of a secret, as the documents have it.
const LENGTH: usize = 16;

/// A provider that has proved to speak for a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The data set.
    pub dataset: ResourceId,
    /// Who provides it.
    pub organization: OrganizationId,
    /// Addresses it may call from; empty means anywhere.
    pub hosts: Vec<IpNet>,
}

impl Caller {
    /// Whether it may call from this address.
    #[must_use]
    pub fn may_call_from(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.hosts.is_empty() || self.hosts.iter().any(|network| network.contains(&address))
    }
}

/// The keyed hash under which a data set's secret is known, for whoever asks about many callers at once.
#[must_use]
pub fn secret_lookup(vault: &Vault, secret: &str) -> String {
    vault.lookup(COLUMN, secret)
}

/// The secret of a data set, for the one page or program that shows it to its provider.
///
/// # Errors
/// When it cannot be unsealed; a fault of the database.
pub fn find_secret(
    conn: &mut Conn,
    vault: &Vault,
    dataset: &ResourceId,
) -> db::Result<Option<Secret>> {
    let Some(sealed) = queries::find_sealed_secret(conn, dataset)? else {
        return Ok(None);
    };
    let place = Place::new(COLUMN, dataset.as_str());
    let text = vault
        .open_text(place, &sealed)
        .map_err(|why| db::Error::row("datasets", why))?;
    Ok(Some(Secret::new(text)))
}

/// A new secret.
pub(super) fn draw_secret(random: &dyn Random) -> Secret {
    Secret::new(random.symbols(ALPHANUMERIC, LENGTH))
}
