//! Reading the rows of data sets; `write` adds and changes them.

mod rows;
mod suspensions;
mod whole;
mod write;

use std::collections::HashMap;

use diesel::prelude::*;
use ipnet::IpNet;

use self::rows::DatasetRow;
pub use self::suspensions::{Suspension, insert_suspension, mark_lifted};
use self::whole::{complete, hosts_of};
pub use self::write::{NewDataset, insert, replace_definition, replace_secret};
use super::caller::Caller;
use super::catalogue::{Dataset, Zone};
use super::category::Category;
use crate::db::among::among;
use crate::db::schema::{dataset_fields, dataset_suspensions, datasets, organizations};
use crate::db::{self, Conn};
use crate::domain::ids::{OrganizationId, ResourceId};
use crate::each_backend;

diesel::define_sql_function! {
    /// Lower case: of ASCII on SQLite, of everything on PostgreSQL.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text
}

/// The data set, suspended or not, in either zone.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: &ResourceId) -> db::Result<Option<Dataset>> {
    Ok(list(conn, std::slice::from_ref(id))?.pop())
}

/// The data sets of these identifiers, in the order of the shelves; those nobody knows are left out.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn, ids: &[ResourceId]) -> db::Result<Vec<Dataset>> {
    let rows = datasets::table
        .filter(datasets::id.eq_any(ids))
        .order((datasets::category, datasets::position, datasets::id))
        .select(DatasetRow::as_select())
        .load(conn)?;
    complete(conn, rows)
}

/// Every data set, for the operator.
///
/// # Errors
/// A fault of the database.
pub fn list_all(conn: &mut Conn) -> db::Result<Vec<Dataset>> {
    let rows = datasets::table
        .order((datasets::organization_id, datasets::position, datasets::id))
        .select(DatasetRow::as_select())
        .load(conn)?;
    complete(conn, rows)
}

/// The data sets of a category, in the order of the shelf, suspended ones included.
///
/// # Errors
/// A fault of the database.
pub fn list_for_category(
    conn: &mut Conn,
    zone: Zone,
    category: Category,
) -> db::Result<Vec<Dataset>> {
    let rows = datasets::table
        .filter(datasets::zone.eq(zone).and(datasets::category.eq(category)))
        .order((datasets::position, datasets::id))
        .select(DatasetRow::as_select())
        .load(conn)?;
    complete(conn, rows)
}

/// How many data sets of each category can be had.
///
/// # Errors
/// A fault of the database.
pub fn list_counts(conn: &mut Conn, zone: Zone) -> db::Result<Vec<(Category, i64)>> {
    let suspended = dataset_suspensions::table
        .filter(dataset_suspensions::lifted_at.is_null())
        .select(dataset_suspensions::dataset_id);
    Ok(datasets::table
        .filter(datasets::zone.eq(zone).and(datasets::id.ne_all(suspended)))
        .group_by(datasets::category)
        .select((datasets::category, diesel::dsl::count_star()))
        .load(conn)?)
}

/// The data sets in which each of the patterns is found: in a name, the office, or a field.
///
/// # Errors
/// A fault of the database.
pub fn list_matching(conn: &mut Conn, zone: Zone, patterns: &[String]) -> db::Result<Vec<Dataset>> {
    let mut found = datasets::table
        .inner_join(organizations::table)
        .filter(datasets::zone.eq(zone))
        .order((datasets::category, datasets::position, datasets::id))
        .select(DatasetRow::as_select())
        .into_boxed();
    for pattern in patterns {
        let in_fields = dataset_fields::table
            .filter(
                lower(dataset_fields::name_zh)
                    .like(pattern)
                    .escape('\\')
                    .or(lower(dataset_fields::name_en).like(pattern).escape('\\')),
            )
            .select(dataset_fields::dataset_id);
        found = found.filter(
            lower(datasets::name_zh)
                .like(pattern)
                .escape('\\')
                .or(lower(datasets::name_en).like(pattern).escape('\\'))
                .or(lower(organizations::name_zh).like(pattern).escape('\\'))
                .or(lower(organizations::name_en).like(pattern).escape('\\'))
                .or(lower(datasets::unit_zh.assume_not_null())
                    .like(pattern)
                    .escape('\\'))
                .or(lower(datasets::unit_en.assume_not_null())
                    .like(pattern)
                    .escape('\\'))
                .or(datasets::id.eq_any(in_fields)),
        );
    }
    let rows = found.load(conn)?;
    complete(conn, rows)
}

/// The provider behind a data set, and the keyed hash of its secret.
///
/// # Errors
/// A fault of the database.
pub fn find_caller(conn: &mut Conn, id: &ResourceId) -> db::Result<Option<(Caller, String)>> {
    Ok(list_callers(conn, std::slice::from_ref(id))?.pop())
}

/// As [`find_caller`], for many data sets at once; those that do not exist are left out.
///
/// # Errors
/// A fault of the database.
pub fn list_callers(conn: &mut Conn, ids: &[ResourceId]) -> db::Result<Vec<(Caller, String)>> {
    let rows: Vec<(ResourceId, OrganizationId, String)> = each_backend!(conn, inner => datasets::table
        .filter(among(datasets::id, ids))
        .select((
            datasets::id,
            datasets::organization_id,
            datasets::secret_lookup,
        ))
        .load(inner)?);
    let mut hosts: HashMap<ResourceId, Vec<IpNet>> = HashMap::new();
    for (id, network) in hosts_of(conn, ids)? {
        hosts.entry(id).or_default().push(network);
    }
    let caller = |(dataset, organization, lookup)| {
        let hosts = hosts.remove(&dataset).unwrap_or_default();
        let caller = Caller {
            dataset,
            organization,
            hosts,
        };
        (caller, lookup)
    };
    Ok(rows.into_iter().map(caller).collect())
}

/// The sealed secret.
///
/// # Errors
/// A fault of the database.
pub fn find_sealed_secret(conn: &mut Conn, id: &ResourceId) -> db::Result<Option<Vec<u8>>> {
    Ok(datasets::table
        .find(id)
        .select(datasets::secret)
        .first(conn)
        .optional()?)
}
