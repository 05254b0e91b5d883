//! `mydata admin audit`.

use super::desk::Desk;
use crate::commands::said::{Said, Trouble};
use crate::domain::audit::{self, CannotTrust};

/// Checks the chain of entries.
pub(super) fn verify(desk: &Desk<'_>) -> Result<Said, Trouble> {
    match desk.db.read_now(audit::verify) {
        Ok(count) => Ok(Said::new("admin-audit-whole").with("count", count)),
        Err(CannotTrust::BrokenAt(place)) => {
            Err(Said::new("admin-audit-broken").with("place", place).into())
        }
        Err(CannotTrust::Db(fault)) => Err(fault.into()),
    }
}
