//! 機關: agencies and companies, and the counters at which they open what citizens bring.
//!
//! Deliberately absent: who works at a counter (`account`), and an organisation's data sets (`dataset`).

pub mod counter;
pub mod queries;

pub use counter::Counter;

use std::fmt;
use std::str::FromStr;

use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::OrganizationId;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// What an organisation is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Kind {
    /// 政府機關
    Agency,
    /// 民間企業
    Company,
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

/// A word that names no kind of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of organisation")]
pub struct UnknownKind;

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agency => "agency",
            Self::Company => "company",
        })
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "agency" => Ok(Self::Agency),
            "company" => Ok(Self::Company),
            _ => Err(UnknownKind),
        }
    }
}

crate::text_column!(Kind);
