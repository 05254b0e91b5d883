//! Who holds pairs of which tier.

use std::collections::BTreeSet;

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::schema::credentials;
use crate::db::{self, Conn};
use crate::domain::credential::Tier;
use crate::domain::ids::AccountId;

/// Whether the member holds a pair of this tier that is in force.
///
/// # Errors
/// A fault of the database.
pub fn is_held(conn: &mut Conn, account: AccountId, tier: Tier) -> db::Result<bool> {
    let held = credentials::account_id
        .eq(account)
        .and(credentials::tier.eq(tier))
        .and(credentials::revoked_at.is_null());
    Ok(diesel::select(exists(credentials::table.filter(held))).get_result(conn)?)
}

/// Whether the member holds or ever held a pair.
///
/// # Errors
/// A fault of the database.
pub fn is_known(conn: &mut Conn, account: AccountId) -> db::Result<bool> {
    let own = credentials::table.filter(credentials::account_id.eq(account));
    Ok(diesel::select(exists(own)).get_result(conn)?)
}

/// The members who hold a pair of this tier that is in force.
///
/// # Errors
/// A fault of the database.
pub fn list_holders(conn: &mut Conn, tier: Tier) -> db::Result<BTreeSet<AccountId>> {
    let held = credentials::tier
        .eq(tier)
        .and(credentials::revoked_at.is_null());
    let holders: Vec<AccountId> = credentials::table
        .filter(held)
        .select(credentials::account_id)
        .load(conn)?;
    Ok(holders.into_iter().collect())
}
