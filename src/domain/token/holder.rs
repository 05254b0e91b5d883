//! Who stands behind a living token: what a provider is told about the citizen, and the event that says so.

use std::net::IpAddr;

use super::introspection;
use crate::db::Tx;
use crate::domain::citizen::contact::{self, Contact, LivingContact};
use crate::domain::citizen::history::{self, EventCode};
use crate::domain::citizen::person::{self, CannotKnow, Person};
use crate::domain::ids::{CitizenId, OrganizationId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

const SUBJECT: &str = "citizen as an agency knows them";

/// The citizen behind a token, as their provider is told. Prints nothing of them.
#[derive(Debug, Clone)]
pub struct Holder {
    /// As [`subject`] says.
    pub subject: String,
    /// Who they are.
    pub person: Person,
    /// The mail address they confirmed.
    pub mail: Option<Secret>,
}

/// By what name an agency knows a citizen: 64 hex digits, the same for all its data sets and for ever, and nothing
/// that another agency knows.
#[must_use]
pub fn subject(vault: &Vault, organization: OrganizationId, citizen: CitizenId) -> String {
    vault.lookup(SUBJECT, &format!("{organization}\n{citizen}"))
}

/// Tells who stands behind the living token of this look-up, and tells the log; `None` when it is no living token
/// or its provider may not ask from there.
///
/// # Errors
/// When the citizen's rows cannot be opened; a fault of the database.
pub fn tell(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (lookup, from): (&str, Option<IpAddr>),
) -> Result<Option<Holder>, CannotKnow> {
    let Some(token) = introspection::find_living(tx, now, lookup, from)? else {
        return Ok(None);
    };
    let holder = Holder {
        subject: subject(vault, token.organization, token.citizen),
        person: person::know(tx, vault, token.citizen)?,
        mail: contact::find_living(tx, vault, token.citizen)?.map(mail),
    };
    history::record(tx, now, EventCode::UserinfoRead, &token.step(from))?;
    Ok(Some(holder))
}

fn mail(living: LivingContact) -> Secret {
    match living.contact {
        Contact::Mail(address) => Secret::new(address.reveal()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn each_agency_knows_a_citizen_by_another_name() {
        let world = World::embedded();
        let draw = || OrganizationId::draw(world.random.as_ref());
        let (one, two) = (draw(), draw());
        let citizen = CitizenId::draw(world.random.as_ref());
        let other = CitizenId::draw(world.random.as_ref());
        let name = subject(&world.vault, one, citizen);
        assert_eq!(name, subject(&world.vault, one, citizen));
        assert_ne!(name, subject(&world.vault, two, citizen));
        assert_ne!(name, subject(&world.vault, one, other));
        assert_eq!(name.len(), 64);
    }
}
