//! How often passwords of one package are made.

use super::{CannotMake, LETTERS_PER_PACKAGE, RESEND};
use crate::db::Tx;
use crate::domain::ids::PackageId;
use crate::domain::limit::{self, Allowance};
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
    limit::take(tx, now, &vault.lookup(SENT, &who), LETTERS_PER_PACKAGE)
        .map_err(|refusal| refusal.into_refusal(|retry_at| CannotMake::TooMany { retry_at }))?;
    let minute = vault.lookup(SPACED, &who);
    limit::take(tx, now, &minute, Allowance::one_per(RESEND))
        .map_err(|refusal| refusal.into_refusal(|at| CannotMake::TooSoon { at }))
}
