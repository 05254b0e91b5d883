//! The lines of the page: consents, and what happened.

use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::history::{Event, EventCode};
use crate::domain::consent::Consent;
use crate::domain::dataset::Dataset;
use crate::domain::ids::{ConsentId, ResourceId};
use crate::domain::opening::seen::Seen;
use crate::kit::clock::Timestamp;

/// A consent as the page shows it.
#[derive(Debug, Clone)]
pub struct Standing {
    pub(super) id: ConsentId,
    pub(super) dataset: Bilingual,
    pub(super) given_at: Timestamp,
    pub(super) withdrawn_at: Option<Timestamp>,
}

/// An event as the page shows it.
#[derive(Debug, Clone)]
pub struct Happened {
    pub(super) code: EventCode,
    pub(super) at: Timestamp,
    pub(super) dataset: Option<(Bilingual, Bilingual)>,
    pub(super) opening: Option<Seen>,
    pub(super) ip: Option<String>,
}

fn find<'k>(known: &'k [Dataset], id: &ResourceId) -> Option<&'k Dataset> {
    known
        .iter()
        .find(|dataset| dataset.definition.resource_id == *id)
}

impl Standing {
    pub(super) fn of(consent: &Consent, known: &[Dataset]) -> Option<Self> {
        Some(Self {
            id: consent.id,
            dataset: find(known, &consent.dataset)?.definition.name.clone(),
            given_at: consent.given_at,
            withdrawn_at: consent.withdrawn_at,
        })
    }
}

impl Happened {
    pub(super) fn of(event: Event, known: &[Dataset], openings: &[Seen]) -> Self {
        let dataset = event.step.dataset_id.and_then(|id| find(known, &id));
        let opening = event.step.opening_id;
        Self {
            code: event.code,
            at: event.at,
            dataset: dataset.map(|one| (one.definition.name.clone(), one.office().clone())),
            opening: openings
                .iter()
                .find(|seen| Some(seen.opening.id) == opening)
                .cloned(),
            ip: event.step.ip.map(|ip| ip.to_string()),
        }
    }

    /// The key of the sentence.
    pub(super) fn key(&self) -> String {
        format!("citizen-history-event-{}", self.code.number())
    }
}
