//! Who visits, as the session knows it.

mod guard;

use std::collections::HashMap;

use actix_session::Session;
use serde::{Deserialize, Serialize};

use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{AccountId, CitizenId, CounterId, OrganizationId};
use crate::domain::session::Subject;
use crate::http::csrf;
use crate::http::page_error::PageError;
use crate::kit::clock::Timestamp;

pub use guard::{BarcodeHolder, Kind, SignedIn};

pub(super) const VISITOR: &str = "visitor";
pub(super) const AGENT: &str = "agent";

/// Who has signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SignedInAs {
    /// A citizen who has proved who they are.
    Citizen(Citizen),
    /// A clerk at a counter.
    CounterStaff(CounterStaff),
    /// Somebody who decides on applications.
    Reviewer(Reviewer),
    /// A member of the Industrial Data Space.
    Member(Member),
}

/// A citizen who has proved who they are.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citizen {
    /// The citizen.
    pub id: CitizenId,
    /// The name as on the certificate.
    pub name: String,
    /// How much of the room is open.
    pub reach: Reach,
    /// When the identity was proved.
    pub proved_at: Timestamp,
}

/// How much a citizen may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Everything: the identity was proved by a verification method.
    Room,
    /// The barcode area only: ID number, birth date and a code sent to the confirmed contact.
    Barcodes,
}

/// A clerk at a counter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterStaff {
    /// The clerk's account.
    pub account_id: AccountId,
    /// The counter.
    pub counter_id: CounterId,
    /// The counter's organisation.
    pub organization_id: OrganizationId,
    /// The clerk's name.
    pub name: String,
    /// The organisation and the counter.
    pub counter: Bilingual,
}

/// Somebody who decides on applications.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewer {
    /// The reviewer's account.
    pub account_id: AccountId,
    /// The reviewer's name.
    pub name: String,
}

impl std::fmt::Debug for Reviewer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reviewer({})", self.account_id)
    }
}

/// A member of the Industrial Data Space.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The member's account.
    pub account_id: AccountId,
    /// What was typed to sign in.
    pub login: String,
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Member({})", self.account_id)
    }
}

impl std::fmt::Debug for Citizen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Citizen({})", self.id)
    }
}

impl std::fmt::Debug for CounterStaff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CounterStaff({})", self.account_id)
    }
}

impl SignedInAs {
    /// Whose session this is.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        match self {
            Self::Citizen(citizen) => Subject::Citizen(citizen.id),
            Self::CounterStaff(clerk) => Subject::Account(clerk.account_id),
            Self::Reviewer(reviewer) => Subject::Account(reviewer.account_id),
            Self::Member(member) => Subject::Member(member.account_id),
        }
    }

    /// Who stands in a session's state; an unreadable entry is nobody.
    #[must_use]
    pub fn in_state(state: &HashMap<String, String>) -> Option<Self> {
        state
            .get(VISITOR)
            .and_then(|json| serde_json::from_str(json).ok())
    }

    /// Who has signed in to this session.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        session.get(VISITOR).ok().flatten()
    }

    /// Signs in: the session gets a new key, so that an earlier one is worth nothing, and the next page a new token.
    ///
    /// # Errors
    /// When the session cannot hold it.
    pub fn enter(&self, session: &Session) -> Result<(), PageError> {
        session.renew();
        session.insert(VISITOR, self).map_err(PageError::fault)?;
        session.remove(csrf::TOKEN);
        Ok(())
    }
}

/// Signs out: the row is gone, the cookie is void.
pub fn leave(session: &Session) {
    session.purge();
}
