//! Revocation lists as rows: one process fetches, all read.

use super::queries;
use crate::db::{self, Conn, Tx};
use crate::kit::clock::Timestamp;

/// A list as it was fetched from an address.
#[derive(Debug, Clone)]
pub struct FetchedList {
    /// Where it came from.
    pub url: String,
    /// The list in DER.
    pub der: Vec<u8>,
    /// SHA-256 of it, 64 hex digits.
    pub digest: String,
    /// When a newer one is due.
    pub next_update: Timestamp,
}

/// Keeps a list whose signature was checked, in the place of the one before from the same address.
///
/// # Errors
/// A fault of the database.
pub fn keep(tx: &mut Tx<'_>, now: Timestamp, list: &FetchedList) -> db::Result<()> {
    queries::replace_list(tx, now, list)
}

/// The addresses whose lists stand here, with their digests: to see what is new without reading megabytes.
///
/// # Errors
/// A fault of the database.
pub fn list_digests(conn: &mut Conn) -> db::Result<Vec<(String, String)>> {
    queries::list_digests(conn)
}

/// The addresses whose lists stand here and are not yet due to be followed at `now`.
///
/// # Errors
/// A fault of the database.
pub fn list_fresh(conn: &mut Conn, now: Timestamp) -> db::Result<Vec<String>> {
    queries::list_fresh(conn, now)
}

/// The list from this address.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, url: &str) -> db::Result<Option<Vec<u8>>> {
    queries::find_list(conn, url)
}
