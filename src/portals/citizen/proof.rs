//! Proving who one is, whatever for: what the pages of step 2 and of coming back have in common.
//!
//! A method begins with a claim and leaves a challenge; what comes back completes it. A refused proof uses its
//! challenge up and, where trying again makes sense, puts a new one, so that the visitor can go on at once.

mod ending;

use actix_session::Session;

use super::{holder, paths};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::identity::adapter::{Claimed, Denial, Outcome, Start};
use crate::domain::identity::answer::Parameters;
use crate::domain::identity::challenge::{self, Belonging, CannotAnswer, Challenge};
use crate::domain::identity::content::Purpose;
use crate::domain::identity::method::Method;
use crate::domain::identity::offer;
use crate::domain::ids::{ChallengeId, RequestId, ResourceId};
use crate::domain::request::proving::Proved;
use crate::http::page_error::PageError;

pub use ending::enter;
use ending::{proved, refuse};

/// The steps of a download, as the pages count them.
pub const STEPS: [&str; 3] = [
    "citizen-step-terms",
    "citizen-step-identity",
    "citizen-step-data",
];

/// Our own name in what is signed.
const CLIENT: &str = "mydata";

/// What an identity is proved for.
#[derive(Debug, Clone)]
pub struct Occasion {
    /// The request; none when somebody comes back.
    pub request: Option<RequestId>,
    /// Its data sets.
    pub datasets: Vec<ResourceId>,
}

/// A method as the page offers it, with the names of the data sets that rule it out.
pub type Offer = offer::Offer<Bilingual>;

/// How an attempt ended.
#[derive(Debug)]
pub enum Attempt {
    /// The identity is proved.
    Proved(Box<Proved>),
    /// Not yet: the page asks again.
    Pending,
    /// It is not proved; the page says why.
    Denied(Denial),
    /// The challenge was not there, or its time was over.
    Void(CannotAnswer),
}

impl Occasion {
    const fn purpose(&self) -> Purpose {
        match self.request {
            Some(_) => Purpose::Download,
            None => Purpose::SignIn,
        }
    }
}

/// Begins `method` for `claimed` and leaves its challenge.
///
/// # Errors
/// A fault; the inner error is the method's own refusal to begin.
pub async fn begin(
    app: &App,
    session: &Session,
    occasion: &Occasion,
    (claimed, method): (Claimed, Method),
) -> Result<Result<(), Denial>, PageError> {
    let Some(adapter) = app.methods.find(method) else {
        return Ok(Err(Denial::plain("citizen-proof-method-off")));
    };
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let id = ChallengeId::draw(app.random.as_ref());
    let start = Start {
        claimed: claimed.clone(),
        purpose: occasion.purpose(),
        transaction: id.to_string(),
        client: CLIENT.to_owned(),
        data_sets: occasion.datasets.iter().map(ToString::to_string).collect(),
        return_address: app.config.server.link(&paths::callback(id)),
    };
    let started = match adapter.start(&start, now).await {
        Ok(started) => started,
        Err(denial) => return Ok(Err(denial)),
    };
    let holder = holder::of(session, app.random.as_ref())?;
    let belonging = Belonging {
        id,
        holder,
        request: occasion.request,
        purpose: occasion.purpose(),
        method,
    };
    app.db
        .write(move |tx| challenge::put(tx, now, &vault, &belonging, (claimed, started)))
        .await?;
    Ok(Ok(()))
}

/// The open challenge of this session for `occasion`.
///
/// # Errors
/// A fault; the inner error says that there is none, or that its time is over.
pub async fn open(
    app: &App,
    session: &Session,
    request: Option<RequestId>,
) -> Result<Result<Challenge, CannotAnswer>, PageError> {
    let Some(holder) = holder::known(session) else {
        return Ok(Err(CannotAnswer::NoSuchChallenge));
    };
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let found = app
        .db
        .read(move |conn| challenge::find_open(conn, now, &vault, &holder, request))
        .await;
    match found {
        Err(CannotAnswer::Db(fault)) => Err(fault.into()),
        found => Ok(found),
    }
}

/// Completes the open challenge with what the page posted, or with what a stranger laid beside it.
///
/// # Errors
/// A fault of the database or the session.
pub async fn complete(
    app: &App,
    session: &Session,
    occasion: &Occasion,
    posted: Parameters,
) -> Result<Attempt, PageError> {
    let challenge = match open(app, session, occasion.request).await? {
        Ok(challenge) => challenge,
        Err(void) => return Ok(Attempt::Void(void)),
    };
    let Some(adapter) = app.methods.find(challenge.method) else {
        return Ok(Attempt::Denied(Denial::plain("citizen-proof-method-off")));
    };
    let (claimed, keep) = (&challenge.kept.claimed, &challenge.kept.keep);
    match adapter
        .complete(claimed, keep, challenge.input(posted), app.clock.now())
        .await
    {
        Outcome::Verified(verified) => Ok(Attempt::Proved(Box::new(proved(&challenge, verified)))),
        Outcome::Pending(_) => Ok(Attempt::Pending),
        Outcome::Denied(denial) | Outcome::Unavailable(denial) => {
            refuse(app, &challenge, occasion).await?;
            Ok(
                match begin(app, session, occasion, (claimed.clone(), challenge.method)).await? {
                    Ok(()) | Err(_) => Attempt::Denied(denial),
                },
            )
        }
    }
}
