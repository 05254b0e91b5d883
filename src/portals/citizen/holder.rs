//! The secret by which a session finds its drafts and challenges: it stays when the session's key is renewed.

use actix_session::Session;

use crate::http::page_error::PageError;
use crate::kit::random::Random;

const HOLDER: &str = "holder";

/// The holder's secret of this session; made when there is none yet.
///
/// # Errors
/// When the session cannot hold it.
pub fn of(session: &Session, random: &dyn Random) -> Result<String, PageError> {
    if let Some(known) = known(session) {
        return Ok(known);
    }
    let drawn = hex::encode(random.bytes::<32>());
    session.insert(HOLDER, &drawn).map_err(PageError::fault)?;
    Ok(drawn)
}

/// The holder's secret of this session, when it has one.
#[must_use]
pub fn known(session: &Session) -> Option<String> {
    session.get(HOLDER).ok().flatten()
}

/// As [`known`]; a session without one holds no draft, so its page is not there.
///
/// # Errors
/// [`PageError::NotFound`] when there is none.
pub fn demanded(session: &Session) -> Result<String, PageError> {
    known(session).ok_or(PageError::NotFound)
}
