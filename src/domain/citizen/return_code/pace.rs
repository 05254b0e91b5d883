//! How often codes are asked for, and how often a citizen is written to.

use std::net::IpAddr;

use super::{CannotSend, RESEND};
use crate::db::{self, Tx};
use crate::domain::citizen::national_id::NationalId;
use crate::domain::ids::CitizenId;
use crate::domain::limit::{self, Allowance, CannotTake, Limited};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

const ASKED: &str = "limits.return-code.asked";
const SENT: &str = "limits.return-code.sent";

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
    let taken = |refusal, why: fn(Timestamp) -> CannotSend| match refusal {
        CannotTake::Exceeded { retry_at } => why(retry_at),
        CannotTake::Db(fault) => fault.into(),
    };
    let minute = vault.lookup(ASKED, &here);
    limit::take(tx, now, &minute, Allowance::one_per(RESEND))
        .map_err(|refusal| taken(refusal, CannotSend::TooSoon))?;
    for (action, who) in [
        (Limited::ReturnByCitizenAndAddress, here.as_str()),
        (Limited::ReturnByCitizen, number),
    ] {
        limit::count(tx, now, vault, action, who)
            .map_err(|refusal| taken(refusal, CannotSend::TooMany))?;
    }
    Ok(())
}

/// Whether the last letter to this citizen is [`RESEND`] old.
pub(super) fn may_write(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    citizen: CitizenId,
) -> db::Result<bool> {
    let bucket = vault.lookup(SENT, &citizen.to_string());
    match limit::take(tx, now, &bucket, Allowance::one_per(RESEND)) {
        Ok(()) => Ok(true),
        Err(CannotTake::Exceeded { .. }) => Ok(false),
        Err(CannotTake::Db(fault)) => Err(fault),
    }
}
