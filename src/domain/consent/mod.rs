//! Consent: what was agreed to, by whom, on which proof and which terms, and whether it was taken back.

pub mod queries;
pub mod terms;

use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::ids::{CitizenId, ConsentId, ProofId, RequestId, ResourceId};
use crate::domain::request::draft::Parameters;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

const PARAMETERS: &str = "consents.parameters";

/// An agreement to have one data set fetched.
#[derive(Debug, Clone)]
pub struct Consent {
    /// The consent.
    pub id: ConsentId,
    /// The request it belongs to.
    pub request: RequestId,
    /// Who agreed.
    pub citizen: CitizenId,
    /// To what.
    pub dataset: ResourceId,
    /// On which proof.
    pub proof: ProofId,
    /// On which terms.
    pub terms_version: String,
    /// The digest of those terms as they were shown.
    pub terms_digest: String,
    /// The sealed values of custom parameters.
    pub parameters: Vec<u8>,
    /// When.
    pub given_at: Timestamp,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

/// What is agreed to, before it has an identity of its own.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The request it belongs to.
    pub request: RequestId,
    /// Who agrees.
    pub citizen: CitizenId,
    /// On which proof.
    pub proof: ProofId,
    /// The digest of the terms as they were shown.
    pub terms_digest: String,
}

/// Why a consent cannot be taken back.
#[derive(Debug, thiserror::Error)]
pub enum CannotWithdraw {
    /// There is no such consent of this citizen, or it was taken back already.
    #[error("no such consent")]
    NoSuchConsent,
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Gives consent to one data set.
///
/// # Errors
/// A fault of the database.
pub fn give(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    agreement: &Agreement,
    (dataset, parameters): (&ResourceId, &Parameters),
) -> db::Result<Consent> {
    let id = ConsentId::draw(vault.random());
    let values = serde_json::to_vec(parameters).map_err(|why| db::Error::row("consents", why))?;
    let consent = Consent {
        id,
        request: agreement.request,
        citizen: agreement.citizen,
        dataset: dataset.clone(),
        proof: agreement.proof,
        terms_version: terms::VERSION.to_owned(),
        terms_digest: agreement.terms_digest.clone(),
        parameters: vault.seal(Place::new(PARAMETERS, &id.to_string()), &values),
        given_at: now,
        withdrawn_at: None,
    };
    queries::insert(tx, &consent)?;
    history::record(tx, now, EventCode::ConsentGiven, &step(&consent))?;
    Ok(consent)
}

/// The values of a consent's custom parameters.
///
/// # Errors
/// When there is no such consent or its row cannot be opened.
pub fn parameters(conn: &mut Conn, vault: &Vault, consent: ConsentId) -> db::Result<Parameters> {
    let sealed =
        queries::find(conn, consent)?.ok_or_else(|| db::Error::row("consents", "is not there"))?;
    vault
        .open(
            Place::new(PARAMETERS, &consent.to_string()),
            &sealed.parameters,
        )
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| db::Error::row("consents", "the parameters cannot be opened"))
}

/// Takes a consent back. What was fetched on it is the business of `transfer` and `package`.
///
/// # Errors
/// [`CannotWithdraw::NoSuchConsent`] when it is not this citizen's or was taken back already.
pub fn withdraw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    citizen: CitizenId,
    consent: ConsentId,
) -> Result<Consent, CannotWithdraw> {
    let found = queries::find(tx, consent)?.filter(|found| found.citizen == citizen);
    let found = found.ok_or(CannotWithdraw::NoSuchConsent)?;
    if !queries::mark_withdrawn(tx, now, consent)? {
        return Err(CannotWithdraw::NoSuchConsent);
    }
    history::record(tx, now, EventCode::ConsentWithdrawn, &step(&found))?;
    Ok(found)
}

fn step(consent: &Consent) -> Step {
    Step {
        dataset_id: Some(consent.dataset.clone()),
        citizen_id: Some(consent.citizen),
        ..Step::default()
    }
}
