//! One attempt to prove an identity: what was asked of whom, kept sealed until it is answered, used once.
//!
//! A challenge belongs to whoever knows the holder's secret of the session. What comes back is in `answer`.

use serde::{Deserialize, Serialize};

use super::adapter::{Claimed, Started, Step};
use super::answer::ANSWER;
use super::content::{DataSets, Purpose};
use super::method::Method;
use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{ChallengeId, RequestId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

const HOLDER: &str = "challenges.holder";
const KEPT: &str = "challenges.kept";

/// A challenge that was put.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// The challenge.
    pub id: ChallengeId,
    /// The request it belongs to; none when somebody comes back.
    pub request: Option<RequestId>,
    /// Why the identity is proved.
    pub purpose: Purpose,
    /// By which method.
    pub method: Method,
    /// What has to be remembered.
    pub kept: Kept,
    /// What a stranger's page sent back, if anything.
    pub answer: Option<Vec<(String, Secret)>>,
    /// When it is too late.
    pub expires_at: Timestamp,
}

/// What has to be remembered, sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    /// Who they say they are.
    pub claimed: Claimed,
    /// What they agree to by answering.
    pub data_sets: DataSets,
    /// What the method needs to complete.
    pub keep: Secret,
    /// What the page does next.
    pub step: Step,
    /// Where to go afterwards; empty for the usual place.
    #[serde(default)]
    pub back: String,
}

/// Where a new challenge belongs.
#[derive(Debug, Clone)]
pub struct Belonging {
    /// The challenge, drawn beforehand because a stranger is told where to send the citizen back to.
    pub id: ChallengeId,
    /// The secret of the session.
    pub holder: String,
    /// The request; none when somebody comes back.
    pub request: Option<RequestId>,
    /// Why the identity is proved.
    pub purpose: Purpose,
    /// By which method.
    pub method: Method,
    /// The data sets that are agreed to by answering, with their custom parameters.
    pub data_sets: DataSets,
    /// Where to go afterwards; empty for the usual place.
    pub back: String,
}

/// Why a challenge cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum CannotAnswer {
    /// There is no such challenge of this session, or it was answered already.
    #[error("no such challenge")]
    NoSuchChallenge,
    /// Its time is over.
    #[error("the challenge has expired")]
    Expired,
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Puts a challenge; an earlier one of the same session and request is void.
///
/// # Errors
/// A fault of the database.
pub fn put(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    belonging: &Belonging,
    (claimed, started): (Claimed, Started),
) -> db::Result<()> {
    let holder_lookup = vault.lookup(HOLDER, &belonging.holder);
    queries::void_earlier(tx, now, &holder_lookup, belonging.request)?;
    let kept = Kept {
        claimed,
        data_sets: belonging.data_sets.clone(),
        keep: started.keep,
        step: started.step,
        back: belonging.back.clone(),
    };
    let json = serde_json::to_vec(&kept).map_err(|why| db::Error::row("challenges", why))?;
    let row = queries::NewChallenge {
        id: belonging.id,
        holder_lookup,
        request: belonging.request,
        purpose: belonging.purpose,
        method: belonging.method,
        kept: vault.seal(Place::new(KEPT, &belonging.id.to_string()), &json),
        expires_at: started.expires_at,
    };
    queries::insert(tx, now, &row)
}

/// The open challenge of whoever knows `holder`, for `request`.
///
/// # Errors
/// [`CannotAnswer`] when there is none, or its time is over.
pub fn find_open(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    holder: &str,
    request: Option<RequestId>,
) -> Result<Challenge, CannotAnswer> {
    let lookup = vault.lookup(HOLDER, holder);
    let row = queries::find_open(conn, &lookup, request)?.ok_or(CannotAnswer::NoSuchChallenge)?;
    if now >= row.expires_at {
        return Err(CannotAnswer::Expired);
    }
    row.open(vault)
}

/// The challenge `id` of whoever knows `holder`, which was used up.
///
/// # Errors
/// [`CannotAnswer`] when there is none such.
pub fn find_past(
    conn: &mut Conn,
    vault: &Vault,
    holder: &str,
    id: ChallengeId,
) -> Result<Challenge, CannotAnswer> {
    let lookup = vault.lookup(HOLDER, holder);
    let row = queries::find_past(conn, &lookup, id)?.ok_or(CannotAnswer::NoSuchChallenge)?;
    row.open(vault)
}

/// Uses the challenge up: from now on it proves nothing.
///
/// # Errors
/// [`CannotAnswer::NoSuchChallenge`] when it was used meanwhile.
pub fn use_up(tx: &mut Tx<'_>, now: Timestamp, id: ChallengeId) -> Result<(), CannotAnswer> {
    if queries::mark_used(tx, now, id)? {
        Ok(())
    } else {
        Err(CannotAnswer::NoSuchChallenge)
    }
}

impl queries::FoundChallenge {
    fn open(self, vault: &Vault) -> Result<Challenge, CannotAnswer> {
        let row = self.id.to_string();
        let unreadable = || db::Error::row("challenges", "a sealed part cannot be opened");
        let kept = vault
            .open(Place::new(KEPT, &row), &self.kept)
            .map_err(|_| unreadable())?;
        let answer = match &self.answer {
            None => None,
            Some(sealed) => {
                let json = vault
                    .open(Place::new(ANSWER, &row), sealed)
                    .map_err(|_| unreadable())?;
                Some(serde_json::from_slice(&json).map_err(|_| unreadable())?)
            }
        };
        Ok(Challenge {
            id: self.id,
            request: self.request,
            purpose: self.purpose,
            method: self.method,
            kept: serde_json::from_slice(&kept).map_err(|_| unreadable())?,
            answer,
            expires_at: self.expires_at,
        })
    }
}
