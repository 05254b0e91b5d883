//! How often passwords of one package are made.

use super::{CannotMake, LETTERS_PER_PACKAGE, RESEND};
use crate::db::Tx;
use crate::domain::ids::PackageId;
use crate::domain::limit::{self, Allowance, CannotTake};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

const SENT: &str = "limits.one-time-password.letters";
const SPACED: &str = "limits.one-time-password.spaced";

/// Takes one of the passwords of this package, and its minute.
pub(super) fn take(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    package: PackageId,
) -> Result<(), CannotMake> {
    let who = package.to_string();
    match limit::take(tx, now, &vault.lookup(SENT, &who), LETTERS_PER_PACKAGE) {
        Ok(()) => {}
        Err(CannotTake::Exceeded { retry_at }) => return Err(CannotMake::TooMany { retry_at }),
        Err(CannotTake::Db(fault)) => return Err(fault.into()),
    }
    let minute = vault.lookup(SPACED, &who);
    match limit::take(tx, now, &minute, Allowance::one_per(RESEND)) {
        Ok(()) => Ok(()),
        Err(CannotTake::Exceeded { retry_at }) => Err(CannotMake::TooSoon { at: retry_at }),
        Err(CannotTake::Db(fault)) => Err(fault.into()),
    }
}
