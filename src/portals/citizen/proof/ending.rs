//! How a proof ends: the citizen is known, or the refusal is on record.

use std::net::IpAddr;

use actix_session::Session;

use super::beginning::Begun;
use crate::app::App;
use crate::domain::citizen::person::Person;
use crate::domain::identity::adapter::Verified;
use crate::domain::identity::challenge::{CannotAnswer, Challenge};
use crate::domain::request::proving::{Entered, Proved};
use crate::domain::request::refusing;
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
pub(super) fn proved(challenge: &Challenge, verified: Verified, from: IpAddr) -> Proved {
    let claimed = &challenge.kept.claimed;
    Proved {
        challenge: challenge.id,
        data_sets: challenge.kept.data_sets.clone(),
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
        from,
    }
}

/// Uses the challenge up, records the refusal, and puts the challenge that was begun anew. When it was used meanwhile, nothing
/// of this happens.
pub(super) async fn refuse(
    app: &App,
    from: IpAddr,
    challenge: Challenge,
    begun: Option<Begun>,
) -> Result<(), PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let done = app.db.write(move |tx| -> Result<(), CannotAnswer> {
        refusing::refuse(tx, now, &vault, &challenge, from)?;
        if let Some(begun) = begun {
            begun.put(tx, now, &vault)?;
        }
        Ok(())
    });
    match done.await {
        Ok(()) | Err(CannotAnswer::NoSuchChallenge | CannotAnswer::Expired) => Ok(()),
        Err(CannotAnswer::Db(fault)) => Err(fault.into()),
    }
}
