//! The letters of applicants.

use super::{CannotWrite, Due, code, payload, useless};
use crate::app::App;
use crate::db;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::credential::revocation::Cause;
use crate::domain::credential::{Credential, queries as pairs};
use crate::domain::ids::{AttributionProofId, CredentialId, LicenceApplicationId};
use crate::domain::licensing::attribution::{self, Looked};
use crate::domain::licensing::letters::{About, DecisionLetter, KeyLetter, Occasion};
use crate::domain::licensing::{Application, Field, State, Verdict, queries as applications};
use crate::domain::outbox::{Job, Kind};
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::mail::licence_decision::{self as mail, Decided, LicenceDecision};
use crate::mail::licence_key::LicenceKey;

pub(super) async fn find(app: &App, job: &Job, envelope: Envelope) -> Result<Due, CannotWrite> {
    let dies_at = job.made_at.plus(MAIL_TRIED);
    if job.kind == Kind::LicenceKeyLetter {
        let letter: KeyLetter = payload(job)?;
        let pair = pair(app, letter.pair).await?;
        if pair.revoked.is_some() {
            return Err(useless("the pair is revoked"));
        }
        let (reason, remarks) = match letter.occasion {
            Occasion::Granted(id) => granted(app, id).await?,
            Occasion::Again | Occasion::Rotated { .. } => (String::new(), Vec::new()),
        };
        let told = Told::LicenceKey(LicenceKey {
            tier: pair.tier,
            app_id: pair.app_id.to_string(),
            key: code(&envelope)?,
            occasion: letter.occasion,
            reason,
            remarks,
        });
        return Ok(Due::of(envelope, letter.locale, told, dies_at));
    }
    let letter: DecisionLetter = payload(job)?;
    let decision = match letter.about {
        About::Application(id) => decision(app, id).await?,
        About::Pair(id) => {
            let pair = pair(app, id).await?;
            let revoked = pair.revoked.as_ref();
            let told = revoked.and_then(|one| Some((one, one.how.reason()?.to_owned())));
            let (revoked, reason) =
                told.ok_or_else(|| useless("no reason to tell, or its owner has left"))?;
            let decided = match revoked.how.cause() {
                Cause::Operator => Decided::Revoked,
                Cause::Cancelled | Cause::Owner | Cause::Left => Decided::Cancelled,
            };
            LicenceDecision {
                about: mail::About::Tier(pair.tier, decided),
                at: Some(revoked.at),
                reason,
                remarks: Vec::new(),
            }
        }
        About::Attribution(id) => attribution(app, id).await?,
    };
    let told = Told::LicenceDecision(decision);
    Ok(Due::of(envelope, letter.locale, told, dies_at))
}

async fn pair(app: &App, id: CredentialId) -> Result<Credential, CannotWrite> {
    let found = app.db.read(move |conn| pairs::find(conn, id)).await?;
    found.ok_or_else(|| useless("no such pair"))
}

/// What the reviewer says to whom the tier was granted.
async fn granted(
    app: &App,
    id: LicenceApplicationId,
) -> Result<(String, Vec<(Field, String)>), CannotWrite> {
    let found = application(app, id).await?;
    let State::Decided { reason, .. } = found.state else {
        return Err(useless("the application is not decided"));
    };
    Ok((reason, found.remarks.into_iter().collect()))
}

async fn attribution(app: &App, id: AttributionProofId) -> Result<LicenceDecision, CannotWrite> {
    let found = app.db.read(move |conn| attribution::find(conn, id)).await?;
    let found = found.ok_or_else(|| useless("no such proof"))?;
    let (reason, is_met) = match found.state {
        Looked::Waiting => return Err(useless("nobody has looked at the proof")),
        Looked::Met(_) => (String::new(), true),
        Looked::Refused { reason, .. } => (reason, false),
    };
    let address = found.address.map(|one| one.as_str().to_owned());
    Ok(LicenceDecision {
        about: mail::About::Attribution(address, is_met),
        at: None,
        reason,
        remarks: Vec::new(),
    })
}

async fn application(app: &App, id: LicenceApplicationId) -> Result<Application, CannotWrite> {
    let vault = app.vault.clone();
    let found = app
        .db
        .read(move |conn| -> db::Result<_> { applications::find(conn, &vault, id) })
        .await?;
    found.ok_or_else(|| useless("no such application"))
}

async fn decision(app: &App, id: LicenceApplicationId) -> Result<LicenceDecision, CannotWrite> {
    let found = application(app, id).await?;
    let State::Decided {
        verdict, reason, ..
    } = found.state
    else {
        return Err(useless("the application is not decided"));
    };
    let decided = match verdict {
        Verdict::Refused => Decided::Refused,
        Verdict::Returned => Decided::Returned,
        Verdict::Granted => return Err(useless("the application was granted")),
    };
    if reason.is_empty() {
        return Err(useless("the member has left"));
    }
    Ok(LicenceDecision {
        about: mail::About::Tier(found.tier, decided),
        at: None,
        reason,
        remarks: found.remarks.into_iter().collect(),
    })
}
