//! Reading how a data set is asked for.

use diesel::prelude::*;

use crate::db::schema::{dataset_signers, dataset_suspensions, datasets};
use crate::db::{self, Conn};
use crate::domain::ids::{OrganizationId, ResourceId};

/// Where and how a data set is asked for.
pub(super) struct Connection {
    pub provider: OrganizationId,
    pub url: String,
    pub verb: String,
    pub signer_oid: Option<String>,
}

pub(super) fn find_connection(conn: &mut Conn, dataset: &ResourceId) -> db::Result<Connection> {
    let (provider, url, verb, signer_oid) = datasets::table
        .find(dataset)
        .select((
            datasets::organization_id,
            datasets::url,
            datasets::verb,
            datasets::signer_oid,
        ))
        .first(conn)?;
    Ok(Connection {
        provider,
        url,
        verb,
        signer_oid,
    })
}

pub(super) fn list_signers(conn: &mut Conn, dataset: &ResourceId) -> db::Result<Vec<String>> {
    Ok(dataset_signers::table
        .filter(dataset_signers::dataset_id.eq(dataset))
        .order(dataset_signers::fingerprint)
        .select(dataset_signers::fingerprint)
        .load(conn)?)
}

pub(super) fn is_suspended(conn: &mut Conn, dataset: &ResourceId) -> db::Result<bool> {
    let living = dataset_suspensions::table.filter(
        dataset_suspensions::dataset_id
            .eq(dataset)
            .and(dataset_suspensions::lifted_at.is_null()),
    );
    Ok(diesel::select(diesel::dsl::exists(living)).get_result(conn)?)
}
