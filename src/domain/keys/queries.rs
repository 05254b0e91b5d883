//! Reading and writing the rows of sealed keys.

use diesel::prelude::*;

use crate::db::schema::key_material;
use crate::db::{self, Conn, Tx};
use crate::each_backend;

/// Adds a sealed key unless one of this name stands there.
///
/// # Errors
/// A fault of the database.
pub fn insert_if_absent(tx: &mut Tx<'_>, name: &str, sealed: &[u8]) -> db::Result<()> {
    each_backend!(&mut **tx, conn => diesel::insert_into(key_material::table)
        .values((key_material::name.eq(name), key_material::sealed.eq(sealed)))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// The sealed key of this name.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, name: &str) -> db::Result<Option<Vec<u8>>> {
    Ok(key_material::table
        .find(name)
        .select(key_material::sealed)
        .first(conn)
        .optional()?)
}
