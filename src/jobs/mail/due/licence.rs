//! The letters of applicants.

use super::{CannotWrite, Due, code, payload, useless};
use crate::app::App;
use crate::db;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::credential::{Credential, queries as pairs};
use crate::domain::ids::{CredentialId, LicenceApplicationId};
use crate::domain::licensing::letters::{About, DecisionLetter, KeyLetter};
use crate::domain::licensing::{State, Verdict, queries as applications};
use crate::domain::outbox::{Job, Kind};
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::mail::licence_decision::{Decided, LicenceDecision};
use crate::mail::licence_key::LicenceKey;

pub(super) async fn find(app: &App, job: &Job, envelope: Envelope) -> Result<Due, CannotWrite> {
    let dies_at = job.made_at.plus(MAIL_TRIED);
    if job.kind == Kind::LicenceKeyLetter {
        let letter: KeyLetter = payload(job)?;
        let pair = pair(app, letter.pair).await?;
        if pair.revoked_at.is_some() {
            return Err(useless("the pair is revoked"));
        }
        let told = Told::LicenceKey(LicenceKey {
            tier: pair.tier,
            app_id: pair.app_id.to_string(),
            key: code(&envelope)?,
            occasion: letter.occasion,
        });
        return Ok(Due::of(envelope, letter.locale, told, dies_at));
    }
    let letter: DecisionLetter = payload(job)?;
    let decision = match letter.about {
        About::Application(id) => decision(app, id).await?,
        About::Withdrawal(id) => {
            let pair = pair(app, id).await?;
            LicenceDecision {
                decided: Decided::Withdrawn,
                tier: pair.tier,
                reason: pair.revoked_reason.unwrap_or_default(),
                remarks: Vec::new(),
            }
        }
    };
    let told = Told::LicenceDecision(decision);
    Ok(Due::of(envelope, letter.locale, told, dies_at))
}

async fn pair(app: &App, id: CredentialId) -> Result<Credential, CannotWrite> {
    let found = app.db.read(move |conn| pairs::find(conn, id)).await?;
    found.ok_or_else(|| useless("no such pair"))
}

async fn decision(app: &App, id: LicenceApplicationId) -> Result<LicenceDecision, CannotWrite> {
    let vault = app.vault.clone();
    let found = app
        .db
        .read(move |conn| -> db::Result<_> { applications::find(conn, &vault, id) })
        .await?;
    let found = found.ok_or_else(|| useless("no such application"))?;
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
    Ok(LicenceDecision {
        decided,
        tier: found.tier,
        reason,
        remarks: found.remarks.into_iter().collect(),
    })
}
