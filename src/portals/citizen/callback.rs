//! `/identity/callbacks/{id}`: a stranger who proves identities sends the citizen back here.
//!
//! The request comes from another site, often by a post: it brings neither the citizen's session nor a token of ours,
//! and so it is believed nothing. What came is laid beside the challenge, and the citizen goes on to the page that
//! began it, where the method judges it once the session is there again.

use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use url::form_urlencoded;

use super::paths;
use crate::app::App;
use crate::domain::identity::answer::{self, Parameters};
use crate::domain::identity::challenge::CannotAnswer;
use crate::domain::ids::ChallengeId;
use crate::http::body as bodies;
use crate::http::form::FORM_BYTES;
use crate::http::page_error::PageError;
use crate::http::redirect;
use crate::kit::secret::Secret;

/// Takes what the stranger says, in the address or in a form, and goes on to the page that began it.
///
/// # Errors
/// Not found when there is no such challenge; a fault of the database.
pub async fn arrive(
    app: Data<App>,
    req: HttpRequest,
    id: Path<ChallengeId>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<HttpResponse, PageError> {
    let body = body.map_err(|why| bodies::refused(&why))?;
    if body.len() + req.query_string().len() > FORM_BYTES {
        return Err(PageError::TooLarge);
    }
    let (now, vault, id) = (app.clock.now(), app.vault.clone(), *id);
    let said = said(&req, &body);
    match app
        .db
        .write(move |tx| answer::lay(tx, now, &vault, id, &said))
        .await
    {
        Ok(Some(request)) => Ok(redirect::to(paths::identity(request) + "#proof")),
        Ok(None) => Ok(redirect::to(paths::SIGN_IN.to_owned() + "#proof")),
        Err(CannotAnswer::Db(fault)) => Err(fault.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

/// What stands in the address, then what stands in the form, if it is one.
fn said(req: &HttpRequest, body: &[u8]) -> Parameters {
    let kind = req.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let form = if kind.starts_with("application/x-www-form-urlencoded") {
        body
    } else {
        b""
    };
    form_urlencoded::parse(req.query_string().as_bytes())
        .chain(form_urlencoded::parse(form))
        .map(|(name, value)| (name.into_owned(), Secret::new(value)))
        .collect()
}
