//! Writing the networks that pairs may be used from.

use diesel::prelude::*;

use crate::db::schema::credential_networks;
use crate::db::{self, Tx};
use crate::domain::credential::Networks;
use crate::domain::ids::CredentialId;

/// Adds where a pair may be used from.
pub(in super::super) fn insert(
    tx: &mut Tx<'_>,
    credential: CredentialId,
    networks: &Networks,
) -> db::Result<()> {
    for network in networks.iter() {
        diesel::insert_into(credential_networks::table)
            .values((
                credential_networks::credential_id.eq(credential),
                credential_networks::network.eq(network.to_string()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Forgets where a pair may be used from.
pub(in super::super) fn delete(tx: &mut Tx<'_>, credential: CredentialId) -> db::Result<usize> {
    let rows = credential_networks::table.filter(credential_networks::credential_id.eq(credential));
    Ok(diesel::delete(rows).execute(&mut **tx)?)
}
