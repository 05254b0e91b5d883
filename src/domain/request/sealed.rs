//! A request as its row stands, before it is opened.

use super::draft::Draft;
use super::{CannotRequest, Request};
use crate::db;
use crate::domain::ids::{CitizenId, RequestId, ResourceId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

const DRAFT: &str = "requests.draft";

/// A request as its row stands, before it is opened.
#[derive(Debug, Clone)]
pub struct SealedRequest {
    pub(super) request: RowParts,
    pub(super) holder_lookup: String,
    pub(super) sealed_draft: Vec<u8>,
    pub(super) consented_at: Option<Timestamp>,
    pub(super) expires_at: Timestamp,
}

/// What of a request's row needs no key.
#[derive(Debug, Clone)]
pub(super) struct RowParts {
    pub(super) id: RequestId,
    pub(super) datasets: Vec<ResourceId>,
    pub(super) terms: Option<(String, Timestamp)>,
    pub(super) citizen: Option<CitizenId>,
    pub(super) made_at: Timestamp,
}

impl SealedRequest {
    pub(super) fn open(self, vault: &Vault) -> Result<Request, CannotRequest> {
        let RowParts {
            id,
            datasets,
            terms,
            citizen,
            made_at,
        } = self.request;
        Ok(Request {
            draft: Draft::open(vault, id, &self.sealed_draft)?,
            id,
            datasets,
            terms,
            citizen,
            consented_at: self.consented_at,
            made_at,
            expires_at: self.expires_at,
        })
    }
}

impl Draft {
    pub(super) fn seal(&self, vault: &Vault, id: RequestId) -> db::Result<Vec<u8>> {
        let place = id.to_string();
        Ok(vault.seal(Place::new(DRAFT, &place), &self.to_bytes()?))
    }

    fn open(vault: &Vault, id: RequestId, sealed: &[u8]) -> Result<Self, CannotRequest> {
        vault
            .open(Place::new(DRAFT, &id.to_string()), sealed)
            .ok()
            .and_then(|bytes| Self::from_bytes(&bytes))
            .ok_or_else(|| db::Error::row("requests", "the draft cannot be opened").into())
    }
}
