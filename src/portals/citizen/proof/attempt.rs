//! What came back to a challenge is judged.

use actix_session::Session;
use actix_web::HttpRequest;

use super::beginning::start;
use super::ending::{proved, refuse};
use super::{Occasion, Standing, open, standing};
use crate::app::App;
use crate::domain::identity::adapter::{Denial, Outcome, Step};
use crate::domain::identity::answer::Parameters;
use crate::domain::identity::challenge::{self, CannotAnswer, Challenge};
use crate::domain::ids::{ChallengeId, RequestId};
use crate::domain::limit::Limited;
use crate::domain::request::proving::Proved;
use crate::http::page_error::PageError;
use crate::http::{arrival, tries};
use crate::portals::citizen::holder;

/// How an attempt ended.
#[derive(Debug)]
pub enum Attempt {
    /// The identity is proved.
    Proved(Box<Proved>),
    /// It is not, or not yet: the page says why, and how to go on.
    Denied {
        /// How the proof stands now.
        standing: Box<Standing>,
        /// The pause, when this address has been refused too often to begin anew.
        pause: Option<PageError>,
    },
    /// There is nothing to answer: no challenge is open, or it was answered a moment ago.
    Void,
}

impl Attempt {
    fn denied(standing: Standing, pause: Option<PageError>) -> Self {
        Self::Denied {
            standing: Box::new(standing),
            pause,
        }
    }
}

/// Completes the open challenge of this session with what the page posted, or with what a stranger laid beside it.
///
/// A second press of a button whose first one was refused is told the same reason, and leaves the challenge alone that
/// was begun anew.
///
/// # Errors
/// A fault of the database or the session.
pub async fn answer(
    app: &App,
    req: &HttpRequest,
    session: &Session,
    request: Option<RequestId>,
    posted: Parameters,
) -> Result<Attempt, PageError> {
    let open = match open(app, session, request).await? {
        Ok(challenge) => Some(challenge),
        Err(CannotAnswer::Expired) => {
            let expired = Denial::plain("citizen-proof-expired");
            return Ok(Attempt::denied(Standing::denied(expired), None));
        }
        Err(_) => None,
    };
    let refused = refused_before(app, req, session, open.as_ref(), &posted).await?;
    let (denial, pause) = match (refused, open) {
        (Some(denial), _) => (denial, None),
        (None, None) => return Ok(Attempt::Void),
        (None, Some(challenge)) => match judged(app, &challenge, posted).await {
            Outcome::Verified(verified) => {
                let proved = proved(&challenge, verified, arrival::address(req, app));
                return Ok(Attempt::Proved(Box::new(proved)));
            }
            Outcome::Pending(_) => (Denial::plain("citizen-proof-pending"), None),
            Outcome::Denied(denial) | Outcome::Unavailable(denial) => {
                (denial, again(app, req, session, challenge).await?)
            }
        },
    };
    let standing = Standing {
        denial: Some(denial),
        ..standing(app, req, session, request).await?
    };
    Ok(Attempt::denied(standing, pause))
}

/// Why the challenge that the form names was refused, when it is not the one that is `open`: the button was pressed twice.
///
/// Only what the page itself posts is judged once more, and that counts as a beginning; what came from elsewhere may have
/// been good for once.
async fn refused_before(
    app: &App,
    req: &HttpRequest,
    session: &Session,
    open: Option<&Challenge>,
    posted: &Parameters,
) -> Result<Option<Denial>, PageError> {
    let named = posted.iter().find(|(name, _)| name == "challenge");
    let named: Option<ChallengeId> = named.and_then(|(_, id)| id.reveal().parse().ok());
    let named = named.filter(|id| open.is_none_or(|open| open.id != *id));
    let (Some(id), Some(holder)) = (named, holder::known(session)) else {
        return Ok(None);
    };
    let vault = app.vault.clone();
    let past = app
        .db
        .read(move |conn| challenge::find_past(conn, &vault, &holder, id));
    let past = match past.await {
        Ok(past) => past,
        Err(CannotAnswer::Db(fault)) => return Err(fault.into()),
        Err(_) => return Ok(None),
    };
    if !matches!(past.kept.step, Step::Local { .. } | Step::Form { .. }) {
        return Ok(None);
    }
    tries::count_address(app, req, Limited::IdentityByAddress).await?;
    Ok(match judged(app, &past, posted.clone()).await {
        Outcome::Denied(denial) | Outcome::Unavailable(denial) => Some(denial),
        Outcome::Verified(_) | Outcome::Pending(_) => None,
    })
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

/// Puts the refusal on record and begins the same method anew, at one stroke; that counts as a beginning, and the answer is
/// the pause when there were too many. A method that does not begin leaves nothing open, and the page offers the choice.
async fn again(
    app: &App,
    req: &HttpRequest,
    session: &Session,
    challenge: Challenge,
) -> Result<Option<PageError>, PageError> {
    let (mut pause, mut begun) = (None, None);
    match tries::count_address(app, req, Limited::IdentityByAddress).await {
        Ok(()) => {
            let kept = &challenge.kept;
            let occasion = Occasion {
                request: challenge.request,
                data_sets: kept.data_sets.clone(),
                back: kept.back.clone(),
            };
            let claim = (kept.claimed.clone(), challenge.method);
            match start(app, session, occasion, claim).await? {
                Ok(started) => begun = Some(started),
                Err(denial) => {
                    tracing::debug!(key = denial.key, "a refused method does not begin anew");
                }
            }
        }
        Err(refusal @ PageError::TooMany(_)) => pause = Some(refusal),
        Err(fault) => return Err(fault),
    }
    refuse(app, arrival::address(req, app), challenge, begun).await?;
    Ok(pause)
}
