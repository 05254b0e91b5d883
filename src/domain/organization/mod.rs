//! 機關: agencies and companies, and the counters at which they open what citizens bring.
//!
//! Deliberately absent: who works at a counter (`account`), and an organisation's data sets (`dataset`).

pub mod counter;
pub mod queries;

pub use counter::Counter;

use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::OrganizationId;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

crate::words! {
    /// What an organisation is.
    pub enum Kind {
        /// 政府機關
        Agency = "agency",
        /// 民間企業
        Company = "company",
    }
}

/// An agency or a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Who it is here.
    pub id: OrganizationId,
    /// What it is.
    pub kind: Kind,
    /// Its name; the Chinese one is unique.
    pub name: Bilingual,
    /// Its object identifier, dotted.
    pub oid: Option<String>,
    /// Where it is told about its data sets.
    pub mail: Option<String>,
}

/// An organisation as it is described from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: Bilingual,
    /// Its object identifier, dotted; `None` leaves what is known.
    pub oid: Option<String>,
}

/// Enters the organisation of this Chinese name, or describes it anew.
///
/// # Errors
/// A fault of the database.
pub fn enter(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    random: &dyn Random,
    described: &Description,
) -> db::Result<Organization> {
    if let Some(known) = queries::find_by_name(tx, &described.name.zh)? {
        return describe(tx, now, by, &known, described);
    }
    let organization = Organization {
        id: OrganizationId::draw(random),
        kind: described.kind,
        name: described.name.clone(),
        oid: described.oid.clone(),
        mail: None,
    };
    queries::insert(tx, now, &organization)?;
    let deed = Deed::new(Action::OrganizationAdded, organization.id);
    audit::record(tx, now, by, &deed.with("name", &organization.name.zh))?;
    Ok(organization)
}

fn describe(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    known: &Organization,
    described: &Description,
) -> db::Result<Organization> {
    let next = Organization {
        name: described.name.clone(),
        oid: described.oid.clone().or_else(|| known.oid.clone()),
        ..known.clone()
    };
    if next != *known && queries::replace_description(tx, &next)? {
        audit::record(
            tx,
            now,
            by,
            &Deed::new(Action::OrganizationChanged, next.id),
        )?;
    }
    Ok(next)
}
