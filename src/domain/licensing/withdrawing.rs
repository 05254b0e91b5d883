//! 撤回申請: an applicant takes back what still waits. Nobody is written to, and a new application begins with what was sent.

use super::queries;
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, LicenceApplicationId};
use crate::kit::clock::Timestamp;

/// Why nothing is taken back.
#[derive(Debug, thiserror::Error)]
pub enum CannotWithdraw {
    /// The member sent none such.
    #[error("no such application")]
    NoSuchApplication,
    /// It waits no longer.
    #[error("it waits no longer")]
    Over,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Takes back the member's own application, also from a reviewer who has taken it on.
///
/// # Errors
/// When it is not the member's, or waits no longer; a fault of the database.
pub fn withdraw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    id: LicenceApplicationId,
) -> Result<(), CannotWithdraw> {
    if !queries::mark_withdrawn(tx, now, (account, by.actor), id)? {
        let own = queries::find_end(tx, id)?.filter(|(owner, _)| *owner == account);
        own.ok_or(CannotWithdraw::NoSuchApplication)?;
        return Err(CannotWithdraw::Over);
    }
    let deed = Deed::new(Action::LicenceWithdrawn, id);
    Ok(audit::record(tx, now, by, &deed)?)
}
