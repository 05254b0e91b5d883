//! A kept package of the citizen's.

use crate::app::App;
use crate::domain::dataset::{Dataset, queries as datasets};
use crate::domain::ids::{CitizenId, PackageId};
use crate::domain::package::kept::Package;
use crate::domain::package::queries as packages;
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
