//! The revocation lists that are held.

use diesel::prelude::*;

use crate::db::schema::crls;
use crate::db::{self, Conn, Tx};
use crate::domain::identity::lists::FetchedList;
use crate::kit::clock::Timestamp;

/// Puts a list in the place of the one before from the same address.
///
/// # Errors
/// A fault of the database.
pub fn replace_list(tx: &mut Tx<'_>, now: Timestamp, list: &FetchedList) -> db::Result<()> {
    let conn: &mut Conn = tx;
    let changed = (
        crls::der.eq(&list.der),
        crls::digest.eq(&list.digest),
        crls::next_update.eq(list.next_update),
        crls::fetched_at.eq(now),
    );
    crate::each_backend!(conn, inner => diesel::insert_into(crls::table)
        .values((crls::url.eq(&list.url), changed))
        .on_conflict(crls::url)
        .do_update()
        .set(changed)
        .execute(inner))?;
    Ok(())
}

/// Every address with the digest of its list.
///
/// # Errors
/// A fault of the database.
pub fn list_digests(conn: &mut Conn) -> db::Result<Vec<(String, String)>> {
    Ok(crls::table
        .order(crls::url)
        .select((crls::url, crls::digest))
        .load(conn)?)
}

/// The addresses whose lists are not yet due to be followed at `now`.
///
/// # Errors
/// A fault of the database.
pub fn list_fresh(conn: &mut Conn, now: Timestamp) -> db::Result<Vec<String>> {
    Ok(crls::table
        .filter(crls::next_update.gt(now))
        .select(crls::url)
        .load(conn)?)
}

/// The list from this address, in DER.
///
/// # Errors
/// A fault of the database.
pub fn find_list(conn: &mut Conn, url: &str) -> db::Result<Option<Vec<u8>>> {
    Ok(crls::table
        .find(url)
        .select(crls::der)
        .first(conn)
        .optional()?)
}
