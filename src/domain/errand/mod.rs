//! What the fetching job has to do: whom to ask, with what, and what to measure the answer against.
//!
//! An errand gathers what other nouns know (the transfer, its token, the consent, the citizen, the data set) for one
//! call of one provider. It is never stored.

use url::Url;

use crate::db::{self, Tx};
use crate::domain::citizen::history::{self, EventCode};
use crate::domain::citizen::national_id::NationalId;
use crate::domain::citizen::person::{self, CannotKnow};
use crate::domain::consent;
use crate::domain::dataset::asking::Method;
use crate::domain::dataset::signer::Signer;
use crate::domain::dataset::{self, Dataset};
use crate::domain::ids::{OrganizationId, TransferId};
use crate::domain::outbox::{self, Lease};
use crate::domain::token;
use crate::domain::transfer::{self, Failure, Happening, State, Transfer, move_on};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// One call of a provider.
#[derive(Debug)]
pub struct Errand {
    /// The transfer, which is being fetched now.
    pub transfer: Transfer,
    /// Whose data set it is.
    pub provider: OrganizationId,
    /// The registered address.
    pub url: Url,
    /// How it wants to be asked.
    pub method: Method,
    /// The word of the citizen.
    pub token: Secret,
    /// Custom parameters: header and value.
    pub parameters: Vec<(String, Secret)>,
    /// Whose data it should be.
    pub number: NationalId,
    /// Whose signature the package must bear.
    pub signer: Signer,
    /// Whether an earlier call was cut short: its package may be in the store already.
    pub resumed: bool,
}

/// What there is to do.
#[derive(Debug)]
pub enum Start {
    /// Ask the provider.
    Ask(Box<Errand>),
    /// Nothing any more: it has ended, and its job with it; or somebody else holds the job.
    Nothing,
}

/// Takes the transfer up; the job is done with when there is nothing to do, or is another's by now.
///
/// # Errors
/// A fault of the database, or a row that cannot be opened.
pub fn start(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    id: TransferId,
    lease: Lease,
) -> db::Result<Start> {
    if !outbox::renew(tx, now, lease)? {
        return Ok(Start::Nothing);
    }
    let transfer = transfer::queries::find(tx, id)?.ok_or_else(|| gone("transfers"))?;
    let dataset = dataset::queries::find(tx, &transfer.dataset)?.ok_or_else(|| gone("datasets"))?;
    let ending = if now >= transfer.expires_at {
        Some(Happening::Expire(now))
    } else if dataset.suspended_at.is_some() {
        // Only what is being fetched can fail, so the call is noted as begun first; what has ended does neither.
        let _begun = move_on(tx, now, &transfer, Happening::Call)?;
        Some(Happening::Fail(now, Failure::Suspended))
    } else {
        None
    };
    if let Some(happening) = ending {
        let transfer = transfer::queries::find(tx, id)?.ok_or_else(|| gone("transfers"))?;
        // Somebody else may have ended it before: it has ended either way.
        let _by_us = move_on(tx, now, &transfer, happening)?;
        outbox::finish(tx, now, lease)?;
        return Ok(Start::Nothing);
    }
    let resumed = transfer.state == State::Fetching;
    if !move_on(tx, now, &transfer, Happening::Call)? {
        outbox::finish(tx, now, lease)?;
        return Ok(Start::Nothing);
    }
    let transfer = transfer::queries::find(tx, id)?.ok_or_else(|| gone("transfers"))?;
    history::record(tx, now, EventCode::ProviderCalled, &transfer.step())?;
    let errand = prepare(tx, vault, transfer, dataset, resumed)?;
    Ok(Start::Ask(Box::new(errand)))
}

fn prepare(
    tx: &mut Tx<'_>,
    vault: &Vault,
    transfer: Transfer,
    dataset: Dataset,
    resumed: bool,
) -> db::Result<Errand> {
    let token = token::present(tx, vault, transfer.id)?
        .ok_or_else(|| db::Error::row("access_tokens", "a running transfer has no token"))?;
    let parameters = consent::parameters(tx, vault, transfer.consent)?;
    let person = person::know(tx, vault, transfer.citizen).map_err(|why| match why {
        CannotKnow::Db(fault) => fault,
        why => db::Error::row("citizens", why),
    })?;
    Ok(Errand {
        transfer,
        provider: dataset.organization.id,
        url: dataset.definition.url,
        method: dataset.definition.method,
        token,
        parameters: parameters
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(header, value)| (header, Secret::new(value)))
            .collect(),
        number: person.number,
        signer: dataset.definition.signer,
        resumed,
    })
}

fn gone(table: &'static str) -> db::Error {
    db::Error::row(table, "a job speaks of a row that is not there")
}
