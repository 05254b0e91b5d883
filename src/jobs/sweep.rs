//! Destroys the bytes of packages that are no longer kept, and whatever else has outlived its time.

use super::halt;
use crate::app::App;
use crate::clients::package_store::CannotStore;
use crate::db;
use crate::domain::package::{queries as packages, retention};

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

/// Destroys the bytes of packages that were deleted or whose eight hours are over.
///
/// # Errors
/// At the first package that cannot be destroyed.
pub async fn packages(app: &App) -> Result<(), CannotSweep> {
    let now = app.clock.now();
    for id in app
        .db
        .read(move |conn| retention::list_due(conn, now, MOST))
        .await?
    {
        app.db
            .write(move |tx| retention::expire(tx, now, id))
            .await?;
        halt::at(app, "sweep-noted").await;
        app.store.delete(id).await?;
        app.db
            .write(move |tx| retention::swept(tx, now, id))
            .await?;
    }
    Ok(())
}

/// Destroys objects that no row speaks of, once they are old enough not to be in the making.
///
/// # Errors
/// When the store cannot be listed, or an orphan not be destroyed.
pub async fn orphans(app: &App) -> Result<(), CannotSweep> {
    let before = app.clock.now().minus(retention::ORPHAN_AFTER);
    for listed in app
        .store
        .list()
        .await?
        .into_iter()
        .filter(|listed| listed.written_at < before)
    {
        let id = listed.id;
        if app
            .db
            .read(move |conn| packages::find(conn, id))
            .await?
            .is_none()
        {
            tracing::warn!(package = %id, "an orphan is swept");
            app.store.delete(id).await?;
        }
    }
    app.store.forget_unfinished(before).await?;
    Ok(())
}
