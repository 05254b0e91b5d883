//! The lines of the page: consents, and what happened.

use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::history::{Event, EventCode};
use crate::domain::consent::Consent;
use crate::domain::dataset::Dataset;
use crate::domain::dataset::catalogue::named;
use crate::domain::ids::ConsentId;
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

impl Standing {
    pub(super) fn of(consent: &Consent, known: &[Dataset]) -> db::Result<Self> {
        Ok(Self {
            id: consent.id,
            dataset: named(known, &consent.dataset)?.definition.name.clone(),
            given_at: consent.given_at,
            withdrawn_at: consent.withdrawn_at,
        })
    }
}

impl Happened {
    pub(super) fn of(event: Event, known: &[Dataset], openings: &[Seen]) -> db::Result<Self> {
        let dataset = event.step.dataset_id.map(|id| named(known, &id));
        let dataset = dataset.transpose()?;
        let opening = event.step.opening_id;
        Ok(Self {
            code: event.code,
            at: event.at,
            dataset: dataset.map(|one| (one.definition.name.clone(), one.office().clone())),
            opening: openings
                .iter()
                .find(|seen| Some(seen.opening.id) == opening)
                .cloned(),
            ip: event.step.ip.map(|ip| ip.to_string()),
        })
    }

    /// The key of the sentence.
    pub(super) fn key(&self) -> String {
        format!("citizen-history-event-{}", self.code.number())
    }
}
