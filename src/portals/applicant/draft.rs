//! What was filled in for a tier and is not sent yet. It lives in the member's session, one for each tier, so that the page
//! that shows it once more has an address to come back to.

use actix_session::Session;
use serde::{Deserialize, Serialize};

use super::form::ApplicationForm;
use crate::domain::credential::Tier;
use crate::domain::ids::AccountId;
use crate::http::page_error::PageError;

/// What was filled in.
#[derive(Serialize, Deserialize)]
pub(super) struct Draft {
    /// By whom: whoever signs in to this session next finds nothing.
    account: AccountId,
    /// The mark of the form.
    pub(super) once: String,
    pub(super) form: ApplicationForm,
}

/// Keeps what `account` has filled in for `tier`, in place of what was kept before.
///
/// # Errors
/// When the session cannot hold it.
pub(super) fn keep(
    session: &Session,
    tier: Tier,
    account: AccountId,
    (once, form): (String, ApplicationForm),
) -> Result<(), PageError> {
    let draft = Draft {
        account,
        once,
        form,
    };
    session.insert(entry(tier), draft).map_err(PageError::fault)
}

/// What `account` has filled in for `tier`.
pub(super) fn find(session: &Session, tier: Tier, account: AccountId) -> Option<Draft> {
    let kept: Option<Draft> = session.get(&entry(tier)).ok().flatten();
    kept.filter(|draft| draft.account == account)
}

/// Forgets what was filled in for `tier`: it is sent.
pub(super) fn forget(session: &Session, tier: Tier) {
    session.remove(&entry(tier));
}

/// The entry of the session.
fn entry(tier: Tier) -> String {
    format!("application.{tier}")
}
