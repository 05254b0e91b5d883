//! How barcodes follow each other: twenty minutes each, one living per package, the next one kills it at once.

use std::net::IpAddr;

use super::queries::{self, SealedBarcode};
use super::symbols::Symbols;
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::ids::{BarcodeId, CitizenId, PackageId};
use crate::domain::package::kept::{Gone, Package};
use crate::domain::package::queries as packages;
use crate::kit::clock::{Span, Timestamp, minutes};
use crate::kit::seal::{Place, Vault};

/// A barcode is dead at this very age; it dies earlier with its package.
pub const LIFETIME: Span = minutes(20);

/// The column in which the characters are sealed, and the kind of their look-up.
pub const SYMBOLS: &str = "barcodes.symbols";

/// After a clash with a living barcode others are drawn; so many clashes in a row no working generator makes.
const DRAWS: usize = 8;

/// The citizen whose package it is, and where they call from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub citizen: CitizenId,
    /// From which address; `None` when the server acts for them.
    pub from: Option<IpAddr>,
}

/// A barcode.
#[derive(Debug, Clone)]
pub struct Barcode {
    /// Its row.
    pub id: BarcodeId,
    /// What it stands for.
    pub package: PackageId,
    /// Its characters.
    pub symbols: Symbols,
    /// When it was made.
    pub issued_at: Timestamp,
    /// From this instant on it is dead.
    pub expires_at: Timestamp,
}

/// Why there is no next barcode.
#[derive(Debug, thiserror::Error)]
pub enum CannotReplace {
    /// This citizen has no such package.
    #[error("no such package")]
    NoSuchPackage,
    /// The package is no longer kept.
    #[error(transparent)]
    Gone(#[from] Gone),
    /// Another page of the same citizen made the next one in this moment.
    #[error("another was made in the same moment")]
    TakenMeanwhile,
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The barcode of a package: the living one, or the next one when it has none.
///
/// # Errors
/// [`CannotReplace`] when the package is not this citizen's, or gone.
pub fn issue(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    by: &Holder,
    package: PackageId,
) -> Result<Barcode, CannotReplace> {
    let package = kept(tx, now, by, package)?;
    match current_for(tx, now, vault, package.id)? {
        Some(living) => Ok(living),
        None => put_next(tx, now, vault, by, &package),
    }
}

/// The next barcode of a package; the one before is dead from here on. 手動更新條碼
///
/// # Errors
/// [`CannotReplace`] when the package is not this citizen's, or gone.
pub fn replace(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    by: &Holder,
    package: PackageId,
) -> Result<Barcode, CannotReplace> {
    let package = kept(tx, now, by, package)?;
    put_next(tx, now, vault, by, &package)
}

/// The living barcode of a package. Ask for the package through its citizen first.
///
/// # Errors
/// A fault of the database, or a row that cannot be opened.
pub fn current_for(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    package: PackageId,
) -> db::Result<Option<Barcode>> {
    queries::find_living(conn, package, now)?
        .map(|sealed| open(vault, &sealed))
        .transpose()
}

/// The package that a living barcode with these characters stands for.
///
/// # Errors
/// A fault of the database.
pub fn find_package(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    symbols: &Symbols,
) -> db::Result<Option<PackageId>> {
    let lookup = vault.lookup(SYMBOLS, symbols.reveal());
    queries::find_package_by_symbols(conn, &lookup, now)
}

fn kept(
    conn: &mut Conn,
    now: Timestamp,
    by: &Holder,
    package: PackageId,
) -> Result<Package, CannotReplace> {
    let package = packages::find_for_citizen(conn, package, by.citizen)?
        .ok_or(CannotReplace::NoSuchPackage)?;
    package.ensure_kept(now)?;
    Ok(package)
}

fn put_next(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    by: &Holder,
    package: &Package,
) -> Result<Barcode, CannotReplace> {
    let code = if queries::has_any(tx, package.id)? {
        EventCode::BarcodeReplaced
    } else {
        EventCode::BarcodeIssued
    };
    queries::retire(tx, package.id, now)?;
    for _ in 0..DRAWS {
        let next = Barcode {
            id: BarcodeId::draw(vault.random()),
            package: package.id,
            symbols: Symbols::draw(vault.random()),
            issued_at: now,
            expires_at: now.plus(LIFETIME).min(package.expires_at),
        };
        if queries::insert(tx, &seal(vault, &next))? {
            let step = Step {
                ip: by.from,
                ..package.step()
            };
            history::record(tx, now, code, &step)?;
            return Ok(next);
        }
        if queries::has_unretired(tx, package.id)? {
            return Err(CannotReplace::TakenMeanwhile);
        }
    }
    Err(db::Error::row("barcodes", "every draw is taken").into())
}

fn seal(vault: &Vault, barcode: &Barcode) -> SealedBarcode {
    let row = barcode.id.to_string();
    let symbols = barcode.symbols.reveal();
    SealedBarcode {
        id: barcode.id,
        package_id: barcode.package,
        symbols_lookup: vault.lookup(SYMBOLS, symbols),
        symbols: vault.seal(Place::new(SYMBOLS, &row), symbols.as_bytes()),
        issued_at: barcode.issued_at,
        expires_at: barcode.expires_at,
    }
}

fn open(vault: &Vault, sealed: &SealedBarcode) -> db::Result<Barcode> {
    let unreadable = |why: &dyn std::fmt::Display| db::Error::row("barcodes", why);
    let text = vault
        .open_text(Place::new(SYMBOLS, &sealed.id.to_string()), &sealed.symbols)
        .map_err(|why| unreadable(&why))?;
    Ok(Barcode {
        id: sealed.id,
        package: sealed.package_id,
        symbols: Symbols::read(&text).map_err(|why| unreadable(&why))?,
        issued_at: sealed.issued_at,
        expires_at: sealed.expires_at,
    })
}
