//! The citizen takes a consent back: what runs is stopped, what is kept is deleted.

use super::{Happening, move_on, queries};
use crate::db::Tx;
use crate::domain::consent::{self, CannotWithdraw};
use crate::domain::ids::{CitizenId, ConsentId, PackageId};
use crate::domain::package::retention::{self, CannotDelete, Why};
use crate::kit::clock::Timestamp;

/// Takes the consent back, ends its transfer and token if they still run, and deletes its package if one is kept.
///
/// # Errors
/// As [`consent::withdraw`].
pub fn withdraw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    citizen: CitizenId,
    consent: ConsentId,
) -> Result<(), CannotWithdraw> {
    consent::withdraw(tx, now, citizen, consent)?;
    let Some(transfer) = queries::find_by_consent(tx, consent)? else {
        return Ok(());
    };
    let package = PackageId::from(transfer.id);
    if move_on(tx, now, &transfer, Happening::Withdraw(now))? {
        return Ok(());
    }
    match retention::delete(tx, now, citizen, package, Why::Citizen) {
        Ok(()) | Err(CannotDelete::NoSuchPackage | CannotDelete::GoneAlready) => Ok(()),
        Err(CannotDelete::Db(fault)) => Err(fault.into()),
    }
}
