//! What follows from a proof that was refused: its challenge is worth nothing, and the log tells it.

use std::net::IpAddr;

use crate::db::{self, Tx};
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::citizen::person;
use crate::domain::identity::challenge::{self, CannotAnswer, Challenge};
use crate::domain::ids::CitizenId;
use crate::domain::limit::{self, Limited};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Uses up the challenge of a refused proof that came `from` there; the log tells it once, however many data sets it was for.
///
/// Whoever was claimed to be, and is known by an earlier proof, finds it in their history, so many times in a while: whoever
/// knows a number does not fill its owner's history. Nobody else is told: what is answered does not depend on it.
///
/// # Errors
/// [`CannotAnswer::NoSuchChallenge`] when it was used meanwhile: then nothing is recorded.
pub fn refuse(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    challenge: &Challenge,
    from: IpAddr,
) -> Result<(), CannotAnswer> {
    challenge::use_up(tx, now, challenge.id)?;
    let mut datasets = challenge.kept.data_sets.keys();
    let step = Step {
        dataset_id: datasets.next().filter(|_| datasets.len() == 0).cloned(),
        citizen_id: whom(tx, now, vault, challenge)?,
        ip: Some(from),
        ..Step::default()
    };
    Ok(history::record(tx, now, EventCode::IdentityRefused, &step)?)
}

/// Whose history tells it; nobody's when it has told enough of them.
fn whom(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    challenge: &Challenge,
) -> db::Result<Option<CitizenId>> {
    let Some(citizen) = person::find(tx, vault, &challenge.kept.claimed.id)? else {
        return Ok(None);
    };
    let told = Limited::RefusalTold;
    let bucket = told.bucket(vault, &citizen.to_string());
    let tells = limit::had_one(tx, now, &bucket, told.allowance())?;
    Ok(tells.then_some(citizen))
}
