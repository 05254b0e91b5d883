//! What a contact that was bound leaves behind: a line in the history, and a letter to the contact that it replaced.
//!
//! Whoever has taken a citizen's place at a browser is betrayed by the letter: it goes where only the citizen reads.

use serde::{Deserialize, Serialize};

use super::Giver;
use crate::db::{self, Tx};
use crate::domain::citizen::contact::{Contact, LivingContact};
use crate::domain::citizen::envelope::Envelope;
use crate::domain::citizen::history::{self, EventCode, Step};
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// The letter to a contact that is none any more: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedLetter {
    /// In which language: that in which the contact was confirmed.
    pub locale: Locale,
    /// When another contact took its place.
    pub changed_at: Timestamp,
}

/// Tells that `bound` has taken the place of `before`; the same contact confirmed once more is no change.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    by: Giver,
    (before, bound): (Option<&LivingContact>, &Contact),
) -> db::Result<()> {
    let code = match before {
        Some(before) if before.contact == *bound => return Ok(()),
        Some(_) => EventCode::ContactChanged,
        None => EventCode::ContactConfirmed,
    };
    let step = Step {
        citizen_id: Some(by.citizen),
        ip: Some(by.from),
        ..Step::default()
    };
    history::record(tx, now, code, &step)?;
    let Some(before) = before else {
        return Ok(());
    };
    let letter = ChangedLetter {
        locale: before.locale,
        changed_at: now,
    };
    let envelope = Envelope {
        to: before.contact.clone(),
        code: None,
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(Kind::ContactChangedLetter, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}
