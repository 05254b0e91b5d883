//! Adding data sets and describing them anew.

use diesel::prelude::*;

use crate::db::schema::{
    dataset_fields, dataset_hosts, dataset_methods, dataset_parameters, dataset_signers, datasets,
};
use crate::db::{self, Tx};
use crate::domain::dataset::asking::{Method, Waiting};
use crate::domain::dataset::catalogue::Zone;
use crate::domain::dataset::category::Category;
use crate::domain::dataset::connection::Definition;
use crate::domain::ids::{OrganizationId, ResourceId};
use crate::kit::clock::Timestamp;

/// A data set as it is added.
pub struct NewDataset<'a> {
    /// Where it belongs.
    pub zone: Zone,
    /// Who provides it.
    pub organization: OrganizationId,
    /// What it is.
    pub definition: &'a Definition,
    /// The keyed hash of its secret.
    pub secret_lookup: String,
    /// Its sealed secret.
    pub secret: Vec<u8>,
    /// When it is added.
    pub made_at: Timestamp,
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = datasets, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Described<'a> {
    category: Category,
    name_zh: &'a str,
    name_en: &'a str,
    description_zh: &'a str,
    description_en: &'a str,
    unit_zh: Option<String>,
    unit_en: Option<String>,
    waiting: Waiting,
    url: &'a str,
    verb: Method,
    signer_oid: Option<String>,
    probe_minutes: i64,
}

impl<'a> From<&'a Definition> for Described<'a> {
    fn from(definition: &'a Definition) -> Self {
        Self {
            category: definition.category,
            name_zh: &definition.name.zh,
            name_en: &definition.name.en,
            description_zh: &definition.description.zh,
            description_en: &definition.description.en,
            unit_zh: definition.unit.as_ref().map(|unit| unit.zh.clone()),
            unit_en: definition.unit.as_ref().map(|unit| unit.en.clone()),
            waiting: definition.waiting,
            url: definition.url.as_str(),
            verb: definition.method,
            signer_oid: definition.signer.organization.clone(),
            probe_minutes: i64::from(definition.probe_minutes),
        }
    }
}

/// Adds a data set behind all others.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, new: &NewDataset<'_>) -> db::Result<()> {
    let last: Option<i64> = datasets::table
        .select(diesel::dsl::max(datasets::position))
        .first(&mut **tx)?;
    let definition = new.definition;
    diesel::insert_into(datasets::table)
        .values((
            (
                datasets::id.eq(&definition.resource_id),
                datasets::zone.eq(new.zone),
                datasets::organization_id.eq(new.organization),
                datasets::secret_lookup.eq(&new.secret_lookup),
                datasets::secret.eq(&new.secret),
                datasets::position.eq(last.unwrap_or_default() + 1),
                datasets::made_at.eq(new.made_at),
            ),
            Described::from(definition),
        ))
        .execute(&mut **tx)?;
    insert_belongings(tx, definition)
}

/// Describes a data set anew; `false` when there is no such data set.
///
/// # Errors
/// A fault of the database.
pub fn replace_definition(tx: &mut Tx<'_>, definition: &Definition) -> db::Result<bool> {
    let id = &definition.resource_id;
    let changed = diesel::update(datasets::table.find(id))
        .set(Described::from(definition))
        .execute(&mut **tx)?;
    if changed != 1 {
        return Ok(false);
    }
    diesel::delete(dataset_fields::table.filter(dataset_fields::dataset_id.eq(id)))
        .execute(&mut **tx)?;
    diesel::delete(dataset_parameters::table.filter(dataset_parameters::dataset_id.eq(id)))
        .execute(&mut **tx)?;
    diesel::delete(dataset_methods::table.filter(dataset_methods::dataset_id.eq(id)))
        .execute(&mut **tx)?;
    diesel::delete(dataset_hosts::table.filter(dataset_hosts::dataset_id.eq(id)))
        .execute(&mut **tx)?;
    diesel::delete(dataset_signers::table.filter(dataset_signers::dataset_id.eq(id)))
        .execute(&mut **tx)?;
    insert_belongings(tx, definition)?;
    Ok(true)
}

/// Replaces the secret; `false` when there is no such data set.
///
/// # Errors
/// A fault of the database.
pub fn replace_secret(
    tx: &mut Tx<'_>,
    id: &ResourceId,
    lookup: &str,
    sealed: &[u8],
) -> db::Result<bool> {
    let changed = diesel::update(datasets::table.find(id))
        .set((
            datasets::secret_lookup.eq(lookup),
            datasets::secret.eq(sealed),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

fn insert_belongings(tx: &mut Tx<'_>, definition: &Definition) -> db::Result<()> {
    let id = &definition.resource_id;
    for (position, field) in (1_i64..).zip(&definition.fields) {
        diesel::insert_into(dataset_fields::table)
            .values((
                dataset_fields::dataset_id.eq(id),
                dataset_fields::position.eq(position),
                dataset_fields::name_zh.eq(&field.zh),
                dataset_fields::name_en.eq(&field.en),
            ))
            .execute(&mut **tx)?;
    }
    for (position, parameter) in (1_i64..).zip(&definition.parameters) {
        diesel::insert_into(dataset_parameters::table)
            .values((
                dataset_parameters::dataset_id.eq(id),
                dataset_parameters::position.eq(position),
                dataset_parameters::header.eq(&parameter.key),
                dataset_parameters::name_zh.eq(&parameter.name.zh),
                dataset_parameters::name_en.eq(&parameter.name.en),
                dataset_parameters::example.eq(&parameter.example),
                dataset_parameters::explanation_zh.eq(&parameter.explanation.zh),
                dataset_parameters::explanation_en.eq(&parameter.explanation.en),
                dataset_parameters::dummy.eq(&parameter.dummy),
                dataset_parameters::optional.eq(parameter.optional),
            ))
            .execute(&mut **tx)?;
    }
    insert_sets(tx, definition)
}

fn insert_sets(tx: &mut Tx<'_>, definition: &Definition) -> db::Result<()> {
    let id = &definition.resource_id;
    for method in &definition.accepts {
        diesel::insert_into(dataset_methods::table)
            .values((
                dataset_methods::dataset_id.eq(id),
                dataset_methods::method.eq(method),
            ))
            .execute(&mut **tx)?;
    }
    for network in &definition.hosts {
        diesel::insert_into(dataset_hosts::table)
            .values((
                dataset_hosts::dataset_id.eq(id),
                dataset_hosts::network.eq(network.to_string()),
            ))
            .execute(&mut **tx)?;
    }
    for fingerprint in &definition.signer.certificates {
        diesel::insert_into(dataset_signers::table)
            .values((
                dataset_signers::dataset_id.eq(id),
                dataset_signers::fingerprint.eq(fingerprint.to_string()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}
