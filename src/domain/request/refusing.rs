//! What follows from a proof that was refused: its challenge is worth nothing, and the log tells it.

use std::net::IpAddr;

use crate::db::Tx;
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::citizen::person;
use crate::domain::identity::challenge::{self, CannotAnswer, Challenge};
use crate::domain::ids::ResourceId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Uses up the challenge of a refused proof that came `from` there.
///
/// Whoever was claimed to be, and is known by an earlier proof, finds it in their history. Nobody else is told: what
/// is answered does not depend on it.
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
    let citizen_id = person::find(tx, vault, &challenge.kept.claimed.id)?;
    let mut record = |dataset_id: Option<ResourceId>| {
        let step = Step {
            dataset_id,
            citizen_id,
            ip: Some(from),
            ..Step::default()
        };
        history::record(tx, now, EventCode::IdentityRefused, &step)
    };
    if challenge.kept.data_sets.is_empty() {
        record(None)?;
    }
    for dataset in challenge.kept.data_sets.keys() {
        record(Some(dataset.clone()))?;
    }
    Ok(())
}
