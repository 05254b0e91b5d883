//! What unit tests of rules are given: a fresh database, a vault, chance, and a time to begin at.

pub mod people;
pub mod queries;

use std::sync::Arc;

use crate::db::trial::{self, Trial};
use crate::db::{self, Tx};
use crate::domain::citizen::national_id::NationalId;
use crate::domain::citizen::person::{self, Person};
use crate::domain::consent::{self, Agreement};
use crate::domain::dataset::caller;
use crate::domain::ids::{CitizenId, OrganizationId, ProofId, RequestId, ResourceId, TransferId};
use crate::domain::transfer::{self, Agreed};
use crate::kit::clock::Timestamp;
use crate::kit::keyring::Keyring;
use crate::kit::random::{SharedRandom, SystemChance};
use crate::kit::seal::Vault;

/// A small world of its own.
pub struct World {
    trial: Trial,
    /// Made for this world.
    pub vault: Arc<Vault>,
    /// The system's.
    pub random: SharedRandom,
    /// 2026-11-20 06:00 UTC.
    pub now: Timestamp,
}

impl std::ops::Deref for World {
    type Target = Trial;

    fn deref(&self) -> &Trial {
        &self.trial
    }
}

impl World {
    /// One on each database that can be had.
    #[must_use]
    pub fn each() -> Vec<Self> {
        trial::each().into_iter().map(Self::on).collect()
    }

    /// One on the embedded database.
    #[must_use]
    pub fn embedded() -> Self {
        Self::on(trial::on_sqlite())
    }

    fn on(trial: Trial) -> Self {
        let random: SharedRandom = Arc::new(SystemChance::default());
        let keyring = Keyring::parse(&Keyring::draw_entry(1, random.as_ref())).unwrap();
        Self {
            trial,
            vault: Arc::new(Vault::new(keyring, &random.bytes(), Arc::clone(&random))),
            random,
            now: "2026-11-20T06:00:00Z".parse().unwrap(),
        }
    }

    /// Writes, and must be able to.
    pub fn write<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> db::Result<T>) -> T {
        self.db.write_now(work).unwrap()
    }

    /// Reads, and must be able to.
    pub fn read<T>(&self, work: impl FnOnce(&mut db::Conn) -> db::Result<T>) -> T {
        self.db.read_now(work).unwrap()
    }

    /// A data set of an agency of its own, asked for at `url`, whose secret is `secret`.
    #[must_use]
    pub fn dataset(&self, url: &str, secret: &str) -> ResourceId {
        let id = ResourceId::draw(self.random.as_ref());
        let organization = OrganizationId::draw(self.random.as_ref());
        let lookup = caller::secret_lookup(&self.vault, secret);
        self.write(|tx| {
            queries::insert_organization(tx, self.now, organization)?;
            queries::insert_dataset(tx, self.now, (&id, organization), url, &lookup)
        });
        id
    }

    /// The citizen of this number.
    #[must_use]
    pub fn citizen(&self, number: &str) -> CitizenId {
        let person = Person {
            number: NationalId::parse(number).unwrap(),
            birth_date: chrono::NaiveDate::from_ymd_opt(1973, 7, 14).unwrap(),
            name: "\u{738b}\u{5c0f}\u{660e}".to_owned(),
        };
        self.write(|tx| person::recognize(tx, self.now, &self.vault, &person))
    }

    /// A transfer of this data set for this citizen, just begun, with the custom parameter `INQ_YR`.
    #[must_use]
    pub fn transfer(&self, citizen: CitizenId, dataset: &ResourceId) -> TransferId {
        let request = RequestId::draw(self.random.as_ref());
        let proof = ProofId::draw(self.random.as_ref());
        let agreement = Agreement {
            request,
            citizen,
            proof,
            terms_digest: "0".repeat(64),
        };
        let parameters = [("INQ_YR".to_owned(), "113".to_owned())].into();
        self.write(|tx| {
            queries::insert_request(tx, self.now, request, citizen, dataset)?;
            queries::insert_proof(tx, self.now, proof, citizen)?;
            let consent = consent::give(
                tx,
                self.now,
                &self.vault,
                &agreement,
                (dataset, &parameters),
            )?;
            let agreed = Agreed {
                request,
                consent: consent.id,
                citizen,
                dataset: dataset.clone(),
                verification: "CER".to_owned(),
            };
            transfer::begin(tx, self.now, &self.vault, &agreed)
        })
    }

    /// The codes of all events so far, in their order.
    #[must_use]
    pub fn events(&self) -> Vec<i64> {
        self.read(queries::list_event_codes)
    }
}
