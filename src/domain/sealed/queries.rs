//! Reading and replacing sealed values of any column. The names of tables and columns are our own constants.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Text};

use super::Column;
use crate::db::{self, Conn, Tx};
use crate::kit::keyring::KeyVersion;
use crate::kit::seal::Vault;

/// A sealed value and the key of its row.
#[derive(QueryableByName)]
pub struct Row {
    /// The primary key.
    #[diesel(sql_type = Text, column_name = row_key)]
    pub key: String,
    /// The sealed value.
    #[diesel(sql_type = Binary)]
    pub sealed: Vec<u8>,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Binary)]
    version: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// The head that the newest key gives a sealed value: its format and version.
fn newest(vault: &Vault) -> Vec<u8> {
    vault.keyring().newest().to_be_bytes().to_vec()
}

/// Values that the newest key has not sealed, by their keys, behind the key `after`.
///
/// # Errors
/// A fault of the database.
pub fn list_old(
    tx: &mut Tx<'_>,
    column: &Column,
    vault: &Vault,
    (after, most): (&str, i64),
) -> db::Result<Vec<Row>> {
    let Column {
        table, key, name, ..
    } = column;
    let sql = format!(
        "SELECT {key} AS row_key, {name} AS sealed FROM {table} \
         WHERE substr({name}, 2, 4) <> $1 AND {key} > $2 ORDER BY {key} LIMIT $3"
    );
    Ok(diesel::sql_query(sql)
        .bind::<Binary, _>(newest(vault))
        .bind::<Text, _>(after)
        .bind::<BigInt, _>(most)
        .load(&mut **tx)?)
}

/// How many values the newest key has not sealed.
///
/// # Errors
/// A fault of the database.
pub fn count_old(conn: &mut Conn, column: &Column, vault: &Vault) -> db::Result<i64> {
    let counted = list_old_versions(conn, column, vault)?;
    Ok(counted.into_iter().map(|(_, count)| count).sum())
}

/// How many values each version has sealed that is not the newest. What is no sealed value counts as version 0.
///
/// # Errors
/// A fault of the database.
pub fn list_old_versions(
    conn: &mut Conn,
    column: &Column,
    vault: &Vault,
) -> db::Result<Vec<(KeyVersion, i64)>> {
    let Column { table, name, .. } = column;
    let sql = format!(
        "SELECT substr({name}, 2, 4) AS version, COUNT(*) AS count FROM {table} \
         WHERE substr({name}, 2, 4) <> $1 GROUP BY 1"
    );
    let rows: Vec<Counted> = diesel::sql_query(sql)
        .bind::<Binary, _>(newest(vault))
        .load(conn)?;
    let version = |bytes: Vec<u8>| bytes.try_into().map_or(0, KeyVersion::from_be_bytes);
    Ok(rows
        .into_iter()
        .map(|row| (version(row.version), row.count))
        .collect())
}

/// Replaces a value; `false` when it is no longer the one that was read.
///
/// # Errors
/// A fault of the database.
pub fn replace(tx: &mut Tx<'_>, column: &Column, row: &Row, sealed: &[u8]) -> db::Result<bool> {
    let Column {
        table, key, name, ..
    } = column;
    let sql = format!("UPDATE {table} SET {name} = $1 WHERE {key} = $2 AND {name} = $3");
    let changed = diesel::sql_query(sql)
        .bind::<Binary, _>(sealed)
        .bind::<Text, _>(&row.key)
        .bind::<Binary, _>(&row.sealed)
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Every binary column of the tables, for the test that none is forgotten. On the embedded database only.
///
/// # Errors
/// A fault of the database.
#[cfg(test)]
pub(super) fn list_binary(conn: &mut Conn) -> db::Result<Vec<(String, String)>> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = Text)]
        place: String,
        #[diesel(sql_type = Text)]
        name: String,
    }
    let rows: Vec<Found> = diesel::sql_query(
        "SELECT m.name AS place, c.name AS name FROM sqlite_master m \
         JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'BLOB' ORDER BY 1, 2",
    )
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.place, row.name)).collect())
}
