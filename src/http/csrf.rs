//! The token that every form carries, and where a post may come from.
//!
//! Whoever has signed in has a token in the session. Everybody else has a key in a sealed cookie of its own, from which
//! the token is made: whoever only looks costs no row. A page that is asked for hands the key out; nothing else does,
//! so that a form of another site cannot replace it.

use actix_session::Session;
use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderValue, ORIGIN, SET_COOKIE};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest};

use super::page_error::PageError;
use super::visitor::SignedInAs;
use crate::app::App;
use crate::kit::clock::{Span, Timestamp, hours};
use crate::kit::seal::Place;
use crate::kit::secret::same;

/// The entry of a session that holds the token of whoever has signed in.
pub(super) const TOKEN: &str = "csrf";
/// A key is good for this time; looking at a page in its second half gives it as much again.
pub const LIFETIME: Span = hours(8);

const PLACE: Place<'static> = Place::new("cookies.form", "key");
const LOOKUP: &str = "cookies.form";

/// What the forms of a visitor who has not signed in are bound to.
#[derive(Debug, Clone)]
struct Key {
    secret: [u8; 32],
    made_at: Timestamp,
}

/// The cookie that the answer to this request hands out.
struct HandedOut(Cookie<'static>);

impl Key {
    /// The key in the cookie of this request, while it is good.
    fn of(req: &HttpRequest, app: &App) -> Option<Self> {
        let cookie = req.cookie(name(app))?;
        let opened = app.vault.open(PLACE, &hex::decode(cookie.value()).ok()?);
        let opened = opened.ok()?;
        let (secret, made_at) = opened.split_first_chunk::<32>()?;
        let key = Self {
            secret: *secret,
            made_at: std::str::from_utf8(made_at).ok()?.parse().ok()?,
        };
        (app.clock.now() < key.made_at.plus(LIFETIME)).then_some(key)
    }

    fn token(&self, app: &App) -> String {
        app.vault.lookup(LOOKUP, &hex::encode(self.secret))
    }

    fn cookie(&self, app: &App) -> Cookie<'static> {
        let plain = [&self.secret[..], self.made_at.to_string().as_bytes()].concat();
        Cookie::build(name(app), hex::encode(app.vault.seal(PLACE, &plain)))
            .path("/")
            .http_only(true)
            .secure(app.config.server.is_secure())
            .same_site(SameSite::Lax)
            .finish()
    }
}

/// The cookie's name: as that of the session, with `-form` at its end.
fn name(app: &App) -> &'static str {
    if app.config.server.is_secure() {
        "__Host-mydata-form"
    } else {
        "mydata-form"
    }
}

/// The token for the forms of a page; made when there is none yet.
///
/// # Errors
/// When the session cannot hold it.
pub fn token(req: &HttpRequest, session: &Session, app: &App) -> Result<String, PageError> {
    if SignedInAs::of(session).is_some() {
        return in_session(session, app);
    }
    let now = app.clock.now();
    let known = Key::of(req, app);
    if req.method() != Method::GET {
        return Ok(known.map(|key| key.token(app)).unwrap_or_default());
    }
    let secret = known.as_ref().map(|key| key.secret);
    let fresh = known.filter(|key| now < key.made_at.plus(LIFETIME / 2));
    let key = fresh.unwrap_or_else(|| {
        let key = Key {
            secret: secret.unwrap_or_else(|| app.random.bytes()),
            made_at: now,
        };
        req.extensions_mut().insert(HandedOut(key.cookie(app)));
        key
    });
    Ok(key.token(app))
}

/// The token for a page that holds no form for strangers; empty for a stranger without a key.
///
/// # Errors
/// When the session cannot hold it.
pub fn passing(req: &HttpRequest, session: &Session, app: &App) -> Result<String, PageError> {
    match SignedInAs::of(session) {
        Some(_) => in_session(session, app),
        None => Ok(known(req, session, app).unwrap_or_default()),
    }
}

fn in_session(session: &Session, app: &App) -> Result<String, PageError> {
    if let Some(token) = kept(session) {
        return Ok(token);
    }
    let token = hex::encode(app.random.bytes::<32>());
    session.insert(TOKEN, &token).map_err(PageError::fault)?;
    Ok(token)
}

fn kept(session: &Session) -> Option<String> {
    session.get(TOKEN).ok().flatten()
}

/// The token of this visitor, when there is one.
#[must_use]
pub fn known(req: &HttpRequest, session: &Session, app: &App) -> Option<String> {
    match SignedInAs::of(session) {
        Some(_) => kept(session),
        None => Key::of(req, app).map(|key| key.token(app)),
    }
}

/// Hands out the cookie that a page of the answer needs.
///
/// # Errors
/// Those of the handler.
pub async fn hand_out<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut answer = next.call(req).await?;
    let handed_out = answer.request().extensions_mut().remove::<HandedOut>();
    if let Some(HandedOut(cookie)) = handed_out
        && let Ok(value) = HeaderValue::from_str(&cookie.to_string())
    {
        answer.headers_mut().append(SET_COOKIE, value);
    }
    Ok(answer)
}

/// Whether a form that carries `given` was made for this visitor and sent by one of our pages.
///
/// # Errors
/// [`PageError::Csrf`] when it was not.
pub fn check(
    req: &HttpRequest,
    session: &Session,
    app: &App,
    given: &str,
) -> Result<(), PageError> {
    let right =
        known(req, session, app).is_some_and(|token| same(token.as_bytes(), given.as_bytes()));
    if right && comes_from_us(req, app) {
        Ok(())
    } else {
        Err(PageError::Csrf)
    }
}

/// Whatever the browser says of where a form comes from has to name us; a client that says nothing is no browser, and
/// the token alone decides.
fn comes_from_us(req: &HttpRequest, app: &App) -> bool {
    let header = |name: &str| {
        req.headers()
            .get(name)
            .map(|value| value.to_str().unwrap_or("?"))
    };
    let near = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let ours = header(ORIGIN.as_str()).is_none_or(|origin| {
        let ours = app.config.server.is_ours(origin);
        if !ours {
            let base = app.config.server.link("");
            tracing::warn!(
                origin,
                base,
                "a form comes from elsewhere than MYDATA_BASE_URL"
            );
        }
        ours
    });
    near && ours
}
