//! Counting tries, in a transaction of their own, before the deed: a deed that is refused does not take the count back.
//! What may not be tried counts nowhere.

use actix_web::HttpRequest;

use super::arrival;
use super::page_error::PageError;
use crate::app::App;
use crate::domain::limit::{self, Limited};

/// Counts a try from the address of `req`.
///
/// # Errors
/// Too many when the tries are used up.
pub async fn count_address(app: &App, req: &HttpRequest, action: Limited) -> Result<(), PageError> {
    count(app, vec![(action, address(app, req))]).await
}

/// Counts each of `tries`, by what and by whom; when one is refused, none of them.
///
/// # Errors
/// Too many when the tries of one are used up.
pub async fn count(app: &App, tries: Vec<(Limited, String)>) -> Result<(), PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let counted = app.db.write(move |tx| {
        let mut tries = tries.iter();
        tries.try_for_each(|(action, who)| limit::count(tx, now, &vault, *action, who))
    });
    counted
        .await
        .map_err(|refusal| refusal.into_refusal(|at| PageError::until(at, now)))
}

/// The name under which tries from the address of `req` are counted.
#[must_use]
pub fn address(app: &App, req: &HttpRequest) -> String {
    limit::address_name(arrival::address(req, app))
}
