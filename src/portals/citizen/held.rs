//! A kept package of the citizen's, and its bytes.

use crate::app::App;
use crate::clients::package_store::CannotStore;
use crate::domain::dataset::{Dataset, queries as datasets};
use crate::domain::ids::{CitizenId, PackageId};
use crate::domain::package::Accepted;
use crate::domain::package::kept::Package;
use crate::domain::package::queries as packages;
use crate::http::document;
use crate::http::page_error::PageError;
use crate::kit::clock::Timestamp;

/// A package that is kept, and what it is.
#[derive(Debug, Clone)]
pub struct Held {
    /// The package.
    pub package: Package,
    /// Its data set.
    pub dataset: Dataset,
}

/// This citizen's package, while it is kept.
///
/// # Errors
/// Not found when it is not this citizen's, gone when it is no longer kept.
pub async fn find(
    app: &App,
    now: Timestamp,
    citizen: CitizenId,
    id: PackageId,
) -> Result<Held, PageError> {
    app.db
        .read(move |conn| -> Result<Held, PageError> {
            let package =
                packages::find_for_citizen(conn, id, citizen)?.ok_or(PageError::NotFound)?;
            package.ensure_kept(now).map_err(|_| PageError::Gone)?;
            let dataset = datasets::find(conn, &package.dataset)?.ok_or(PageError::NotFound)?;
            Ok(Held { package, dataset })
        })
        .await
}

/// Its bytes, as the provider sent them.
///
/// # Errors
/// Gone when it was destroyed in this moment; a fault of the store.
pub async fn bytes(app: &App, held: &Held) -> Result<Vec<u8>, PageError> {
    match app.store.get(held.package.id).await {
        Ok(stored) => Ok(stored.bytes.to_vec()),
        Err(CannotStore::NotThere) => Err(PageError::Gone),
        Err(fault) => Err(PageError::fault(fault)),
    }
}

/// The package taken apart, its signature and digests verified again.
///
/// # Errors
/// As [`bytes`]; a fault when the bytes are not those that were accepted.
pub async fn apart(app: &App, held: &Held) -> Result<Accepted, PageError> {
    let (bytes, fetched_at) = (bytes(app, held).await?, held.package.fetched_at);
    let taken = actix_web::web::block(move || document::take_apart(&bytes, fetched_at)).await;
    taken.map_err(PageError::fault)?.map_err(PageError::fault)
}
