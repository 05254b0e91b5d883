//! A citizen's request for one or several data sets, from the first tick to the consent.
//!
//! Until the identity is proved the request is a draft: a sealed row that only the session which began it can
//! find. With the proof it becomes consents and transfers (`consent`, `transfer`) and belongs to the citizen.

pub mod draft;
pub mod proving;
pub mod queries;
pub mod refusing;
mod sealed;

use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::consent::terms;
use crate::domain::ids::{CitizenId, RequestId, ResourceId};
use crate::kit::clock::{Span, Timestamp, hours};
use crate::kit::seal::Vault;
use draft::Draft;

pub use sealed::SealedRequest;

/// A draft that nobody finished is forgotten after this time.
pub const DRAFT_LIFETIME: Span = hours(2);
/// The most data sets of one request.
pub const MOST_DATASETS: usize = 20;

pub(super) const HOLDER: &str = "requests.holder";

/// A request as its row says.
#[derive(Debug, Clone)]
pub struct Request {
    /// The request.
    pub id: RequestId,
    /// The data sets in the order they were chosen.
    pub datasets: Vec<ResourceId>,
    /// What was filled in so far.
    pub draft: Draft,
    /// The version of the terms that was accepted, and when.
    pub terms: Option<(String, Timestamp)>,
    /// When the citizen proved who they are and agreed.
    pub consented_at: Option<Timestamp>,
    /// Whose it is; known from the proof on.
    pub citizen: Option<CitizenId>,
    /// When it began.
    pub made_at: Timestamp,
    /// When the draft is forgotten.
    pub expires_at: Timestamp,
}

impl Request {
    /// Whether the terms that are in force were accepted.
    #[must_use]
    pub fn has_accepted_terms(&self) -> bool {
        let accepted = self.terms.as_ref();
        accepted.is_some_and(|(version, _)| version == terms::VERSION)
    }
}

/// Why a request cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum CannotRequest {
    /// No data set was chosen.
    #[error("no data set was chosen")]
    NothingChosen,
    /// More data sets than one request may have.
    #[error("too many data sets")]
    TooMany,
    /// So many were begun from one address that the next has to wait until this instant.
    #[error("too many were begun; wait until {0}")]
    TooOften(Timestamp),
    /// A data set is not there, or suspended.
    #[error("a data set cannot be had")]
    NoSuchDataset,
    /// There is no such draft of this session.
    #[error("no such draft")]
    NoSuchDraft,
    /// The draft was this session's, and was finished or forgotten.
    #[error("the draft was finished or forgotten")]
    OverAlready,
    /// The terms were not accepted, or others hold by now.
    #[error("the terms have to be accepted first")]
    TermsFirst,
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Begins a request for `chosen`, bound to whoever knows `holder`.
///
/// # Errors
/// [`CannotRequest`] when nothing, too much, or something that is not there was chosen.
pub fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    holder: &str,
    chosen: &[ResourceId],
) -> Result<RequestId, CannotRequest> {
    let mut datasets: Vec<ResourceId> = Vec::new();
    for id in chosen {
        if !datasets.contains(id) {
            datasets.push(id.clone());
        }
    }
    if datasets.is_empty() {
        return Err(CannotRequest::NothingChosen);
    }
    if datasets.len() > MOST_DATASETS {
        return Err(CannotRequest::TooMany);
    }
    if queries::count_available(tx, &datasets)? != datasets.len() {
        return Err(CannotRequest::NoSuchDataset);
    }
    let id = RequestId::draw(vault.random());
    queries::insert(
        tx,
        now,
        (id, &vault.lookup(HOLDER, holder)),
        &Draft::default().seal(vault, id)?,
        &datasets,
    )?;
    for dataset in datasets {
        let step = Step {
            dataset_id: Some(dataset),
            ..Step::default()
        };
        history::record(tx, now, EventCode::RequestReceived, &step)?;
    }
    Ok(id)
}

/// The unfinished draft `id` of whoever knows `holder`.
///
/// # Errors
/// [`CannotRequest::NoSuchDraft`] when it is not this session's; [`CannotRequest::OverAlready`] when it was, and is
/// finished or forgotten.
pub fn find_draft(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    holder: &str,
    id: RequestId,
) -> Result<Request, CannotRequest> {
    let sealed = queries::find(conn, id)?
        .filter(|sealed| vault.matches(HOLDER, holder, &sealed.holder_lookup))
        .ok_or(CannotRequest::NoSuchDraft)?;
    if sealed.consented_at.is_some() || now >= sealed.expires_at {
        return Err(CannotRequest::OverAlready);
    }
    sealed.open(vault)
}

/// Notes that the terms in force were accepted.
///
/// # Errors
/// As [`find_draft`].
pub fn accept_terms(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    holder: &str,
    id: RequestId,
) -> Result<(), CannotRequest> {
    let request = find_draft(tx, now, vault, holder, id)?;
    if !queries::mark_terms(tx, now, id, terms::VERSION)? {
        return Err(CannotRequest::OverAlready);
    }
    for dataset in request.datasets {
        let step = Step {
            dataset_id: Some(dataset),
            ..Step::default()
        };
        history::record(tx, now, EventCode::TermsAccepted, &step)?;
    }
    Ok(())
}

/// Keeps what was filled in, so that nothing is lost when the next step fails.
///
/// # Errors
/// [`CannotRequest::OverAlready`] when the draft is gone; [`CannotRequest::TermsFirst`] before the terms.
pub fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    request: &Request,
    draft: &Draft,
) -> Result<(), CannotRequest> {
    if !request.has_accepted_terms() {
        return Err(CannotRequest::TermsFirst);
    }
    let kept = queries::replace_draft(tx, now, request.id, &draft.seal(vault, request.id)?)?;
    if kept {
        Ok(())
    } else {
        Err(CannotRequest::OverAlready)
    }
}
