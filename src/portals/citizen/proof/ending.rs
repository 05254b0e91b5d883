//! How a proof ends: the citizen is known, or the refusal is on record.

use actix_session::Session;

use super::Occasion;
use crate::app::App;
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::citizen::person::Person;
use crate::domain::identity::adapter::Verified;
use crate::domain::identity::challenge::{self, CannotAnswer, Challenge};
use crate::domain::request::proving::{Entered, Proved};
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, Reach, SignedInAs};

/// Signs the citizen in to this session, with the whole room open.
///
/// # Errors
/// When the session cannot hold it.
pub fn enter(app: &App, session: &Session, entered: Entered) -> Result<(), PageError> {
    let citizen = Citizen {
        id: entered.citizen,
        name: entered.name,
        reach: Reach::Room,
        proved_at: app.clock.now(),
    };
    SignedInAs::Citizen(citizen).enter(session)
}

/// What is known after the method has verified the claim.
pub(super) fn proved(challenge: &Challenge, verified: Verified) -> Proved {
    let claimed = &challenge.kept.claimed;
    Proved {
        challenge: challenge.id,
        method: verified.method,
        person: Person {
            number: claimed.id.clone(),
            birth_date: claimed.birth_date,
            name: verified
                .name
                .map(|name| name.reveal().to_owned())
                .unwrap_or_default(),
        },
        birth_confirmed: verified.birth_confirmed,
        evidence: verified.evidence,
    }
}

/// Uses the challenge up and records the refusal.
pub(super) async fn refuse(
    app: &App,
    challenge: &Challenge,
    occasion: &Occasion,
) -> Result<(), PageError> {
    let (now, id, datasets) = (app.clock.now(), challenge.id, occasion.datasets.clone());
    let done = app.db.write(move |tx| -> Result<(), CannotAnswer> {
        challenge::use_up(tx, now, id)?;
        for dataset in datasets {
            let step = Step {
                dataset_id: Some(dataset),
                ..Step::default()
            };
            history::record(tx, now, EventCode::IdentityRefused, &step)?;
        }
        Ok(())
    });
    match done.await {
        Ok(()) | Err(CannotAnswer::NoSuchChallenge | CannotAnswer::Expired) => Ok(()),
        Err(CannotAnswer::Db(fault)) => Err(fault.into()),
    }
}
