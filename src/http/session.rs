//! Sessions as rows behind actix-session's store trait.
//!
//! The cookie carries 256 random bits; the row is found by their keyed hash and its state is sealed. Ending
//! a session deletes the row: a state that arrives afterwards is not written anywhere.

mod brought;
mod own;

use std::collections::HashMap;
use std::sync::Arc;

use actix_session::SessionMiddleware;
use actix_session::config::CookieContentSecurity;
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Key, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

pub use brought::is_brought;
pub use own::{find_own, note_browser};

use super::htmx;
use super::visitor::{AGENT, SignedInAs};
use crate::app::App;
use crate::db;
use crate::domain::session::{self, Session, queries};
use crate::kit::seal::Place;

const COLUMN: &str = "sessions.state";
const LOOKUP: &str = "sessions.key";

tokio::task_local! {
    /// Whether the request that reads its session was made by the page itself.
    static BY_ITSELF: bool;
}

/// Notes, outside of [`middleware`], whether anybody is there: a page that asks by itself keeps nobody signed in.
///
/// # Errors
/// Those of the handler.
pub async fn note_presence<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let by_itself = htmx::asks_by_itself(req.request());
    BY_ITSELF.scope(by_itself, next.call(req)).await
}

/// The rows, as actix-session sees them.
#[derive(Clone)]
pub struct Rows(pub Arc<App>);

type State = HashMap<String, String>;

/// The middleware with our cookie: `__Host-mydata`, or `mydata` on plain HTTP in development.
#[must_use]
pub fn middleware(app: &Arc<App>) -> SessionMiddleware<Rows> {
    let secure = app.config.server.is_secure();
    let signing = Key::derive_from(app.vault.lookup("cookie", "session").as_bytes());
    SessionMiddleware::builder(Rows(Arc::clone(app)), signing)
        .cookie_name(brought::name(secure).to_owned())
        .cookie_secure(secure)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Signed)
        .build()
}

impl Rows {
    fn lookup(&self, key: &SessionKey) -> String {
        self.0.vault.lookup(LOOKUP, key.as_ref())
    }

    fn seal(&self, lookup: &str, state: &State) -> Result<Vec<u8>, serde_json::Error> {
        Ok(self
            .0
            .vault
            .seal(Place::new(COLUMN, lookup), &serde_json::to_vec(state)?))
    }

    /// The row for `state` under `lookup`, as if it began now.
    fn row(&self, lookup: String, state: &State) -> Result<Session, serde_json::Error> {
        let now = self.0.clock.now();
        let subject = SignedInAs::in_state(state).map(|visitor| visitor.subject());
        Ok(Session {
            state: self.seal(&lookup, state)?,
            expires_at: session::end(subject, now, now),
            lookup,
            subject,
            agent: state
                .get(AGENT)
                .and_then(|json| serde_json::from_str(json).ok())
                .unwrap_or_default(),
            made_at: now,
            seen_at: now,
        })
    }

    async fn found(&self, lookup: String) -> db::Result<Option<Session>> {
        let now = self.0.clock.now();
        let found = self
            .0
            .db
            .read(move |conn| session::find(conn, now, &lookup))
            .await?;
        let by_itself = BY_ITSELF.try_with(|by_itself| *by_itself).unwrap_or(false);
        let living = found.clone().filter(|living| living.wants_touch(now));
        if let Some(living) = living.filter(|_| !by_itself) {
            self.0
                .db
                .write(move |tx| session::touch(tx, now, &living))
                .await?;
        }
        Ok(found)
    }
}

impl SessionStore for Rows {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let found = self
            .found(self.lookup(key))
            .await
            .map_err(|fault| LoadError::Other(fault.into()))?;
        let Some(session) = found else {
            return Ok(None);
        };
        let opened = self
            .0
            .vault
            .open(Place::new(COLUMN, &session.lookup), &session.state);
        let opened = opened.map_err(|fault| LoadError::Deserialization(fault.into()))?;
        serde_json::from_slice(&opened)
            .map(Some)
            .map_err(|fault| LoadError::Deserialization(fault.into()))
    }

    async fn save(&self, state: State, _: &Duration) -> Result<SessionKey, SaveError> {
        let key = hex::encode(self.0.random.bytes::<32>());
        let row = self.row(self.0.vault.lookup(LOOKUP, &key), &state);
        let row = row.map_err(|fault| SaveError::Serialization(fault.into()))?;
        self.0
            .db
            .write(move |tx| queries::insert(tx, &row))
            .await
            .map_err(|fault| SaveError::Other(fault.into()))?;
        SessionKey::try_from(key).map_err(|fault| SaveError::Other(fault.into()))
    }

    async fn update(
        &self,
        key: SessionKey,
        state: State,
        _: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        let row = self.row(self.lookup(&key), &state);
        let mut row = row.map_err(|fault| UpdateError::Serialization(fault.into()))?;
        self.0
            .db
            .write(move |tx| -> db::Result<()> {
                if let Some(before) = session::find(tx, row.seen_at, &row.lookup)? {
                    row.expires_at = session::end(row.subject, before.made_at, row.seen_at);
                    queries::replace_state(tx, &row)?;
                }
                Ok(())
            })
            .await
            .map_err(|fault| UpdateError::Other(fault.into()))?;
        Ok(key)
    }

    async fn update_ttl(&self, _: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let lookup = self.lookup(key);
        self.0
            .db
            .write(move |tx| queries::delete(tx, &lookup))
            .await?;
        Ok(())
    }
}
