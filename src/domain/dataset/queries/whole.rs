//! Whole data sets: their rows, and what belongs to them in other tables.

use diesel::prelude::*;
use ipnet::IpNet;

use super::rows::{Belongings, DatasetRow, ParameterRow, gathered};
use crate::db::among::among;
use crate::db::schema::{
    dataset_fields, dataset_hosts, dataset_methods, dataset_parameters, dataset_signers,
    dataset_suspensions,
};
use crate::db::{self, Conn};
use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::catalogue::Dataset;
use crate::domain::dataset::signer::Fingerprint;
use crate::domain::identity::method;
use crate::domain::ids::ResourceId;
use crate::domain::organization::queries as offices;
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// The addresses from which the data sets' providers may call.
pub(super) fn hosts_of(
    conn: &mut Conn,
    ids: &[ResourceId],
) -> db::Result<Vec<(ResourceId, IpNet)>> {
    let rows: Vec<(ResourceId, String)> = each_backend!(conn, inner => dataset_hosts::table
        .filter(among(dataset_hosts::dataset_id, ids))
        .order((dataset_hosts::dataset_id, dataset_hosts::network))
        .load(inner)?);
    rows.into_iter()
        .map(|(id, network)| {
            let network = network.parse();
            let network = network.map_err(|why| db::Error::row("dataset_hosts", why))?;
            Ok((id, network))
        })
        .collect()
}

/// Puts whole data sets together from their rows and what belongs to them.
pub(super) fn complete(conn: &mut Conn, rows: Vec<DatasetRow>) -> db::Result<Vec<Dataset>> {
    let ids: Vec<_> = rows.iter().map(|row| row.id.clone()).collect();
    let mut belongings = belongings(conn, &ids)?;
    for row in &rows {
        let id = row.organization_id;
        if !belongings.organizations.contains_key(&id)
            && let Some(organization) = offices::find(conn, id)?
        {
            belongings.organizations.insert(id, organization);
        }
    }
    rows.into_iter()
        .map(|row| belongings.complete(row))
        .collect()
}

fn belongings(conn: &mut Conn, ids: &[ResourceId]) -> db::Result<Belongings> {
    let fields: Vec<(ResourceId, String, String)> = dataset_fields::table
        .filter(dataset_fields::dataset_id.eq_any(ids))
        .order((dataset_fields::dataset_id, dataset_fields::position))
        .select((
            dataset_fields::dataset_id,
            dataset_fields::name_zh,
            dataset_fields::name_en,
        ))
        .load(conn)?;
    let parameters: Vec<ParameterRow> = dataset_parameters::table
        .filter(dataset_parameters::dataset_id.eq_any(ids))
        .order((dataset_parameters::dataset_id, dataset_parameters::position))
        .select(ParameterRow::as_select())
        .load(conn)?;
    let suspensions: Vec<(ResourceId, Timestamp)> = dataset_suspensions::table
        .filter(
            dataset_suspensions::dataset_id
                .eq_any(ids)
                .and(dataset_suspensions::lifted_at.is_null()),
        )
        .select((dataset_suspensions::dataset_id, dataset_suspensions::at))
        .load(conn)?;
    let fields = fields.into_iter();
    let parameters = parameters.into_iter();
    Ok(Belongings {
        fields: gathered(fields.map(|(id, zh, en)| (id, Bilingual { zh, en }))),
        parameters: gathered(parameters.map(|row| (row.dataset_id.clone(), row.into()))),
        methods: gathered(methods_of(conn, ids)?),
        hosts: gathered(hosts_of(conn, ids)?),
        signers: gathered(signers_of(conn, ids)?),
        suspensions: suspensions.into_iter().collect(),
        ..Belongings::default()
    })
}

fn methods_of(
    conn: &mut Conn,
    ids: &[ResourceId],
) -> db::Result<Vec<(ResourceId, method::Method)>> {
    Ok(dataset_methods::table
        .filter(dataset_methods::dataset_id.eq_any(ids))
        .order((dataset_methods::dataset_id, dataset_methods::method))
        .load(conn)?)
}

fn signers_of(conn: &mut Conn, ids: &[ResourceId]) -> db::Result<Vec<(ResourceId, Fingerprint)>> {
    let rows: Vec<(ResourceId, String)> = dataset_signers::table
        .filter(dataset_signers::dataset_id.eq_any(ids))
        .order((dataset_signers::dataset_id, dataset_signers::fingerprint))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, text)| {
            let parsed = text.parse();
            Ok((
                id,
                parsed.map_err(|why| db::Error::row("dataset_signers", why))?,
            ))
        })
        .collect()
}
