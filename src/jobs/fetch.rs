//! Fetches one data set for one citizen: asks the provider, judges what came back, keeps the package.
//!
//! The object is written before its row. Cut short anywhere, the job is claimed again and begins anew under the same
//! `transaction_uid`; what lies in the store under the package's name from before is thrown away first.

use super::halt;
use super::worker::Outcome as Ended;
use crate::app::App;
use crate::clients::data_provider;
use crate::db;
use crate::domain::errand::{self, Errand, Start};
use crate::domain::ids::PackageId;
use crate::domain::outbox::{self, Job};
use crate::domain::package::acceptance::Acceptance;
use crate::domain::package::kept::NewPackage;
use crate::domain::package::{Accepted, CannotAccept, Expectations, Limits, Registered, examine};
use crate::domain::transfer::outcome::{self, Outcome, Settled};
use crate::domain::transfer::reply::{self, Course, Decision};
use crate::domain::transfer::{Failure, FetchOrder};
use crate::kit::clock::Timestamp;

/// Runs one job.
pub async fn run(app: &App, job: &Job) -> Ended {
    match go(app, job).await {
        Ok(()) => Ended::Marked,
        Err(fault) => {
            tracing::error!(%fault, "a transfer could not go on");
            Ended::Later(
                app.clock.now().plus(outbox::again_after(job.attempts)),
                fault.to_string(),
            )
        }
    }
}

async fn go(app: &App, job: &Job) -> db::Result<()> {
    let order: FetchOrder = job.payload()?;
    let (now, vault, lease) = (app.clock.now(), app.vault.clone(), job.lease);
    let start = app
        .db
        .write(move |tx| errand::start(tx, now, &vault, order.transfer, lease))
        .await?;
    let Start::Ask(errand) = start else {
        return Ok(());
    };
    halt::at(app, "provider-asked").await;
    let package = PackageId::from(errand.transfer.id);
    if errand.resumed
        && let Err(why) = app.store.delete(package).await
    {
        tracing::warn!(%why, "what an interrupted transfer left cannot be removed");
    }
    let outcome = ask(app, &errand).await;
    halt::at(app, "object-written").await;
    let now = app.clock.now();
    let settled = app
        .db
        .write(move |tx| outcome::settle(tx, now, errand.transfer.id, lease, outcome))
        .await?;
    halt::at(app, "row-written").await;
    if settled != Settled::Kept
        && let Err(why) = app.store.delete(package).await
    {
        tracing::warn!(%why, "an unwanted package cannot be removed");
    }
    Ok(())
}

/// Asks the provider and judges the answer.
async fn ask(app: &App, errand: &Errand) -> Outcome {
    let answered = match data_provider::ask(&app.egress, app.clock.now(), errand).await {
        Ok(answered) => answered,
        Err(rests_until) => return Outcome::NotNow(rests_until),
    };
    halt::at(app, "provider-answered").await;
    let now = app.clock.now();
    let course = Course {
        failures: errand.transfer.failures,
        expires_at: errand.transfer.expires_at,
    };
    match reply::decide(now, course, &answered.answer) {
        Decision::Examine => take(app, errand, answered.bytes).await,
        decision => Outcome::Decided(decision),
    }
}

/// Examines a package and puts it into the store.
async fn take(app: &App, errand: &Errand, bytes: Vec<u8>) -> Outcome {
    let now = app.clock.now();
    let course = Course {
        failures: errand.transfer.failures,
        expires_at: errand.transfer.expires_at,
    };
    let (bytes, accepted) = match judge(app, errand, bytes, now).await {
        Ok(judged) => judged,
        Err(Judged::Refused(rule)) => return Outcome::Rejected(rule),
        Err(Judged::Unable(why)) => {
            tracing::error!(%why, "a package could not be examined");
            return Outcome::Decided(reply::after_failure(now, course, Failure::Store));
        }
    };
    if accepted.no_data {
        return Outcome::EmptyPackage;
    }
    let id = PackageId::from(errand.transfer.id);
    let new = NewPackage {
        transfer: errand.transfer.id,
        citizen: errand.transfer.citizen,
        dataset: errand.transfer.dataset.clone(),
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        manifest_digest: hex::encode(accepted.manifest_digest),
        verdict: Acceptance::of(&accepted, now).seal(&app.vault, id),
        fetched_at: now,
    };
    match app.store.put(id, now, bytes).await {
        Ok(()) => Outcome::Package(new),
        Err(why) => {
            tracing::error!(%why, "a package could not be kept");
            Outcome::Decided(reply::after_failure(now, course, Failure::Store))
        }
    }
}

/// Why there is no accepted package.
enum Judged {
    /// It breaks this rule.
    Refused(String),
    /// This machine could not look.
    Unable(String),
}

async fn judge(
    app: &App,
    errand: &Errand,
    bytes: Vec<u8>,
    now: Timestamp,
) -> Result<(Vec<u8>, Accepted), Judged> {
    let (anchors, readers) = (app.trust.providers.clone(), app.pdf_readers.clone());
    let number = errand.number.clone();
    let registered = Registered {
        fingerprints: errand
            .signer
            .certificates
            .iter()
            .map(ToString::to_string)
            .collect(),
        organizations: errand.signer.organization.clone().into_iter().collect(),
    };
    let examined = tokio::task::spawn_blocking(move || {
        let against = Expectations {
            now,
            limits: Limits::default(),
            anchors: Some(&anchors),
            subject: Some(&number),
            registered: Some(&registered),
            pdf: readers.as_ref(),
        };
        let verdict = examine(&bytes, &against);
        (bytes, verdict)
    });
    let (bytes, verdict) = examined
        .await
        .map_err(|why| Judged::Unable(why.to_string()))?;
    match verdict {
        Ok(accepted) => Ok((bytes, accepted)),
        Err(CannotAccept::Refused(finding)) => {
            tracing::warn!(%finding, dataset = %errand.transfer.dataset, "a package was refused");
            Err(Judged::Refused(finding.rule.to_string()))
        }
        Err(CannotAccept::CannotLook(why)) => Err(Judged::Unable(why.to_string())),
    }
}
