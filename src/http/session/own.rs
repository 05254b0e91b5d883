//! What a session says of itself, so that a person knows their sessions apart.

use actix_session::Session as Cookie;
use actix_web::HttpRequest;
use actix_web::web::Data;

use super::{COLUMN, State};
use crate::app::App;
use crate::domain::session::Session;
use crate::http::page_error::PageError;
use crate::http::visitor::AGENT;
use crate::kit::seal::Place;

/// The entry of a session by which its row is known among those of the same person.
const MARK: &str = "mark";

/// Notes the browser in its own words, cut to 200 characters, so that a person knows their sessions apart.
///
/// # Errors
/// When the session cannot hold it.
pub fn note_browser(session: &Cookie, req: &HttpRequest) -> Result<(), PageError> {
    let agent = req.headers().get(actix_web::http::header::USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok());
    let agent: String = agent.unwrap_or_default().chars().take(200).collect();
    if let Some(app) = req.app_data::<Data<App>>() {
        let mark = hex::encode(app.random.bytes::<16>());
        session.insert(MARK, mark).map_err(PageError::fault)?;
    }
    session.insert(AGENT, agent).map_err(PageError::fault)
}

/// Which of these rows is that of this very session, by its look-up.
#[must_use]
pub fn find_own(app: &App, session: &Cookie, rows: &[Session]) -> Option<String> {
    let mark = session.get::<String>(MARK).ok().flatten()?;
    let mark = serde_json::to_string(&mark).ok()?;
    let is_own = |row: &&Session| {
        let place = Place::new(COLUMN, &row.lookup);
        let opened = app.vault.open(place, &row.state).ok();
        let state: Option<State> = opened.and_then(|text| serde_json::from_slice(&text).ok());
        state.is_some_and(|state| state.get(MARK) == Some(&mark))
    };
    rows.iter().find(is_own).map(|row| row.lookup.clone())
}
