//! Reading and writing pairs and the networks they may be used from.

pub mod calls;
mod ends;
pub(super) mod former;
mod holders;
pub mod keys;
pub(super) mod networks;
pub mod quota;

pub use holders::{is_held, is_known, list_holders};

use std::collections::BTreeMap;

pub(super) use ends::mark_revoked;
pub use ends::{is_cancelled, wipe_for_account};

use diesel::prelude::*;

use super::revocation::Cause;
use super::{AppId, Credential, Networks, Revocation, Revoked, Tier};
use crate::db::among::among;
use crate::db::schema::{credential_networks, credentials};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, CredentialId};
use crate::each_backend;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = credentials, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: CredentialId,
    account_id: AccountId,
    tier: Tier,
    app_id: AppId,
    issued_at: Timestamp,
    revoked_at: Option<Timestamp>,
    revoked_cause: Option<Cause>,
    revoked_reason: Option<String>,
}

/// Enters a pair; `false` when the member holds one of this tier.
pub(super) fn insert(tx: &mut Tx<'_>, credential: &Credential) -> db::Result<bool> {
    let values = (
        credentials::id.eq(credential.id),
        credentials::account_id.eq(credential.account),
        credentials::tier.eq(credential.tier),
        credentials::app_id.eq(&credential.app_id),
        credentials::calls_per_day.eq(credential.tier.calls_per_day()),
        credentials::issued_at.eq(credential.issued_at),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(credentials::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// A pair of this member, in force or not.
///
/// # Errors
/// A fault of the database.
pub fn find_for_account(
    conn: &mut Conn,
    account: AccountId,
    credential: CredentialId,
) -> db::Result<Option<Credential>> {
    let own = credentials::id
        .eq(credential)
        .and(credentials::account_id.eq(account));
    let row = credentials::table
        .filter(own)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(conn, row)).transpose()
}

/// A pair, in force or not.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, credential: CredentialId) -> db::Result<Option<Credential>> {
    let row = credentials::table
        .find(credential)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(conn, row)).transpose()
}

/// The pairs of this member, in force or not, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn list_for_account(conn: &mut Conn, account: AccountId) -> db::Result<Vec<Credential>> {
    let rows: Vec<Row> = credentials::table
        .filter(credentials::account_id.eq(account))
        .order((credentials::issued_at.desc(), credentials::id))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| whole(conn, row)).collect()
}

/// The pair that has this APP ID, in force or not.
///
/// # Errors
/// A fault of the database.
pub fn find_by_app_id(conn: &mut Conn, app_id: &AppId) -> db::Result<Option<Credential>> {
    let row = credentials::table
        .filter(credentials::app_id.eq(app_id))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(conn, row)).transpose()
}

/// The pairs in force among these APP IDs.
pub(super) fn list_in_force(conn: &mut Conn, asked: &[&AppId]) -> db::Result<Vec<Credential>> {
    let rows: Vec<Row> = each_backend!(conn, inner => credentials::table
        .filter(among(credentials::app_id, asked))
        .filter(credentials::revoked_at.is_null())
        .select(Row::as_select())
        .load(inner)?);
    let ids = rows.iter().map(|row| row.id);
    let written: Vec<(CredentialId, String)> = each_backend!(conn, inner => credential_networks::table
        .filter(among(credential_networks::credential_id, ids))
        .select((
            credential_networks::credential_id,
            credential_networks::network,
        ))
        .load(inner)?);
    let mut networks: BTreeMap<CredentialId, Vec<String>> = BTreeMap::new();
    for (credential, network) in written {
        networks.entry(credential).or_default().push(network);
    }
    rows.into_iter()
        .map(|row| {
            let written = networks.remove(&row.id).unwrap_or_default();
            built(row, &written)
        })
        .collect()
}

fn whole(conn: &mut Conn, row: Row) -> db::Result<Credential> {
    let written: Vec<String> = credential_networks::table
        .filter(credential_networks::credential_id.eq(row.id))
        .select(credential_networks::network)
        .load(conn)?;
    built(row, &written)
}

fn built(row: Row, written: &[String]) -> db::Result<Credential> {
    let revoked = match (row.revoked_at, row.revoked_cause) {
        (None, None) => None,
        (Some(at), Some(cause)) => Some(Revoked {
            at,
            how: Revocation::of(cause, row.revoked_reason),
        }),
        _ => return Err(db::Error::row("credentials", "revoked by halves")),
    };
    let unreadable = |why: &dyn std::fmt::Display| db::Error::row("credential_networks", why);
    let networks: Result<Vec<_>, _> = written.iter().map(|text| text.parse()).collect();
    let networks = networks.map_err(|why: ipnet::AddrParseError| unreadable(&why))?;
    Ok(Credential {
        id: row.id,
        account: row.account_id,
        tier: row.tier,
        app_id: row.app_id,
        networks: Networks::of(networks).map_err(|why| unreadable(&why))?,
        issued_at: row.issued_at,
        revoked,
    })
}
