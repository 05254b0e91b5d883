//! A form that was filled in and is not sent yet. It lives in the session of whoever filled it in, so that the page that
//! shows it once more has an address to come back to.

use actix_session::Session;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::page_error::PageError;
use crate::domain::ids::AccountId;

/// What was filled in.
#[derive(Serialize, Deserialize)]
pub struct Draft<T> {
    /// By whom: whoever signs in to this session next finds nothing.
    account: AccountId,
    /// The mark of the form.
    pub once: String,
    /// The form.
    pub form: T,
}

/// Keeps what `account` has filled in as this entry of the session, in place of what was kept before.
///
/// # Errors
/// When the session cannot hold it.
pub fn keep<T: Serialize>(
    session: &Session,
    entry: &str,
    account: AccountId,
    (once, form): (String, T),
) -> Result<(), PageError> {
    let draft = Draft {
        account,
        once,
        form,
    };
    session.insert(entry, draft).map_err(PageError::fault)
}

/// What `account` has filled in.
#[must_use]
pub fn find<T: DeserializeOwned>(
    session: &Session,
    entry: &str,
    account: AccountId,
) -> Option<Draft<T>> {
    let kept: Option<Draft<T>> = session.get(entry).ok().flatten();
    kept.filter(|draft| draft.account == account)
}

/// Forgets what was filled in: it is sent.
pub fn forget(session: &Session, entry: &str) {
    session.remove(entry);
}
