//! Rows of data sets, and how a whole one is put together from them.

use std::collections::BTreeMap;

use diesel::prelude::*;
use ipnet::IpNet;

use crate::db;
use crate::db::schema::{dataset_parameters, datasets};
use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::asking::{Method, Waiting};
use crate::domain::dataset::catalogue::{Dataset, Zone};
use crate::domain::dataset::category::Category;
use crate::domain::dataset::connection::Definition;
use crate::domain::dataset::parameter::Parameter;
use crate::domain::dataset::signer::{Fingerprint, Signer};
use crate::domain::identity::method;
use crate::domain::ids::{OrganizationId, ResourceId};
use crate::domain::organization::Organization;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = datasets, check_for_backend(crate::db::MultiBackend))]
pub(super) struct DatasetRow {
    pub(super) id: ResourceId,
    zone: Zone,
    pub(super) organization_id: OrganizationId,
    category: Category,
    name_zh: String,
    name_en: String,
    description_zh: String,
    description_en: String,
    unit_zh: Option<String>,
    unit_en: Option<String>,
    waiting: Waiting,
    url: String,
    verb: Method,
    signer_oid: Option<String>,
    probe_minutes: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = dataset_parameters, check_for_backend(crate::db::MultiBackend))]
pub(super) struct ParameterRow {
    pub(super) dataset_id: ResourceId,
    header: String,
    name_zh: String,
    name_en: String,
    example: String,
    explanation_zh: String,
    explanation_en: String,
    dummy: String,
    optional: bool,
}

impl From<ParameterRow> for Parameter {
    fn from(row: ParameterRow) -> Self {
        Self {
            key: row.header,
            name: Bilingual::new(row.name_zh, row.name_en),
            example: row.example,
            explanation: Bilingual::new(row.explanation_zh, row.explanation_en),
            dummy: row.dummy,
            optional: row.optional,
        }
    }
}

/// What belongs to data sets in other tables, by data set.
#[derive(Default)]
pub(super) struct Belongings {
    pub(super) organizations: BTreeMap<OrganizationId, Organization>,
    pub(super) fields: BTreeMap<ResourceId, Vec<Bilingual>>,
    pub(super) parameters: BTreeMap<ResourceId, Vec<Parameter>>,
    pub(super) methods: BTreeMap<ResourceId, Vec<method::Method>>,
    pub(super) hosts: BTreeMap<ResourceId, Vec<IpNet>>,
    pub(super) signers: BTreeMap<ResourceId, Vec<Fingerprint>>,
    pub(super) suspensions: BTreeMap<ResourceId, Timestamp>,
}

impl Belongings {
    /// The whole data set.
    pub(super) fn complete(&mut self, row: DatasetRow) -> db::Result<Dataset> {
        let organization = self.organizations.get(&row.organization_id).cloned();
        let unit = row.unit_zh.zip(row.unit_en);
        let unreadable = |why: &dyn std::fmt::Display| db::Error::row("datasets", why);
        let url = row.url.parse().map_err(|why| unreadable(&why))?;
        let probe_minutes = u16::try_from(row.probe_minutes).map_err(|why| unreadable(&why))?;
        let id = row.id;
        Ok(Dataset {
            zone: row.zone,
            organization: organization.ok_or_else(|| unreadable(&"no organisation"))?,
            suspended_at: self.suspensions.remove(&id),
            definition: Definition {
                name: Bilingual::new(row.name_zh, row.name_en),
                unit: unit.map(|(zh, en)| Bilingual { zh, en }),
                category: row.category,
                description: Bilingual::new(row.description_zh, row.description_en),
                url,
                method: row.verb,
                fields: self.fields.remove(&id).unwrap_or_default(),
                accepts: self.methods.remove(&id).unwrap_or_default(),
                parameters: self.parameters.remove(&id).unwrap_or_default(),
                hosts: self.hosts.remove(&id).unwrap_or_default(),
                signer: Signer {
                    certificates: self.signers.remove(&id).unwrap_or_default(),
                    organization: row.signer_oid,
                },
                waiting: row.waiting,
                probe_minutes,
                resource_id: id,
            },
        })
    }
}

/// Values gathered by the data set they belong to, in the order in which they came.
pub(super) fn gathered<T>(
    pairs: impl IntoIterator<Item = (ResourceId, T)>,
) -> BTreeMap<ResourceId, Vec<T>> {
    let mut gathered: BTreeMap<_, Vec<T>> = BTreeMap::new();
    for (id, value) in pairs {
        gathered.entry(id).or_default().push(value);
    }
    gathered
}
