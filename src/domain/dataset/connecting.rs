//! Connecting a provider's data sets as its form describes them. Doing it again describes them anew.

use super::caller::{COLUMN, draw_secret};
use super::catalogue::Zone;
use super::connection::{Connection, Definition};
use super::queries;
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{OrganizationId, ResourceId};
use crate::domain::organization::{self, Description, Kind};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

/// What is to be connected, and how.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// The provider and its data sets.
    pub connection: &'a Connection,
    /// Where they belong.
    pub zone: Zone,
    /// Whether data sets that are known get a new secret.
    pub rotate_secrets: bool,
}

/// What became of a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is new here.
    Added,
    /// It is described otherwise than before.
    Changed,
    /// Nothing about it is new.
    Unchanged,
}

/// A data set that is connected.
#[derive(Debug, Clone)]
pub struct Connected {
    /// Which one.
    pub dataset: ResourceId,
    /// What became of it.
    pub outcome: Outcome,
    /// Its secret, when it was drawn just now: the only time it is told unasked.
    pub secret: Option<Secret>,
}

/// Why a form cannot be connected.
#[derive(Debug, thiserror::Error)]
pub enum CannotConnect {
    /// A data set of another organisation, or of the other zone, has this identifier.
    #[error("{0} belongs to somebody else")]
    Foreign(ResourceId),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Connects everything that the form names; what it does not name stays as it is.
///
/// # Errors
/// When an identifier belongs to somebody else; a fault of the database.
pub fn connect(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    order: &Order<'_>,
) -> Result<Vec<Connected>, CannotConnect> {
    let described = Description {
        kind: Kind::Agency,
        name: order.connection.organization.name.clone(),
        oid: Some(order.connection.organization.oid.clone()),
    };
    let organization = organization::enter(tx, now, by, vault.random(), &described)?;
    let mut connected = Vec::new();
    let mut deeds = Vec::new();
    for definition in &order.connection.datasets {
        let one = One {
            definition: &in_order(definition),
            organization: organization.id,
            order,
        };
        let (outcome, secret) = one.write(tx, now, vault)?;
        deeds.extend(one.deeds(outcome, secret.is_some()));
        connected.push(Connected {
            dataset: definition.resource_id.clone(),
            outcome,
            secret,
        });
    }
    for deed in deeds {
        audit::record(tx, now, by, &deed)?;
    }
    Ok(connected)
}

struct One<'a> {
    definition: &'a Definition,
    organization: OrganizationId,
    order: &'a Order<'a>,
}

impl One<'_> {
    fn write(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        vault: &Vault,
    ) -> Result<(Outcome, Option<Secret>), CannotConnect> {
        let id = &self.definition.resource_id;
        let Some(known) = queries::find(tx, id)? else {
            let secret = draw_secret(vault.random());
            let row = queries::NewDataset {
                zone: self.order.zone,
                organization: self.organization,
                definition: self.definition,
                secret_lookup: vault.lookup(COLUMN, secret.reveal()),
                secret: sealed(vault, id, &secret),
                made_at: now,
            };
            queries::insert(tx, &row)?;
            return Ok((Outcome::Added, Some(secret)));
        };
        if known.organization.id != self.organization || known.zone != self.order.zone {
            return Err(CannotConnect::Foreign(id.clone()));
        }
        let outcome = if known.definition == *self.definition {
            Outcome::Unchanged
        } else if queries::replace_definition(tx, self.definition)? {
            Outcome::Changed
        } else {
            return Err(CannotConnect::Foreign(id.clone()));
        };
        let secret = self
            .order
            .rotate_secrets
            .then(|| draw_secret(vault.random()));
        if let Some(secret) = &secret {
            let lookup = vault.lookup(COLUMN, secret.reveal());
            if !queries::replace_secret(tx, id, &lookup, &sealed(vault, id, secret))? {
                return Err(CannotConnect::Foreign(id.clone()));
            }
        }
        Ok((outcome, secret))
    }

    fn deeds(&self, outcome: Outcome, secret: bool) -> Vec<Deed> {
        let deed = |action| Deed::new(action, &self.definition.resource_id);
        match outcome {
            Outcome::Added => {
                vec![
                    deed(Action::DatasetConnected)
                        .with("organization", self.organization)
                        .with("url", &self.definition.url),
                ]
            }
            Outcome::Changed | Outcome::Unchanged => {
                let changed = (outcome == Outcome::Changed)
                    .then(|| deed(Action::DatasetChanged).with("url", &self.definition.url));
                let rotated = secret.then(|| deed(Action::DatasetSecretRotated));
                changed.into_iter().chain(rotated).collect()
            }
        }
    }
}

fn sealed(vault: &Vault, id: &ResourceId, secret: &Secret) -> Vec<u8> {
    vault.seal(Place::new(COLUMN, id.as_str()), secret.reveal().as_bytes())
}

/// The definition as it comes back from the tables: what is a set, in order and without repetition.
fn in_order(definition: &Definition) -> Definition {
    let mut ordered = definition.clone();
    ordered.hosts = ordered.hosts.iter().map(ipnet::IpNet::trunc).collect();
    ordered.hosts.sort_by_key(ToString::to_string);
    ordered.hosts.dedup();
    ordered.signer.certificates.sort_by_key(ToString::to_string);
    ordered.signer.certificates.dedup();
    ordered.accepts.sort_by_key(ToString::to_string);
    ordered.accepts.dedup();
    ordered
}

#[cfg(test)]
mod tests;
