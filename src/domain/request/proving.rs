//! What follows from a proof: the citizen is recognised, and a request becomes consents and transfers.
//!
//! All of it is one transaction: either the citizen has agreed and everything runs, or nothing has happened.

use std::net::IpAddr;

use super::{CannotRequest, HOLDER, Request, queries};
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::citizen::person::{self, CannotKnow, Person};
use crate::domain::consent::{self, Agreement, terms};
use crate::domain::identity::challenge::{self, CannotAnswer};
use crate::domain::identity::content::DataSets;
use crate::domain::identity::method::Method;
use crate::domain::identity::queries as proofs;
use crate::domain::ids::{ChallengeId, CitizenId, ProofId, RequestId};
use crate::domain::transfer::{self, Agreed};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

const EVIDENCE: &str = "proofs.evidence";

/// An identity that a method has verified.
#[derive(Debug, Clone)]
pub struct Proved {
    /// The challenge that was answered.
    pub challenge: ChallengeId,
    /// What was agreed to by answering it.
    pub data_sets: DataSets,
    /// By which method.
    pub method: Method,
    /// Who it is; the name is empty where the method knows none.
    pub person: Person,
    /// Whether the birth date was confirmed too.
    pub birth_confirmed: bool,
    /// Everything needed to show it later.
    pub evidence: Secret,
    /// Where it came from.
    pub from: IpAddr,
}

/// Who has come in by a proof.
#[derive(Clone)]
pub struct Entered {
    /// The citizen.
    pub citizen: CitizenId,
    /// The name to greet; empty where nobody knows it.
    pub name: String,
}

impl std::fmt::Debug for Entered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entered({})", self.citizen)
    }
}

/// Why a proof cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotTake {
    /// The challenge was used meanwhile.
    #[error(transparent)]
    Challenge(#[from] CannotAnswer),
    /// The request was finished or forgotten meanwhile, or the terms have changed.
    #[error(transparent)]
    Request(#[from] CannotRequest),
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Whether whoever knows `holder` has finished the request `id`: agreed, by a proof.
///
/// # Errors
/// A fault of the database.
pub fn is_finished(
    conn: &mut Conn,
    vault: &Vault,
    holder: &str,
    id: RequestId,
) -> db::Result<bool> {
    let sealed = queries::find(conn, id)?.filter(|sealed| sealed.consented_at.is_some());
    Ok(sealed.is_some_and(|sealed| vault.matches(HOLDER, holder, &sealed.holder_lookup)))
}

/// Takes a proof of somebody who comes back: nothing but who they are follows from it.
///
/// # Errors
/// [`CannotTake::Challenge`] when the challenge was used already.
pub fn come_back(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    proved: &Proved,
) -> Result<Entered, CannotTake> {
    Ok(take(tx, now, vault, proved)?.0)
}

/// Takes a proof for `request`: the citizen agrees to each of its data sets, and the fetching begins.
///
/// The custom parameters are those of the challenge: what was signed is what is agreed to, whatever the draft says by
/// now. `terms_digest` is that of the terms as they were shown.
///
/// # Errors
/// [`CannotTake`] when challenge or request was finished meanwhile, or the proof does not speak of a data set; nothing
/// has happened then.
pub fn agree(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    proved: &Proved,
    (request, terms_digest): (&Request, &str),
) -> Result<Entered, CannotTake> {
    if request
        .terms
        .as_ref()
        .is_none_or(|(version, _)| version != terms::VERSION)
    {
        return Err(CannotRequest::TermsFirst.into());
    }
    if queries::count_available(tx, &request.datasets)? != request.datasets.len() {
        return Err(CannotRequest::NoSuchDataset.into());
    }
    let (entered, proof) = take(tx, now, vault, proved)?;
    let citizen = entered.citizen;
    let emptied = super::draft::Draft::default().seal(vault, request.id)?;
    if !queries::mark_consented(tx, now, request.id, citizen, &emptied)? {
        return Err(CannotRequest::OverAlready.into());
    }
    let agreement = Agreement {
        request: request.id,
        citizen,
        proof,
        terms_digest: terms_digest.to_owned(),
    };
    for dataset in &request.datasets {
        let parameters = proved.data_sets.get(dataset);
        let parameters = parameters.ok_or(CannotAnswer::NoSuchChallenge)?;
        let consent = consent::give(tx, now, vault, &agreement, (dataset, parameters))?;
        let agreed = Agreed {
            request: request.id,
            consent: consent.id,
            citizen,
            dataset: dataset.clone(),
            verification: proved.method.code().to_owned(),
        };
        transfer::begin(tx, now, vault, &agreed)?;
    }
    Ok(entered)
}

fn take(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    proved: &Proved,
) -> Result<(Entered, ProofId), CannotTake> {
    challenge::use_up(tx, now, proved.challenge)?;
    let person =
        person::after_proof(tx, vault, &proved.person, proved.birth_confirmed).map_err(|why| {
            match why {
                CannotKnow::Db(fault) => fault,
                why => db::Error::row("citizens", why),
            }
        })?;
    let citizen = person::recognize(tx, now, vault, &person)?;
    let proof = ProofId::draw(vault.random());
    let evidence = vault.seal(
        Place::new(EVIDENCE, &proof.to_string()),
        proved.evidence.reveal().as_bytes(),
    );
    proofs::insert_proof(tx, now, (proof, citizen), proved.method, &evidence)?;
    let step = Step {
        citizen_id: Some(citizen),
        ip: Some(proved.from),
        ..Step::default()
    };
    history::record(tx, now, EventCode::IdentityVerified, &step)?;
    let name = person.name;
    Ok((Entered { citizen, name }, proof))
}
