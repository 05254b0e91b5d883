//! Proving who one is, whatever for: what the pages of step 2 and of coming back have in common.
//!
//! A method begins with a claim and leaves a challenge; what comes back completes it (`attempt.rs`). A refused proof
//! uses its challenge up and, where trying again makes sense, puts a new one, so that the visitor can go on at once.

mod attempt;
mod beginning;
mod ending;

use actix_session::Session;
use actix_web::HttpRequest;

use super::challenge::ChallengeView;
use super::holder;
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::identity::adapter::Denial;
use crate::domain::identity::challenge::{self, CannotAnswer, Challenge};
use crate::domain::identity::content::{DataSets, Purpose};
use crate::domain::identity::offer;
use crate::domain::ids::RequestId;
use crate::domain::request::Request;
use crate::http::page_error::PageError;

pub use attempt::{Attempt, answer};
pub use beginning::begin;
pub use ending::enter;

/// The steps of a download, as the pages count them.
pub const STEPS: [&str; 3] = [
    "citizen-step-terms",
    "citizen-step-identity",
    "citizen-step-data",
];

/// What an identity is proved for.
#[derive(Debug, Clone)]
pub struct Occasion {
    /// The request; none when somebody comes back.
    pub request: Option<RequestId>,
    /// Its data sets, with the custom parameters that were given.
    pub data_sets: DataSets,
    /// Where to go afterwards; empty for the usual place.
    pub back: String,
}

/// A method as the page offers it, with the names of the data sets that rule it out.
pub type Offer = offer::Offer<Bilingual>;

/// How a proof stands: what a page shows of it.
#[derive(Debug, Default)]
pub struct Standing {
    /// The challenge that is open.
    pub challenge: Option<ChallengeView>,
    /// Why the last attempt was no proof.
    pub denial: Option<Denial>,
}

impl Occasion {
    /// Somebody comes back, and goes on to `back`.
    #[must_use]
    pub const fn coming_back(back: String) -> Self {
        Self {
            request: None,
            data_sets: DataSets::new(),
            back,
        }
    }

    /// Step 2 of `request`, with what its draft says.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        let asked = |id: &crate::domain::ids::ResourceId| {
            let given = request.draft.parameters_of(id);
            (id.clone(), given)
        };
        Self {
            request: Some(request.id),
            data_sets: request.datasets.iter().map(asked).collect(),
            back: String::new(),
        }
    }

    const fn purpose(&self) -> Purpose {
        match self.request {
            Some(_) => Purpose::Download,
            None => Purpose::SignIn,
        }
    }
}

impl Standing {
    /// Nothing is open, for this reason.
    #[must_use]
    pub fn denied(denial: Denial) -> Self {
        Self {
            challenge: None,
            denial: Some(denial),
        }
    }
}

/// How the proof of this session stands, for `request` or for coming back: its open challenge, or that its time is over.
///
/// # Errors
/// A fault of the database.
pub async fn standing(
    app: &App,
    req: &HttpRequest,
    session: &Session,
    request: Option<RequestId>,
) -> Result<Standing, PageError> {
    Ok(match open(app, session, request).await? {
        Ok(challenge) => Standing {
            challenge: Some(ChallengeView::of(app, req, challenge)),
            denial: None,
        },
        Err(CannotAnswer::Expired) => Standing::denied(Denial::plain("citizen-proof-expired")),
        Err(_) => Standing::default(),
    })
}

/// The open challenge of this session; the inner error says that there is none, or that its time is over.
async fn open(
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
