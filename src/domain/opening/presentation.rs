//! Presenting a barcode at a counter.
//!
//! Unknown, dead, foreign and expired barcodes, and those of deleted packages, are one answer: whoever guesses
//! learns nothing. Every presentation counts against the clerk's limit, found or not. A barcode that the clerk presents
//! again while its opening runs leads back to that opening.

use super::case::{Clerk, gone_at};
use super::queries;
use super::row::NewOpening;
use super::stage::Stage;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, Deed};
use crate::domain::barcode::{Symbols, rotation};
use crate::domain::citizen::contact;
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::ids::OpeningId;
use crate::domain::limit::{self, CannotTake, Limited};
use crate::domain::package::kept::Package;
use crate::domain::package::queries as packages;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// What came of it. Each outcome is committed, so that each counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presented {
    /// The opening has begun, now or when the clerk presented the barcode before.
    Begun(OpeningId),
    /// No barcode that this counter may open now.
    NoSuchBarcode,
    /// The citizen has no confirmed contact: there is nowhere to send the password to.
    NoContact,
}

/// Why a barcode cannot be presented at all.
#[derive(Debug, thiserror::Error)]
pub enum CannotPresent {
    /// The clerk has presented too many.
    #[error("too often; again at {retry_at}")]
    TooOften {
        /// When it may be tried again.
        retry_at: Timestamp,
    },
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl From<CannotTake> for CannotPresent {
    fn from(refusal: CannotTake) -> Self {
        refusal.into_refusal(|retry_at| Self::TooOften { retry_at })
    }
}

/// Begins an opening of what the barcode stands for.
///
/// # Errors
/// [`CannotPresent`]
pub fn present(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    barcode: &Symbols,
) -> Result<Presented, CannotPresent> {
    let who = clerk.account.to_string();
    limit::count(tx, now, vault, Limited::BarcodeByClerk, &who)?;
    let Some(package) = find_package(tx, now, vault, clerk, barcode)? else {
        return Ok(Presented::NoSuchBarcode);
    };
    if contact::find_living(tx, vault, package.citizen)?.is_none() {
        return Ok(Presented::NoContact);
    }
    if let Some(id) = find_running(tx, now, vault, clerk, &package)? {
        return Ok(Presented::Begun(id));
    }
    Ok(Presented::Begun(begin(tx, now, vault, clerk, &package)?))
}

/// The clerk's opening of this package, when one runs; one that the clock has ended is written down as that.
fn find_running(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    package: &Package,
) -> db::Result<Option<OpeningId>> {
    let Some(opening) = queries::find_running(tx, vault, clerk, package.id)? else {
        return Ok(None);
    };
    let (id, stage) = (opening.id, opening.state.stage());
    let opening = opening.as_of(now, gone_at(package));
    if opening.state.stage() == stage {
        return Ok(Some(id));
    }
    // Whoever wrote it down first wrote the same.
    let _first = queries::mark(tx, vault, id, &[stage], &opening.state)?;
    Ok(None)
}

/// Begins an opening; of several that begin at once one is, and all get that one.
fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    package: &Package,
) -> db::Result<OpeningId> {
    let id = OpeningId::draw(vault.random());
    let row = NewOpening {
        id,
        package_id: package.id,
        citizen_id: package.citizen,
        account_id: clerk.account,
        counter_id: clerk.counter,
        state: Stage::Presented,
        began_at: now,
    };
    if !queries::insert(tx, &row)? {
        let running = queries::find_running(tx, vault, clerk, package.id)?;
        let missing =
            || db::Error::row("openings", format!("{} runs and is not found", package.id));
        return running.map(|opening| opening.id).ok_or_else(missing);
    }
    let step = Step {
        opening_id: Some(id),
        ip: Some(clerk.from),
        ..package.step()
    };
    history::record(tx, now, EventCode::BarcodePresented, &step)?;
    audit::record(
        tx,
        now,
        &clerk.by(),
        &Deed::new(Action::BarcodePresented, id),
    )?;
    Ok(id)
}

/// The kept package behind the barcode, when this counter may open it.
fn find_package(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    barcode: &Symbols,
) -> db::Result<Option<Package>> {
    let Some(id) = rotation::find_package(conn, now, vault, barcode)? else {
        return Ok(None);
    };
    let Some(package) = packages::find(conn, id)? else {
        return Ok(None);
    };
    let allowed = queries::may_open(conn, clerk.counter, &package.dataset)?;
    Ok((allowed && package.ensure_kept(now).is_ok()).then_some(package))
}
