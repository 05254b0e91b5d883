//! Every sealed column, and sealing them anew with the newest master key.
//!
//! A pass goes through the tables in batches, each a transaction of its own, and leaves alone what the newest key
//! has sealed already: killed half-way, the next one goes on where it stopped. A value that changes meanwhile is
//! left to the next pass.
//!
//! A value stands at the place `table.column` and its row's primary key; a column sealed for another place shows
//! here as one that cannot be opened. Deliberately absent: packages, whose keys stand in the object store.

pub mod queries;

use std::collections::BTreeMap;

use crate::db::{self, Conn, Db};
use crate::kit::keyring::KeyVersion;
use crate::kit::seal::{Place, Vault};

/// Rows of a batch.
const BATCH: i64 = 200;
/// A value changes under a pass this often before the pass gives it up.
const PASSES: usize = 5;

/// A column whose values the vault has sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The table.
    pub table: &'static str,
    /// The primary key, a text.
    pub key: &'static str,
    /// The column.
    pub name: &'static str,
    /// `table.column`, for which its values are sealed.
    pub place: &'static str,
}

/// Declares the columns: table, primary key, columns.
macro_rules! columns {
    ($($table:literal $key:literal: $($name:literal),+;)+) => {
        /// Every sealed column.
        pub const COLUMNS: &[Column] = &[
            $($(Column {
                table: $table,
                key: $key,
                name: $name,
                place: concat!($table, ".", $name),
            },)+)+
        ];
    };
}

columns! {
    "key_material" "name": "sealed";
    "sessions" "lookup": "state";
    "outbox" "id": "secret";
    "account_factors" "id": "secret";
    "account_enrolments" "id": "secret";
    "datasets" "id": "secret";
    "citizens" "id": "number", "birth_date", "name";
    "contacts" "id": "value";
    "contact_codes" "id": "value";
    "requests" "id": "draft";
    "challenges" "id": "kept", "answer";
    "proofs" "id": "evidence";
    "consents" "id": "parameters";
    "access_tokens" "id": "token";
    "packages" "id": "verdict";
    "barcodes" "id": "symbols";
    "openings" "id": "purpose";
    "credential_keys" "id": "sealed";
    "members" "account_id": "mail";
    "member_links" "id": "mail";
    "licence_applications" "id": "details";
    "inquiries" "id": "words";
    "pictures" "id": "content";
}

/// Binary columns that are not sealed, because anybody may read them.
pub const OPEN: &[(&str, &str)] = &[("crls", "der"), ("file_chunks", "content")];

/// What a pass has done.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Resealed {
    /// So many values were sealed anew.
    pub values: usize,
    /// So many could not be opened, by `table.column`.
    pub unreadable: BTreeMap<&'static str, usize>,
}

/// Seals every value anew that the newest key has not sealed.
///
/// # Errors
/// A fault of the database; what was sealed before it stays.
pub fn reseal(db: &Db, vault: &Vault) -> db::Result<Resealed> {
    let mut done = Resealed::default();
    for column in COLUMNS {
        for _ in 0..PASSES {
            let unreadable = reseal_column(db, vault, column, &mut done.values)?;
            let left = db.read_now(|conn| queries::count_old(conn, column, vault))?;
            if left == i64::try_from(unreadable).unwrap_or(i64::MAX) {
                if unreadable > 0 {
                    done.unreadable.insert(column.place, unreadable);
                }
                break;
            }
        }
    }
    Ok(done)
}

/// One way through a column; answers how many values could not be opened.
fn reseal_column(
    db: &Db,
    vault: &Vault,
    column: &Column,
    resealed: &mut usize,
) -> db::Result<usize> {
    let mut unreadable = 0;
    let mut after = String::new();
    loop {
        let batch = db.write_now(|tx| -> db::Result<_> {
            let rows = queries::list_old(tx, column, vault, (&after, BATCH))?;
            let mut done = 0;
            let mut failed = 0;
            for row in &rows {
                let place = Place::new(column.place, &row.key);
                let Ok(plain) = vault.open(place, &row.sealed) else {
                    failed += 1;
                    continue;
                };
                let sealed = vault.seal(place, &plain);
                done += usize::from(queries::replace(tx, column, row, &sealed)?);
            }
            Ok((rows.last().map(|row| row.key.clone()), done, failed))
        })?;
        let (last, done, failed) = batch;
        *resealed += done;
        unreadable += failed;
        match last {
            Some(last) => after = last,
            None => return Ok(unreadable),
        }
    }
}

/// How many values were sealed with each key version that is not the newest.
///
/// # Errors
/// A fault of the database.
pub fn count_old(conn: &mut Conn, vault: &Vault) -> db::Result<BTreeMap<KeyVersion, i64>> {
    let mut counts = BTreeMap::new();
    for column in COLUMNS {
        for (version, count) in queries::list_old_versions(conn, column, vault)? {
            *counts.entry(version).or_default() += count;
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests;
