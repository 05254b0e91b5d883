//! What came back to a challenge is judged.

use actix_session::Session;
use actix_web::HttpRequest;

use super::ending::{proved, refuse};
use super::{Occasion, Standing, begin, open, standing};
use crate::app::App;
use crate::domain::identity::adapter::{Denial, Outcome};
use crate::domain::identity::answer::Parameters;
use crate::domain::identity::challenge::{CannotAnswer, Challenge};
use crate::domain::ids::RequestId;
use crate::domain::limit::Limited;
use crate::domain::request::proving::Proved;
use crate::http::page_error::PageError;
use crate::http::{arrival, tries};

/// How an attempt ended.
#[derive(Debug)]
pub enum Attempt {
    /// The identity is proved.
    Proved(Box<Proved>),
    /// It is not, or not yet: the page says why, and how to go on.
    Denied(Standing),
    /// There is nothing to answer: no challenge is open, or it was answered a moment ago.
    Void,
}

/// Completes the open challenge of this session with what the page posted, or with what a stranger laid beside it.
///
/// # Errors
/// Too many when this address has been refused too often; a fault of the database or the session.
pub async fn answer(
    app: &App,
    req: &HttpRequest,
    session: &Session,
    request: Option<RequestId>,
    posted: Parameters,
) -> Result<Attempt, PageError> {
    let challenge = match open(app, session, request).await? {
        Ok(challenge) => challenge,
        Err(CannotAnswer::Expired) => {
            let expired = Denial::plain("citizen-proof-expired");
            return Ok(Attempt::Denied(Standing::denied(expired)));
        }
        Err(_) => return Ok(Attempt::Void),
    };
    let denial = match judged(app, &challenge, posted).await {
        Outcome::Verified(verified) => {
            let proved = proved(&challenge, verified, arrival::address(req, app));
            return Ok(Attempt::Proved(Box::new(proved)));
        }
        Outcome::Pending(_) => Denial::plain("citizen-proof-pending"),
        Outcome::Denied(denial) | Outcome::Unavailable(denial) => {
            again(app, req, session, challenge).await?;
            denial
        }
    };
    Ok(Attempt::Denied(Standing {
        denial: Some(denial),
        ..standing(app, req, session, request).await?
    }))
}

async fn judged(app: &App, challenge: &Challenge, posted: Parameters) -> Outcome {
    let Some(adapter) = app.methods.find(challenge.method) else {
        return Outcome::Unavailable(Denial::plain("citizen-proof-method-off"));
    };
    let (claimed, keep) = (&challenge.kept.claimed, &challenge.kept.keep);
    let input = challenge.input(posted);
    adapter
        .complete(claimed, keep, input, app.clock.now())
        .await
}

/// Puts the refusal on record and begins the same method anew, which counts as a beginning. A method that does not begin
/// leaves nothing open, and the page offers the choice.
async fn again(
    app: &App,
    req: &HttpRequest,
    session: &Session,
    challenge: Challenge,
) -> Result<(), PageError> {
    refuse(app, arrival::address(req, app), &challenge).await?;
    tries::count_address(app, req, Limited::IdentityByAddress).await?;
    let occasion = Occasion {
        request: challenge.request,
        data_sets: challenge.kept.data_sets,
    };
    let claim = (challenge.kept.claimed, challenge.method);
    if let Err(denial) = begin(app, session, &occasion, claim).await? {
        tracing::debug!(key = denial.key, "a refused method does not begin anew");
    }
    Ok(())
}
