//! `Signed<T>`: a call of the park data API that was let in and counted, and what it asks for.
//!
//! The signature, the address, the state of the service and the quota come before anything is read of the question. Calls
//! of many callers are judged and counted together, so that one commit carries them. When more come than can be answered,
//! [`crate::http::turnstile`] says who waits and who is refused.

mod gathered;

use actix_web::dev::Payload;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use futures_util::future::LocalBoxFuture;

use super::park::Serves;
use super::problem;
use super::received::AsReceived;
use super::refusal::{Manner, Refused, Why};
use super::signature::{self, Received};
use crate::app::App;
use crate::config::SignatureProfile;
use crate::db::gathering::CannotGather;
use crate::domain::credential::admission::{Call, Guest, Refusal};
use crate::domain::ids::CredentialId;
use crate::http::arrival;
use crate::http::turnstile::{Place, Ticket};

/// What can be read from a request that was let in.
pub trait Readable: Sized + 'static {
    /// Reads the question.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(req: &HttpRequest, app: &App) -> Result<Self, Why>;
}

/// A call that was let in and counted.
#[derive(Debug)]
pub struct Signed<T> {
    /// Who calls.
    pub guest: Guest,
    /// How refusals are told.
    pub manner: Manner,
    /// What is asked.
    pub asked: T,
    /// Where it is answered; held until the answer is made.
    pub place: Place,
}

/// Who was refused though known, for the log.
#[derive(Debug, Clone, Copy)]
pub struct RefusedGuest(pub CredentialId);

impl<T: Readable> FromRequest for Signed<T> {
    type Error = Refused;
    type Future = LocalBoxFuture<'static, Result<Self, Refused>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, mut payload) = (req.clone(), payload.take());
        Box::pin(async move {
            let Some(app) = req.app_data::<Data<App>>().cloned() else {
                let now = crate::kit::clock::Timestamp::from_utc(chrono::NaiveDateTime::MIN);
                let manner = Manner::of(req.headers(), SignatureProfile::default(), now);
                return Err(manner.refuse(Why::NotFound));
            };
            let profile = app.config.signature.profile;
            let manner = Manner::of(req.headers(), profile, app.clock.now());
            let admitted = admit(&req, &mut payload, &app).await;
            let (guest, ticket) = admitted.map_err(|why| manner.refuse(why))?;
            req.extensions_mut().insert(guest);
            let place = ticket.enter().await;
            let place = place.ok_or_else(|| manner.refuse(Why::Busy))?;
            let asked = T::read(&req, &app).map_err(|why| manner.refuse(why))?;
            Ok(Self {
                guest,
                manner,
                asked,
                place,
            })
        })
    }
}

async fn admit(
    req: &HttpRequest,
    payload: &mut Payload,
    app: &Data<App>,
) -> Result<(Guest, Ticket), Why> {
    let target = AsReceived::of(req);
    let received = Received {
        method: req.method().as_str(),
        target: target.as_str(),
        headers: req.headers(),
    };
    let from = arrival::address(req, app);
    let call = signature::read(&received, app.clock.now(), from).map_err(Why::Unsigned)?;
    let service = req.app_data::<Serves>().map(|serves| serves.0.id);
    let call = Call { service, ..call };
    if let Some(digest) = req.headers().get("digest") {
        // A body that is too large or breaks off is another than the one that was summed up.
        let body = Bytes::from_request(req, payload).await;
        let body = body.map_err(|_| Why::Digest)?;
        let agrees = digest
            .to_str()
            .is_ok_and(|digest| signature::digest_agrees(digest, &body));
        if !agrees {
            return Err(Why::Digest);
        }
    }
    let verdict = match gathered::ask(app, call).await {
        Ok(verdict) => verdict,
        Err(CannotGather::Full) => return Err(Why::Busy),
        Err(fault) => return Err(unavailable(app, fault)),
    };
    verdict.map_err(|(refusal, allowance)| {
        let (why, known) = match refusal {
            Refusal::Unknown => (Why::UnknownAppId, None),
            Refusal::Mismatch(known) => (Why::Mismatch, Some(known)),
            Refusal::Unreadable => (unavailable(app, UnreadableKey), None),
            Refusal::Address(caller) => (Why::Address(from), Some(caller.credential)),
            Refusal::Closed(caller, closed) => {
                let why = Why::of_closed(app, closed, service);
                (why, Some(caller.credential))
            }
            Refusal::Exhausted(known, allowance) => (Why::Exhausted(allowance), Some(known)),
            Refusal::Busy(caller) => (Why::Busy, Some(caller.credential)),
        };
        if let Some(known) = known {
            req.extensions_mut().insert(RefusedGuest(known));
        }
        if let Some(allowance) = allowance {
            req.extensions_mut().insert(allowance);
        }
        why
    })
}

/// Which one, the log says when it is read.
#[derive(Debug, thiserror::Error)]
#[error("a key of the caller cannot be opened")]
struct UnreadableKey;

/// A fault of ours, logged.
pub(super) fn unavailable(app: &App, fault: impl std::error::Error + Send + Sync + 'static) -> Why {
    match problem::ApiError::fault(app, fault) {
        problem::ApiError::Unavailable { reference } => Why::Unavailable(reference),
        _ => Why::NotFound,
    }
}
