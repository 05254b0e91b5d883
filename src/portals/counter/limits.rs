//! Counting tries, each in a transaction of its own, before the deed.

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::limit::{self, CannotTake, Limited};
use crate::http::arrival;
use crate::http::page_error::PageError;

/// Counts a try from the address of `req`.
///
/// # Errors
/// Too many when the tries are used up.
pub(super) async fn count_address(
    app: &App,
    req: &HttpRequest,
    action: Limited,
) -> Result<(), PageError> {
    count(app, action, limit::address_name(arrival::address(req, app))).await
}

/// Counts a try of `who`.
///
/// # Errors
/// Too many when the tries are used up.
pub(super) async fn count(app: &App, action: Limited, who: String) -> Result<(), PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let counted = app
        .db
        .write(move |tx| limit::count(tx, now, &vault, action, &who));
    counted.await.map_err(|refusal| match refusal {
        CannotTake::Exceeded { retry_at } => PageError::until(retry_at, now),
        CannotTake::Db(fault) => fault.into(),
    })
}
