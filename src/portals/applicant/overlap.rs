//! `/ids/api/keys/{id}/overlaps/{key}/ends`: a former key ends before its time.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::rotation::done;
use super::{Nothing, by, own_pair, paths};
use crate::app::App;
use crate::domain::credential::overlap;
use crate::domain::ids::CredentialKeyId;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};

/// Ends it: it is dead with its next call.
///
/// # Errors
/// Not found for a pair that is not in force, or what is no number of a key. A key that has ended already is ended.
pub async fn end(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (path, _): (Path<(String, String)>, Nothing),
) -> Result<HttpResponse, PageError> {
    let (pair, key) = path.into_inner();
    let pair = own_pair(&app, &member, &pair).await?;
    let key: CredentialKeyId = key.parse().map_err(|_| PageError::NotFound)?;
    let (now, by) = (app.clock.now(), by(&app, &req, &member));
    let own = (pair.account, pair.id, key);
    let ended = app
        .db
        .write(move |tx| overlap::end(tx, now, &by, own))
        .await;
    done(
        &session,
        ended,
        paths::key(pair.id),
        "applicant-key-former-ended",
    )
}
