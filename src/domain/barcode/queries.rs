//! Reading and writing the rows of barcodes.

use diesel::prelude::*;

use crate::db::schema::barcodes;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{BarcodeId, PackageId};
use crate::kit::clock::Timestamp;

/// A barcode as the table keeps it.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = barcodes, check_for_backend(crate::db::MultiBackend))]
pub(super) struct SealedBarcode {
    pub id: BarcodeId,
    pub package_id: PackageId,
    pub symbols_lookup: String,
    pub symbols: Vec<u8>,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
}

pub(super) fn find_living(
    conn: &mut Conn,
    package: PackageId,
    now: Timestamp,
) -> db::Result<Option<SealedBarcode>> {
    let living = barcodes::table.filter(
        barcodes::package_id
            .eq(package)
            .and(barcodes::retired_at.is_null())
            .and(barcodes::expires_at.gt(now)),
    );
    Ok(living
        .select(SealedBarcode::as_select())
        .first(conn)
        .optional()?)
}

pub(super) fn find_package_by_symbols(
    conn: &mut Conn,
    lookup: &str,
    now: Timestamp,
) -> db::Result<Option<PackageId>> {
    let living = barcodes::table.filter(
        barcodes::symbols_lookup
            .eq(lookup)
            .and(barcodes::retired_at.is_null())
            .and(barcodes::expires_at.gt(now)),
    );
    Ok(living.select(barcodes::package_id).first(conn).optional()?)
}

/// When the barcode ends that the package had at `at`: by the clock, or because another one took its place; `None` when it had
/// none.
///
/// # Errors
/// A fault of the database.
pub fn find_end(
    conn: &mut Conn,
    package: PackageId,
    at: Timestamp,
) -> db::Result<Option<Timestamp>> {
    let ends: Option<(Timestamp, Option<Timestamp>)> = barcodes::table
        .filter(barcodes::package_id.eq(package))
        .filter(barcodes::issued_at.le(at))
        .order(barcodes::issued_at.desc())
        .select((barcodes::expires_at, barcodes::retired_at))
        .first(conn)
        .optional()?;
    Ok(ends.map(|(expires, retired)| retired.map_or(expires, |retired| retired.min(expires))))
}

/// Whether the package ever had one.
pub(super) fn has_any(conn: &mut Conn, package: PackageId) -> db::Result<bool> {
    let any = barcodes::table.filter(barcodes::package_id.eq(package));
    Ok(diesel::select(diesel::dsl::exists(any)).get_result(conn)?)
}

/// Whether the package has one that was not retired, dead by the clock or not.
pub(super) fn has_unretired(conn: &mut Conn, package: PackageId) -> db::Result<bool> {
    let unretired = barcodes::table.filter(
        barcodes::package_id
            .eq(package)
            .and(barcodes::retired_at.is_null()),
    );
    Ok(diesel::select(diesel::dsl::exists(unretired)).get_result(conn)?)
}

pub(super) fn retire(tx: &mut Tx<'_>, package: PackageId, at: Timestamp) -> db::Result<usize> {
    let unretired = barcodes::table.filter(
        barcodes::package_id
            .eq(package)
            .and(barcodes::retired_at.is_null()),
    );
    Ok(diesel::update(unretired)
        .set(barcodes::retired_at.eq(at))
        .execute(&mut **tx)?)
}

/// Retires what the clock has killed, and answers how many those were.
///
/// # Errors
/// A fault of the database.
pub fn retire_expired(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    let dead = barcodes::table.filter(
        barcodes::retired_at
            .is_null()
            .and(barcodes::expires_at.le(now)),
    );
    Ok(diesel::update(dead)
        .set(barcodes::retired_at.eq(barcodes::expires_at.nullable()))
        .execute(&mut **tx)?)
}

/// `false` when the characters are taken, or the package has another that was not retired.
pub(super) fn insert(tx: &mut Tx<'_>, row: &SealedBarcode) -> db::Result<bool> {
    let conn: &mut Conn = tx;
    let inserted = crate::each_backend!(conn, inner => diesel::insert_into(barcodes::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}
