//! Who visits, as the session knows it, and the doors that only some may pass.
//!
//! A handler that takes [`SignedIn<Citizen>`] cannot be reached by anybody else: identity is parsed here, not
//! checked there.

use std::collections::HashMap;
use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_session::{Session, SessionExt as _};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::{Deserialize, Serialize};

use super::page_error::PageError;
use crate::domain::ids::{AccountId, CitizenId, CounterId, OrganizationId};
use crate::domain::session::Subject;
use crate::kit::clock::Timestamp;

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
    /// The organisation and the counter, in the language of first choice.
    pub counter: String,
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

    /// Signs in: the session gets a new key, so that an earlier one is worth nothing.
    ///
    /// # Errors
    /// When the session cannot hold it.
    pub fn enter(&self, session: &Session) -> Result<(), PageError> {
        session.renew();
        session.insert(VISITOR, self).map_err(PageError::fault)?;
        session
            .insert(super::csrf::TOKEN, super::csrf::RENEW)
            .map_err(PageError::fault)
    }
}

/// Signs out: the row is gone, the cookie is void.
pub fn leave(session: &Session) {
    session.purge();
}

/// A kind of visitor that a handler can demand.
pub trait Kind: Sized + 'static {
    /// The person, when the visitor is of this kind.
    fn among(visitor: SignedInAs) -> Option<Self>;
    /// Where such a visitor signs in.
    const SIGN_IN: &'static str;
}

impl Kind for Citizen {
    const SIGN_IN: &'static str = "/personal/signin";

    fn among(visitor: SignedInAs) -> Option<Self> {
        match visitor {
            SignedInAs::Citizen(citizen) if citizen.reach == Reach::Room => Some(citizen),
            _ => None,
        }
    }
}

/// A citizen who may at least see the barcode area.
#[derive(Debug, Clone)]
pub struct BarcodeHolder(pub Citizen);

impl Kind for BarcodeHolder {
    const SIGN_IN: &'static str = "/personal/signin";

    fn among(visitor: SignedInAs) -> Option<Self> {
        match visitor {
            SignedInAs::Citizen(citizen) => Some(Self(citizen)),
            SignedInAs::CounterStaff(_) => None,
        }
    }
}

impl Kind for CounterStaff {
    const SIGN_IN: &'static str = "/organ/signin";

    fn among(visitor: SignedInAs) -> Option<Self> {
        match visitor {
            SignedInAs::CounterStaff(clerk) => Some(clerk),
            SignedInAs::Citizen(_) => None,
        }
    }
}

/// A visitor of kind `K`. Others are sent to the sign-in of that kind.
#[derive(Debug, Clone)]
pub struct SignedIn<K> {
    /// The person.
    pub person: K,
    kind: PhantomData<K>,
}

impl<K: Kind> FromRequest for SignedIn<K> {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let person = SignedInAs::of(&req.get_session()).and_then(K::among);
        ready(match person {
            Some(person) => Ok(Self {
                person,
                kind: PhantomData,
            }),
            None => Err(PageError::SignIn {
                door: K::SIGN_IN,
                back: back(req),
            }),
        })
    }
}

/// Where to come back to after signing in: this page, when it is one that can be visited again.
fn back(req: &HttpRequest) -> Option<String> {
    let plain =
        req.method() == actix_web::http::Method::GET && !super::htmx::asks_for_fragment(req);
    plain
        .then(|| req.uri().path_and_query().map(ToString::to_string))
        .flatten()
}
