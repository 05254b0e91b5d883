//! The doors that only some may pass.
//!
//! A handler that takes [`SignedIn<Citizen>`] cannot be reached by anybody else: identity is parsed here, not
//! checked there.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_session::SessionExt as _;
use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use super::{Citizen, CounterStaff, Member, Reach, Reviewer, SignedInAs};
use crate::app::App;
use crate::http::back;
use crate::http::htmx;
use crate::http::page_error::PageError;
use crate::http::session::is_brought;

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
            SignedInAs::CounterStaff(_) | SignedInAs::Reviewer(_) | SignedInAs::Member(_) => None,
        }
    }
}

impl Kind for CounterStaff {
    const SIGN_IN: &'static str = "/organ/signin";

    fn among(visitor: SignedInAs) -> Option<Self> {
        match visitor {
            SignedInAs::CounterStaff(clerk) => Some(clerk),
            SignedInAs::Citizen(_) | SignedInAs::Reviewer(_) | SignedInAs::Member(_) => None,
        }
    }
}

impl Kind for Reviewer {
    const SIGN_IN: &'static str = "/review/signin";

    fn among(visitor: SignedInAs) -> Option<Self> {
        match visitor {
            SignedInAs::Reviewer(reviewer) => Some(reviewer),
            SignedInAs::Citizen(_) | SignedInAs::CounterStaff(_) | SignedInAs::Member(_) => None,
        }
    }
}

impl Kind for Member {
    const SIGN_IN: &'static str = "/ids/login";

    fn among(visitor: SignedInAs) -> Option<Self> {
        match visitor {
            SignedInAs::Member(member) => Some(member),
            SignedInAs::Citizen(_) | SignedInAs::CounterStaff(_) | SignedInAs::Reviewer(_) => None,
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
                back: back::page(req),
                ended: has_ended(req),
            }),
        })
    }
}

/// Whether a form was sent whose session has ended meanwhile.
fn has_ended(req: &HttpRequest) -> bool {
    let is_form = req.method() == Method::POST && !htmx::asks_for_fragment(req);
    let app = req.app_data::<Data<App>>();
    is_form && app.is_some_and(|app| is_brought(req, app))
}
