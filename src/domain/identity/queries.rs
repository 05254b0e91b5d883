//! Reading and writing the rows of challenges, proofs and revocation lists.

mod challenges;
mod endings;
mod lists;

use diesel::prelude::*;

pub use self::challenges::*;
pub use self::endings::*;
pub use self::lists::*;
use super::method::Method;
use crate::db::schema::proofs;
use crate::db::{self, Tx};
use crate::domain::ids::{CitizenId, ProofId};
use crate::kit::clock::Timestamp;

/// Adds an accepted proof with its sealed evidence.
///
/// # Errors
/// A fault of the database.
pub fn insert_proof(
    tx: &mut Tx<'_>,
    at: Timestamp,
    (id, citizen): (ProofId, CitizenId),
    method: Method,
    evidence: &[u8],
) -> db::Result<()> {
    diesel::insert_into(proofs::table)
        .values((
            proofs::id.eq(id),
            proofs::citizen_id.eq(citizen),
            proofs::method.eq(method),
            proofs::evidence.eq(evidence),
            proofs::at.eq(at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
