//! Fetches one data set for one citizen: asks the provider, judges what came back, keeps the package.
//!
//! The object is written before its row. Cut short anywhere, the job is claimed again: when the package lies in the
//! store already, it is examined again and kept from the time of its fetch; else the provider is asked again under the
//! same `transaction_uid`.

use bytes::Bytes;

use super::worker::Outcome as Ended;
mod judgement;

use self::judgement::{Judged, judge};
use super::sweep;
use crate::app::App;
use crate::clients::data_provider;
use crate::clients::package_store::CannotStore;
use crate::db;
use crate::domain::errand::{self, Errand, Start};
use crate::domain::ids::PackageId;
use crate::domain::outbox::{self, Job};
use crate::domain::package::acceptance::Acceptance;
use crate::domain::package::kept::NewPackage;
use crate::domain::transfer::outcome::{self, Outcome, Settled};
use crate::domain::transfer::reply::{self, Decision};
use crate::domain::transfer::{Failure, FetchOrder};
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;

/// Runs one job.
pub async fn run(app: &App, job: &Job) -> Ended {
    match go(app, job).await {
        Ok(()) => Ended::Marked,
        Err(fault) => {
            let fault = chain(&fault);
            tracing::error!(fault, "a transfer could not go on");
            Ended::Later(
                app.clock.now().plus(outbox::again_after(job.attempts)),
                fault,
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
    app.halt_at("provider-asked").await;
    let outcome = bring(app, &errand).await;
    let (now, transfer) = (app.clock.now(), errand.transfer.id);
    let settled = app
        .db
        .write(move |tx| outcome::settle(tx, now, transfer, lease, outcome))
        .await?;
    app.halt_at("row-written").await;
    if settled != Settled::Kept {
        discard(app, transfer.into()).await?;
    }
    Ok(())
}

/// Destroys what lies in the store for a transfer that ended without a package. Whoever comes too late looks first:
/// the object may belong to a row that another has written.
async fn discard(app: &App, id: PackageId) -> db::Result<()> {
    if !sweep::is_wanted(app, id).await?
        && let Err(why) = app.store.delete(id).await
    {
        tracing::warn!(%why, "an unwanted package is left to the sweep of orphans");
    }
    Ok(())
}

/// What an earlier attempt has left in the store, or else what the provider answers.
async fn bring(app: &App, errand: &Errand) -> Outcome {
    if errand.resumed
        && let Some(outcome) = found(app, errand).await
    {
        return outcome;
    }
    let answered = match data_provider::ask(&app.egress, app.clock.now(), errand).await {
        Ok(answered) => answered,
        Err(rests_until) => return Outcome::NotNow(rests_until),
    };
    app.halt_at("provider-answered").await;
    let now = app.clock.now();
    match reply::decide(now, errand.transfer.course(), &answered.answer) {
        Decision::Examine => take(app, errand, answered.bytes.into()).await,
        Decision::Without(decision) => Outcome::Decided(decision),
    }
}

/// The package that an attempt cut short has put into the store, examined again; `None` when there is none of use.
async fn found(app: &App, errand: &Errand) -> Option<Outcome> {
    let id = PackageId::from(errand.transfer.id);
    match app.store.get(id).await {
        Ok(stored) => {
            let bytes = Bytes::from_owner(stored.bytes);
            Some(match weigh(app, errand, bytes, stored.fetched_at).await {
                Ok((_, package)) => Outcome::Package(package),
                Err(outcome) => outcome,
            })
        }
        Err(CannotStore::NotThere) => None,
        Err(why) => {
            tracing::warn!(%why, "what an interrupted transfer left is of no use");
            app.store.delete(id).await.ok();
            None
        }
    }
}

/// Examines a package that has just come and puts it into the store.
async fn take(app: &App, errand: &Errand, bytes: Bytes) -> Outcome {
    let now = app.clock.now();
    let (bytes, package) = match weigh(app, errand, bytes, now).await {
        Ok(weighed) => weighed,
        Err(outcome) => return outcome,
    };
    match app.store.put(package.transfer.into(), now, bytes).await {
        Ok(()) => {
            app.halt_at("object-written").await;
            Outcome::Package(package)
        }
        // Somebody who had lost the lease was as quick. What is in the store is examined, not what is in our hands.
        Err(CannotStore::AlreadyThere) => found(app, errand)
            .await
            .unwrap_or_else(|| failed(app, errand)),
        Err(why) => {
            tracing::error!(why = chain(&why), "a package could not be kept");
            failed(app, errand)
        }
    }
}

fn failed(app: &App, errand: &Errand) -> Outcome {
    let (now, course) = (app.clock.now(), errand.transfer.course());
    Outcome::Decided(reply::after_failure(now, course, Failure::Store))
}

/// The package and what is to be written about it; or the outcome, when there is nothing to keep.
async fn weigh(
    app: &App,
    errand: &Errand,
    bytes: Bytes,
    fetched_at: Timestamp,
) -> Result<(Bytes, NewPackage), Outcome> {
    let (bytes, accepted) = match judge(app, errand, bytes, fetched_at).await {
        Ok(judged) => judged,
        Err(Judged::Refused(rule)) => return Err(Outcome::Rejected(rule)),
        Err(Judged::Unable(why)) => {
            tracing::error!(%why, "a package could not be examined");
            return Err(failed(app, errand));
        }
    };
    if accepted.no_data {
        return Err(Outcome::EmptyPackage);
    }
    let transfer = &errand.transfer;
    let verdict = Acceptance::of(&accepted, fetched_at).seal(&app.vault, transfer.id.into());
    let package = NewPackage {
        transfer: transfer.id,
        citizen: transfer.citizen,
        dataset: transfer.dataset.clone(),
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        manifest_digest: hex::encode(accepted.manifest_digest),
        verdict,
        fetched_at,
    };
    Ok((bytes, package))
}
