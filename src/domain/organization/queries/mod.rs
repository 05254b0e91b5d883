//! Reading and writing the rows of organisations, and of their counters in a file of its own.

mod counters;

pub use self::counters::*;

use diesel::prelude::*;

use super::{Kind, Organization};
use crate::db::schema::organizations;
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::OrganizationId;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = organizations, check_for_backend(crate::db::MultiBackend))]
struct OrganizationRow {
    id: OrganizationId,
    kind: Kind,
    name_zh: String,
    name_en: String,
    oid: Option<String>,
    mail: Option<String>,
}

impl From<OrganizationRow> for Organization {
    fn from(row: OrganizationRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            name: Bilingual::new(row.name_zh, row.name_en),
            oid: row.oid,
            mail: row.mail,
        }
    }
}

/// The organisation.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: OrganizationId) -> db::Result<Option<Organization>> {
    let row: Option<OrganizationRow> = organizations::table
        .find(id)
        .select(OrganizationRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Organization::from))
}

/// The organisation of this Chinese name.
///
/// # Errors
/// A fault of the database.
pub fn find_by_name(conn: &mut Conn, name: &str) -> db::Result<Option<Organization>> {
    let row: Option<OrganizationRow> = organizations::table
        .filter(organizations::name_zh.eq(name))
        .select(OrganizationRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Organization::from))
}

/// Adds an organisation.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, now: Timestamp, organization: &Organization) -> db::Result<()> {
    diesel::insert_into(organizations::table)
        .values((
            organizations::id.eq(organization.id),
            organizations::kind.eq(organization.kind),
            organizations::name_zh.eq(&organization.name.zh),
            organizations::name_en.eq(&organization.name.en),
            organizations::oid.eq(&organization.oid),
            organizations::mail.eq(&organization.mail),
            organizations::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Replaces the English name and the OID; `false` when there is no such organisation.
///
/// # Errors
/// A fault of the database.
pub fn replace_description(tx: &mut Tx<'_>, organization: &Organization) -> db::Result<bool> {
    let changed = diesel::update(organizations::table.find(organization.id))
        .set((
            organizations::name_en.eq(&organization.name.en),
            organizations::oid.eq(&organization.oid),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
