//! What a provider is told about a token, and who may ask.
//!
//! Many questions are answered together: one look-up of the callers, one of the tokens. A token that is not this
//! data set's is answered like one that does not exist.

use std::collections::HashMap;
use std::net::IpAddr;

use super::is_active;
use super::queries::{self, TokenRow};
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::dataset;
use crate::domain::dataset::caller::Caller;
use crate::domain::ids::{CitizenId, OrganizationId, ResourceId, TransactionUid};
use crate::kit::clock::Timestamp;
use crate::kit::secret::same;

/// What an unknown caller's secret is compared with: as long as a keyed hash, and none.
const NOBODY: &str = "----------------------------------------------------------------";

/// A question about a token.
#[derive(Debug, Clone)]
pub struct Question {
    /// Who says to be asking.
    pub dataset: ResourceId,
    /// The keyed hash of the secret that came along.
    pub secret_lookup: String,
    /// Where the call came from.
    pub from: IpAddr,
    /// The keyed hash of the token; `None` when its text could not be one.
    pub token_lookup: Option<String>,
}

/// A token that is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The transaction it belongs to.
    pub transaction_uid: TransactionUid,
    /// Whose word it is.
    pub citizen: CitizenId,
    /// For which data.
    pub dataset: ResourceId,
    /// Of which agency.
    pub organization: OrganizationId,
    /// The three letters of the method of proof.
    pub verification: String,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Not who it says to be, or from elsewhere.
    WrongCaller,
    /// Not looked at until then: too many wrong credentials came from there.
    TooMany(Timestamp),
    /// Unknown, ended, or another data set's.
    Inactive,
    /// Good.
    Active(Box<Found>),
}

/// Answers the questions, in their order.
///
/// # Errors
/// A fault of the database.
pub fn answer(conn: &mut Conn, now: Timestamp, questions: &[Question]) -> db::Result<Vec<Verdict>> {
    let mut ids: Vec<ResourceId> = questions.iter().map(|q| q.dataset.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let callers = dataset::queries::list_callers(conn, &ids)?;
    let lookups: Vec<&str> = questions
        .iter()
        .filter_map(|q| q.token_lookup.as_deref())
        .collect();
    let found = queries::list(conn, &lookups)?;
    let callers = callers
        .iter()
        .map(|known| (&known.0.dataset, known))
        .collect();
    let found = found
        .iter()
        .map(|token| (token.token_lookup.as_str(), token))
        .collect();
    Ok(questions
        .iter()
        .map(|question| judge(now, question, &callers, &found))
        .collect())
}

fn judge(
    now: Timestamp,
    question: &Question,
    callers: &HashMap<&ResourceId, &(Caller, String)>,
    found: &HashMap<&str, &TokenRow>,
) -> Verdict {
    let known = callers.get(&question.dataset);
    let secret = known.map_or(NOBODY, |(_, secret_lookup)| secret_lookup);
    let agrees = same(secret.as_bytes(), question.secret_lookup.as_bytes());
    let caller = known
        .map(|(caller, _)| caller)
        .filter(|caller| agrees && admits(caller, Some(question.from)));
    let Some(caller) = caller else {
        return Verdict::WrongCaller;
    };
    let token = question
        .token_lookup
        .as_deref()
        .and_then(|lookup| found.get(lookup))
        .filter(|token| token.dataset_id == question.dataset)
        .filter(|token| is_active(now, token.expires_at, token.ended_at));
    token.map_or(Verdict::Inactive, |token| {
        Verdict::Active(Box::new(Found::of(token, caller)))
    })
}

/// Whether the provider may call from there; an unknown address is nobody's own host.
fn admits(caller: &Caller, from: Option<IpAddr>) -> bool {
    caller.hosts.is_empty() || from.is_some_and(|from| caller.may_call_from(from))
}

/// Tells the log about those who got a good answer.
///
/// # Errors
/// A fault of the database.
pub fn record<'a>(
    tx: &mut Tx<'_>,
    now: Timestamp,
    answered: impl Iterator<Item = (&'a Question, &'a Verdict)>,
) -> db::Result<()> {
    let steps: Vec<Step> = answered
        .filter_map(|(question, verdict)| match verdict {
            Verdict::Active(token) => Some(token.step(Some(question.from))),
            _ => None,
        })
        .collect();
    history::record_all(tx, now, EventCode::TokenIntrospected, &steps)
}

impl Found {
    fn of(token: &TokenRow, caller: &Caller) -> Self {
        Self {
            transaction_uid: token.transaction_uid,
            citizen: token.citizen_id,
            dataset: token.dataset_id.clone(),
            organization: caller.organization,
            verification: token.verification.clone(),
            issued_at: token.issued_at,
            expires_at: token.expires_at,
        }
    }

    /// What the transaction log is told.
    #[must_use]
    pub fn step(&self, from: Option<IpAddr>) -> Step {
        Step {
            transaction_uid: Some(self.transaction_uid),
            dataset_id: Some(self.dataset.clone()),
            citizen_id: Some(self.citizen),
            ip: from,
            ..Step::default()
        }
    }
}

/// The living token of this look-up, if its provider may ask from there: for `userinfo`, which knows no secret.
///
/// # Errors
/// A fault of the database.
pub fn find_living(
    conn: &mut Conn,
    now: Timestamp,
    lookup: &str,
    from: Option<IpAddr>,
) -> db::Result<Option<Found>> {
    let token = queries::list(conn, &[lookup])?.pop();
    let Some(token) = token.filter(|token| is_active(now, token.expires_at, token.ended_at)) else {
        return Ok(None);
    };
    let caller = dataset::queries::find_caller(conn, &token.dataset_id)?;
    let caller = caller.filter(|(caller, _)| admits(caller, from));
    Ok(caller.map(|(caller, _)| Found::of(&token, &caller)))
}
