//! How often codes are asked for.

use std::net::IpAddr;

use super::{CannotSend, RESEND};
use crate::db::Tx;
use crate::domain::citizen::national_id::NationalId;
use crate::domain::limit::{self, Allowance, Limited};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

const ASKED: &str = "limits.return-code.asked";

/// Counts who asks for a code.
pub(super) fn count(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    number: &NationalId,
    from: IpAddr,
) -> Result<(), CannotSend> {
    let number = number.reveal();
    let here = format!("{number}\n{}", limit::address_name(from));
    let minute = vault.lookup(ASKED, &here);
    limit::take(tx, now, &minute, Allowance::one_per(RESEND))
        .map_err(|refusal| refusal.into_refusal(CannotSend::TooSoon))?;
    for (action, who) in [
        (Limited::ReturnByCitizenAndAddress, here.as_str()),
        (Limited::ReturnByCitizen, number),
        (Limited::ReturnByCitizenInADay, number),
    ] {
        limit::count(tx, now, vault, action, who)
            .map_err(|refusal| refusal.into_refusal(CannotSend::TooMany))?;
    }
    Ok(())
}
