//! Destroys the bytes of packages that are no longer kept, and whatever else has outlived its time.

use crate::app::App;
use crate::clients::package_store::CannotStore;
use crate::db;
use crate::domain::ids::PackageId;
use crate::domain::package::retention;
use crate::domain::transfer;
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;

/// How many packages one sweep takes.
const MOST: i64 = 200;

/// Why a sweep did not go through; the next one repeats it.
#[derive(Debug, thiserror::Error)]
pub enum CannotSweep {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] CannotStore),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Destroys the bytes of packages that were deleted or whose eight hours are over. Repeated as it is, it does no harm:
/// it may be cut short anywhere, and several processes may do it at once.
///
/// # Errors
/// The last package that cannot be destroyed; it keeps none of the others.
pub async fn packages(app: &App) -> Result<(), CannotSweep> {
    let now = app.clock.now();
    let mut outcome = Ok(());
    for id in app
        .db
        .read(move |conn| retention::list_due(conn, now, MOST))
        .await?
    {
        if let Err(why) = destroy(app, now, id).await {
            tracing::error!(package = %id, why = chain(&why), "a package cannot be destroyed");
            outcome = Err(why);
        }
    }
    outcome
}

async fn destroy(app: &App, now: Timestamp, id: PackageId) -> Result<(), CannotSweep> {
    app.db
        .write(move |tx| retention::expire(tx, now, id))
        .await?;
    app.halt_at("sweep-noted").await;
    app.store.delete(id).await?;
    app.halt_at("sweep-destroyed").await;
    // Another process may have noted it first: the bytes are gone either way.
    let _by_us = app
        .db
        .write(move |tx| retention::swept(tx, now, id))
        .await?;
    Ok(())
}

/// Destroys objects that no row speaks of, once they are old enough not to be in the making.
///
/// # Errors
/// When the store cannot be listed, or an orphan not be destroyed.
pub async fn orphans(app: &App) -> Result<(), CannotSweep> {
    let before = app.clock.now().minus(retention::ORPHAN_AFTER);
    for listed in app.store.list().await? {
        if listed.written_at < before && !is_wanted(app, listed.id).await? {
            tracing::warn!(package = %listed.id, "an orphan is swept");
            app.store.delete(listed.id).await?;
        }
    }
    app.store.forget_unfinished(before).await?;
    Ok(())
}

/// Whether an object may stay: its row says so, or the transfer that would write the row still runs.
///
/// # Errors
/// A fault of the database.
pub async fn is_wanted(app: &App, id: PackageId) -> db::Result<bool> {
    app.db
        .read(move |conn| {
            let kept = retention::is_unswept(conn, id)?;
            Ok(kept || transfer::queries::is_running(conn, id.into())?)
        })
        .await
}

/// Ends transfers whose eight hours are over and whose jobs did not end them.
///
/// # Errors
/// A fault of the database.
pub async fn overdue(app: &App) -> db::Result<()> {
    let now = app.clock.now();
    for id in app
        .db
        .read(move |conn| transfer::list_overdue(conn, now, MOST))
        .await?
    {
        // Its job, or another process, may have ended it meanwhile.
        let _by_us = app
            .db
            .write(move |tx| transfer::expire(tx, now, id))
            .await?;
    }
    Ok(())
}
