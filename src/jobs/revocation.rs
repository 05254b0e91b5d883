//! Fetches revocation lists, shares them through the rows, and holds them in memory for the proofs.
//!
//! What cannot be fetched or is not signed by a configured authority changes nothing: the list before stays until
//! it is stale, and then every proof is refused.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::App;
use crate::db;
use crate::domain::identity::lists::{self, FetchedList};
use crate::domain::identity::revocation::RevocationList;
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;

/// Fetches the configured lists and those that proofs missed, then takes over what any process has fetched.
///
/// # Errors
/// A fault of the database; a list that cannot be had is only logged.
pub async fn run(app: &App) -> db::Result<()> {
    fetch_all(app, configured(app)).await;
    take_over(app).await
}

/// Fetches what [`run`] has not: configured lists that could not be had or are stale, and those that proofs missed
/// since. Then takes over what any process has fetched.
///
/// # Errors
/// A fault of the database; a list that cannot be had is only logged.
pub async fn catch_up(app: &App) -> db::Result<()> {
    let now = app.clock.now();
    let fresh = app
        .db
        .read(move |conn| lists::list_fresh(conn, now))
        .await?;
    let mut missing = configured(app);
    missing.retain(|url| !fresh.contains(url));
    fetch_all(app, missing).await;
    take_over(app).await
}

fn configured(app: &App) -> BTreeSet<String> {
    app.trust.lists.iter().map(ToString::to_string).collect()
}

/// Fetches these lists and those that proofs missed.
async fn fetch_all(app: &App, mut wanted: BTreeSet<String>) {
    wanted.extend(app.trust.revocations.take_wanted());
    for url in wanted {
        if let Err(why) = fetch(app, &url).await {
            tracing::warn!(%url, %why, "a revocation list could not be had");
        }
    }
}

/// Takes over the lists that stand in the rows and are not held yet.
///
/// # Errors
/// A fault of the database.
pub async fn take_over(app: &App) -> db::Result<()> {
    let held: BTreeSet<String> = app
        .trust
        .revocations
        .get()
        .iter()
        .map(|list| list.digest().to_owned())
        .collect();
    let standing = app.db.read(lists::list_digests).await?;
    for (url, _) in standing
        .into_iter()
        .filter(|(_, digest)| !held.contains(digest))
    {
        let found = app.db.read(move |conn| lists::find(conn, &url)).await?;
        let Some(list) = found.and_then(|der| read(app, &der, app.clock.now())) else {
            continue;
        };
        if let Ok(lists) = app.trust.revocations.get().with(Arc::new(list)) {
            app.trust.revocations.replace(lists);
        }
    }
    Ok(())
}

async fn fetch(app: &App, url: &str) -> Result<(), String> {
    let der = app
        .trust
        .fetcher
        .fetch(url)
        .await
        .map_err(|why| chain(&why))?;
    let now = app.clock.now();
    let list = read(app, &der, now).ok_or("it is unreadable, or signed by nobody we know")?;
    let kept = FetchedList {
        url: url.to_owned(),
        der,
        digest: list.digest().to_owned(),
        next_update: list.next_update(),
    };
    app.db
        .write(move |tx| lists::keep(tx, now, &kept))
        .await
        .map_err(|why| chain(&why))
}

fn read(app: &App, der: &[u8], now: Timestamp) -> Option<RevocationList> {
    RevocationList::read(der, &app.trust.authorities, now).ok()
}
