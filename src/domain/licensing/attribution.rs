//! 顯名聲明: whoever uses the data says where they come from, hands in where that can be seen, and a reviewer looks.

use super::letters::{self, About};
use super::queries::proofs as queries;
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::file::File;
use crate::domain::ids::{AccountId, AttributionProofId};
use crate::domain::member;
use crate::domain::picture::{self, Owner};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

pub use super::web_address::{NotAWebAddress, WebAddress};
pub use queries::{find, find_for_account, list_for_account, list_looked_at, list_waiting};

/// Where the line can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Which one it is.
    pub id: AttributionProofId,
    /// Whose.
    pub account: AccountId,
    /// Where to look; `None` where a picture shows it.
    pub address: Option<WebAddress>,
    /// When it was handed in.
    pub handed_in_at: Timestamp,
    /// What became of it.
    pub state: Looked,
}

/// What has become of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// Nobody has looked yet.
    Waiting,
    /// A reviewer found that it is so, at this instant.
    Met(Timestamp),
    /// A reviewer did not find the line.
    Refused {
        /// When.
        at: Timestamp,
        /// Why, in the reviewer's words.
        reason: String,
    },
}

/// Why a proof is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum CannotAccept {
    /// Nobody handed it in, or its member has left.
    #[error("no such proof")]
    NoSuchProof,
    /// A reviewer has looked before.
    #[error("looked at before")]
    LookedBefore,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why a proof is not refused.
#[derive(Debug, thiserror::Error)]
pub enum CannotRefuse {
    /// Nobody handed it in, or its member has left.
    #[error("no such proof")]
    NoSuchProof,
    /// A reviewer has looked before.
    #[error("looked at before")]
    LookedBefore,
    /// Whoever is refused has to be told why.
    #[error("a reason is missing")]
    NoReason,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Where the line can be seen: an address, a picture, or both.
#[derive(Debug)]
pub struct Shown<'a> {
    /// Where to look.
    pub address: Option<&'a WebAddress>,
    /// How it looks there.
    pub picture: Option<&'a File>,
}

/// Why nothing is handed in.
#[derive(Debug, thiserror::Error)]
pub enum CannotHandIn {
    /// Neither an address nor a picture.
    #[error("nothing to look at")]
    Nothing,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Hands in where the line can be seen; what was handed in already is not again.
///
/// # Errors
/// When there is nothing to look at; a fault of the database.
pub fn hand_in(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (account, id, shown): (AccountId, AttributionProofId, &Shown<'_>),
) -> Result<(), CannotHandIn> {
    if shown.address.is_none() && shown.picture.is_none() {
        return Err(CannotHandIn::Nothing);
    }
    if !queries::insert(tx, now, (id, account), shown.address)? {
        return Ok(());
    }
    if let Some(file) = shown.picture {
        picture::keep(tx, now, vault, (account, Owner::Proof(id)), file)?;
    }
    let deed = Deed::new(Action::AttributionHandedIn, id);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// Notes that a reviewer has found the line; the member is told.
///
/// # Errors
/// When there is no such proof or somebody has looked before; a fault of the database.
pub fn accept(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    id: AttributionProofId,
) -> Result<(), CannotAccept> {
    let proof = queries::find(tx, id)?.ok_or(CannotAccept::NoSuchProof)?;
    let member = member::find(tx, vault, proof.account)?.ok_or(CannotAccept::NoSuchProof)?;
    if !queries::mark_met(tx, now, by.actor, id)? {
        return Err(CannotAccept::LookedBefore);
    }
    letters::promise_decision(tx, now, vault, &member, About::Attribution(id))?;
    let deed = Deed::new(Action::AttributionMet, id);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// Notes that a reviewer did not find the line; the member is told why, and may hand in another address.
///
/// # Errors
/// When there is no such proof, somebody has looked before or the reason is missing; a fault of the database.
pub fn refuse(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (id, reason): (AttributionProofId, &str),
) -> Result<(), CannotRefuse> {
    if reason.is_empty() {
        return Err(CannotRefuse::NoReason);
    }
    let proof = queries::find(tx, id)?.ok_or(CannotRefuse::NoSuchProof)?;
    let member = member::find(tx, vault, proof.account)?.ok_or(CannotRefuse::NoSuchProof)?;
    if !queries::mark_refused(tx, now, by.actor, (id, reason))? {
        return Err(CannotRefuse::LookedBefore);
    }
    letters::promise_decision(tx, now, vault, &member, About::Attribution(id))?;
    let deed = Deed::new(Action::AttributionRefused, id);
    Ok(audit::record(tx, now, by, &deed)?)
}
