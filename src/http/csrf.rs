//! The token that every form carries, and where a post may come from.

use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::http::header::{HOST, ORIGIN};

use super::page_error::PageError;
use crate::app::App;
use crate::kit::random::Random;
use crate::kit::secret::same;

pub(super) const TOKEN: &str = "csrf";
/// Stands where a token stood before signing in: the next page makes a new one.
pub(super) const RENEW: &str = "";

/// The token of this session; made when there is none yet.
///
/// # Errors
/// When the session cannot hold it.
pub fn token(session: &Session, random: &dyn Random) -> Result<String, PageError> {
    if let Some(token) = known(session) {
        return Ok(token);
    }
    let token = hex::encode(random.bytes::<32>());
    session.insert(TOKEN, &token).map_err(PageError::fault)?;
    Ok(token)
}

/// The token of this session, when it has one.
#[must_use]
pub fn known(session: &Session) -> Option<String> {
    session
        .get::<String>(TOKEN)
        .ok()
        .flatten()
        .filter(|token| !token.is_empty())
}

/// Whether a form that carries `given` was made for this session and sent by one of our pages.
///
/// # Errors
/// [`PageError::Csrf`] when it was not.
pub fn check(
    req: &HttpRequest,
    session: &Session,
    app: &App,
    given: &str,
) -> Result<(), PageError> {
    let right = known(session).is_some_and(|token| same(token.as_bytes(), given.as_bytes()));
    if right && comes_from_us(req, app) {
        Ok(())
    } else {
        Err(PageError::Csrf)
    }
}

/// `Sec-Fetch-Site` decides where the browser sends it, `Origin` where it does not; a client that sends
/// neither is no browser, and the token alone decides.
fn comes_from_us(req: &HttpRequest, app: &App) -> bool {
    let header = |name: &str| {
        req.headers()
            .get(name)
            .map(|value| value.to_str().unwrap_or("?"))
    };
    match (header("sec-fetch-site"), header(ORIGIN.as_str())) {
        (Some("same-origin" | "none"), _) | (None, None) => true,
        (Some(_), _) => false,
        (None, Some(origin)) => {
            let base = app.config.server.base_url.origin().ascii_serialization();
            let host = header(HOST.as_str()).unwrap_or_default();
            origin == base
                || origin == format!("http://{host}")
                || origin == format!("https://{host}")
        }
    }
}
