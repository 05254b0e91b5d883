//! What signing in and out have in common, whoever does it.

use actix_session::Session;
use actix_web::HttpResponse;
use serde::Deserialize;

use super::page_error::PageError;
use super::redirect;
use crate::app::App;
use crate::db;
use crate::domain::account::sign_in::{self, Candidate};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::AccountId;
use crate::kit::secret::Secret;

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub struct Back {
    /// A path of ours.
    #[serde(default)]
    pub back: String,
    /// Whether somebody sent a form without a session; empty when not.
    #[serde(default)]
    pub ended: String,
}

/// The account that this login names, or nobody, and whether the password is its own: the same work either way.
///
/// # Errors
/// Busy when many passwords are hashed at once.
pub async fn look_up(
    app: &App,
    login: String,
    password: Secret,
) -> Result<(Candidate, bool), PageError> {
    let candidate = app
        .db
        .read(move |conn| sign_in::look_up(conn, &login))
        .await?;
    let matched = app.hasher.verify(password, candidate.hash()).await?;
    Ok((candidate, matched))
}

/// Signs out, puts it on record when somebody was signed in, and leads to `path`, which says so.
///
/// # Errors
/// A fault of the database.
pub async fn leave(
    app: &App,
    session: &Session,
    who: Option<(AccountId, By)>,
    path: &str,
) -> Result<HttpResponse, PageError> {
    if let Some((account, by)) = who {
        let (now, deed) = (app.clock.now(), Deed::new(Action::SignedOut, account));
        app.db
            .write(move |tx| -> db::Result<()> { audit::record(tx, now, &by, &deed) })
            .await?;
    }
    redirect::leaving(session, path, "common-signed-out")
}
