//! 臨櫃: counters of an organisation, and which data sets each may open.

use super::queries;
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{CounterId, OrganizationId, ResourceId};
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// A counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Which one it is.
    pub id: CounterId,
    /// Whose it is.
    pub organization: OrganizationId,
    /// Its name; the Chinese one is unique within its organisation.
    pub name: Bilingual,
    /// When it was closed for good.
    pub closed_at: Option<Timestamp>,
}

/// Why a counter cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// It was closed for good.
    #[error("the counter is closed")]
    Closed,
    /// There is no such data set.
    #[error("there is no data set {0}")]
    NoSuchDataset(ResourceId),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Opens the counter of this Chinese name, or finds it open.
///
/// # Errors
/// When it was closed for good; a fault of the database.
pub fn open(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    random: &dyn Random,
    (organization, name): (OrganizationId, Bilingual),
) -> Result<Counter, CannotChange> {
    if let Some(known) = queries::find_counter_by_name(tx, organization, &name.zh)? {
        return match known.closed_at {
            Some(_) => Err(CannotChange::Closed),
            None => Ok(known),
        };
    }
    let counter = Counter {
        id: CounterId::draw(random),
        organization,
        name,
        closed_at: None,
    };
    queries::insert_counter(tx, now, &counter)?;
    let deed = Deed::new(Action::CounterOpened, counter.id)
        .with("name", &counter.name.zh)
        .with("organization", organization);
    audit::record(tx, now, by, &deed)?;
    Ok(counter)
}

/// Closes a counter for good: its clerks can no longer sign in.
///
/// # Errors
/// When it is closed already; a fault of the database.
pub fn close(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    counter: CounterId,
) -> Result<(), CannotChange> {
    if !queries::mark_counter_closed(tx, counter, now)? {
        return Err(CannotChange::Closed);
    }
    audit::record(tx, now, by, &Deed::new(Action::CounterClosed, counter))?;
    Ok(())
}

/// Lets a counter open a data set; answers whether it could not before.
///
/// # Errors
/// When there is no such data set or the counter is closed; a fault of the database.
pub fn allow(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    counter: CounterId,
    dataset: &ResourceId,
) -> Result<bool, CannotChange> {
    if !queries::exists_dataset(tx, dataset)? {
        return Err(CannotChange::NoSuchDataset(dataset.clone()));
    }
    if !queries::is_counter_open(tx, counter)? {
        return Err(CannotChange::Closed);
    }
    if !queries::insert_counter_dataset(tx, counter, dataset)? {
        return Ok(false);
    }
    let deed = Deed::new(Action::CounterDatasetAllowed, counter).with("dataset", dataset);
    audit::record(tx, now, by, &deed)?;
    Ok(true)
}

/// Takes a data set away from a counter, which can open it no more from here on; answers whether it could.
///
/// # Errors
/// A fault of the database.
pub fn forbid(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    counter: CounterId,
    dataset: &ResourceId,
) -> db::Result<bool> {
    if !queries::delete_counter_dataset(tx, counter, dataset)? {
        return Ok(false);
    }
    let deed = Deed::new(Action::CounterDatasetForbidden, counter).with("dataset", dataset);
    audit::record(tx, now, by, &deed)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Db, trial};
    use crate::domain::organization::{Description, Kind, enter};
    use crate::kit::random::SeededChance;

    fn now() -> Timestamp {
        "2026-11-20T04:00:00Z".parse().unwrap()
    }

    fn office(db: &Db, random: &SeededChance, english: &str) -> OrganizationId {
        let described = Description {
            kind: Kind::Agency,
            name: Bilingual::new("虛擬戶政事務所", english),
            oid: None,
        };
        db.write_now(|tx| enter(tx, now(), &By::OPERATOR, random, &described))
            .unwrap()
            .id
    }

    fn open_one(
        db: &Db,
        random: &SeededChance,
        office: OrganizationId,
    ) -> Result<Counter, CannotChange> {
        let name = Bilingual::new("一號櫃檯", "Counter 1");
        db.write_now(|tx| open(tx, now(), &By::OPERATOR, random, (office, name)))
    }

    #[test]
    fn an_organisation_entered_again_is_described_anew() {
        for trial in trial::each() {
            let random = SeededChance::from_seed(1);
            let first = office(&trial.db, &random, "Office");
            assert_eq!(office(&trial.db, &random, "Virtual office"), first);
            let found = trial.db.read_now(|conn| queries::find(conn, first));
            assert_eq!(found.unwrap().unwrap().name.en, "Virtual office");
        }
    }

    #[test]
    fn a_counter_is_opened_once_and_closed_for_good() {
        for trial in trial::each() {
            let random = SeededChance::from_seed(1);
            let office = office(&trial.db, &random, "Office");
            let counter = open_one(&trial.db, &random, office).unwrap();
            assert_eq!(open_one(&trial.db, &random, office).unwrap(), counter);
            let shut = || {
                trial
                    .db
                    .write_now(|tx| close(tx, now(), &By::OPERATOR, counter.id))
            };
            shut().unwrap();
            assert!(matches!(shut(), Err(CannotChange::Closed)));
            assert!(matches!(
                open_one(&trial.db, &random, office),
                Err(CannotChange::Closed)
            ));
        }
    }

    #[test]
    fn a_data_set_nobody_knows_cannot_be_allowed() {
        let trial = trial::on_sqlite();
        let random = SeededChance::from_seed(1);
        let office = office(&trial.db, &random, "Office");
        let counter = open_one(&trial.db, &random, office).unwrap();
        let dataset = ResourceId::draw(&random);
        let allowed = trial
            .db
            .write_now(|tx| allow(tx, now(), &By::OPERATOR, counter.id, &dataset));
        assert!(matches!(allowed, Err(CannotChange::NoSuchDataset(_))));
    }
}
