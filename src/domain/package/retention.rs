//! How long a package is kept, and how it goes: refused by the clock at once, destroyed within a minute after.
//!
//! Reading asks [`super::kept::Package::ensure_kept`], so that nobody depends on a sweep being punctual. The sweep
//! itself (`jobs/sweep.rs`) notes the deletion, destroys the object, and only then notes that it is gone: cut short
//! anywhere, it is simply repeated.

use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::{self, EventCode};
use crate::domain::ids::{CitizenId, PackageId};
use crate::domain::retention::PACKAGE_AGE;
use crate::kit::clock::{Span, Timestamp, minutes};

/// From the fetch; at this very age the package is unreachable.
pub const KEPT: Span = PACKAGE_AGE;

/// An object without a row may be one whose row is just being written; older than this it is an orphan.
pub const ORPHAN_AFTER: Span = minutes(10);

crate::words! {
    /// Why a package went.
    pub enum Why {
        /// It was handed to the service it was fetched for.
        Used = "used",
        /// Its eight hours were over.
        Time = "time",
        /// The citizen said so.
        Citizen = "citizen",
    }
}

impl Why {
    const fn event(self) -> EventCode {
        match self {
            Self::Used => EventCode::DeletedAfterUse,
            Self::Time => EventCode::DeletedByTime,
            Self::Citizen => EventCode::DeletedByCitizen,
        }
    }
}

/// Why a package was not deleted.
#[derive(Debug, thiserror::Error)]
pub enum CannotDelete {
    /// This citizen has no such package.
    #[error("no such package")]
    NoSuchPackage,
    /// It is no longer kept.
    #[error("the package is gone already")]
    GoneAlready,
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Deletes a citizen's package: unreachable from here on, its bytes destroyed by the next sweep.
///
/// # Errors
/// When it is not this citizen's, or gone already.
pub fn delete(
    tx: &mut Tx<'_>,
    now: Timestamp,
    citizen: CitizenId,
    id: PackageId,
    why: Why,
) -> Result<(), CannotDelete> {
    let package = queries::find_for_citizen(tx, id, citizen)?.ok_or(CannotDelete::NoSuchPackage)?;
    if package.ensure_kept(now).is_err() || !queries::mark_deleted(tx, id, now, why)? {
        return Err(CannotDelete::GoneAlready);
    }
    history::record(tx, now, why.event(), &package.step())?;
    Ok(())
}

/// Packages whose bytes have to go, at most `most`, the oldest first.
///
/// # Errors
/// A fault of the database.
pub fn list_due(conn: &mut Conn, now: Timestamp, most: i64) -> db::Result<Vec<PackageId>> {
    queries::list_due(conn, now, most)
}

/// Notes that the package went by time, if nobody deleted it before. Idempotent.
///
/// # Errors
/// A fault of the database.
pub fn expire(tx: &mut Tx<'_>, now: Timestamp, id: PackageId) -> db::Result<()> {
    let Some(package) = queries::find(tx, id)? else {
        return Ok(());
    };
    if now >= package.expires_at && queries::mark_deleted(tx, id, now, Why::Time)? {
        history::record(tx, now, EventCode::DeletedByTime, &package.step())?;
    }
    Ok(())
}

/// Notes that the bytes are destroyed: only after they are.
///
/// # Errors
/// A fault of the database.
pub fn swept(tx: &mut Tx<'_>, now: Timestamp, id: PackageId) -> db::Result<bool> {
    queries::mark_swept(tx, id, now)
}

/// Whether the bytes of this package are still there, or should be.
///
/// # Errors
/// A fault of the database.
pub fn is_unswept(conn: &mut Conn, id: PackageId) -> db::Result<bool> {
    queries::is_unswept(conn, id)
}
