//! Changing a data service, and telling those who call it or were told before.

use serde::{Deserialize, Serialize};

use super::{LOOKED_BACK, queries};
use crate::db::{self, Tx};
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::member;
use crate::domain::member::letters::post_plain;
use crate::domain::outbox::{self, Kind, Promise};
use crate::domain::park::listing::{self, CannotChange, ServiceState, Words};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// The job that promises the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errand {
    /// About which service.
    pub service: String,
    /// Which version of it is told: whoever has a letter about it gets no second one.
    pub version: i64,
    /// In which state it is by that.
    pub state: ServiceState,
    /// Whose calls are not older is told of a closing.
    pub since: Timestamp,
}

/// The letter to one member; its words stand in the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterruptionLetter {
    /// About which service.
    pub service: String,
    /// The state that it tells.
    pub state: ServiceState,
    /// In which language.
    pub locale: Locale,
}

/// Changes what is said of a service of which the reviewer saw this version; when its state is another by that, the job that
/// tells of it is promised.
///
/// # Errors
/// When there is none such or somebody was faster; a fault of the database.
pub fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    ((id, version), (words, state, reason)): ((&str, i64), (&Words, ServiceState, &Bilingual)),
) -> Result<(), CannotChange> {
    let before = listing::find(tx, id)?.ok_or(CannotChange::NoSuchService)?;
    listing::change(tx, now, by, (id, version), (words, state, reason))?;
    if state != before.state {
        let errand = Errand {
            service: before.service.id.to_owned(),
            version: version + 1,
            state,
            since: now.minus(LOOKED_BACK),
        };
        outbox::post(tx, now, vault, Promise::new(Kind::TellCallers, &errand))?;
    }
    Ok(())
}

/// Promises letters to the next members who are to be told and have none; answers how many those were, none once the service
/// is in another state.
///
/// # Errors
/// A fault of the database.
pub fn promise_batch(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    errand: &Errand,
) -> db::Result<usize> {
    let listed = listing::find(tx, &errand.service)?;
    if !listed.is_some_and(|one| one.state == errand.state) {
        return Ok(0);
    }
    let next = match errand.state {
        ServiceState::Open => queries::list_waiting(tx, &errand.service)?,
        ServiceState::Suspended | ServiceState::Retired => queries::list_unwritten(tx, errand)?,
    };
    for account in &next {
        let is_first = match errand.state {
            ServiceState::Open => queries::mark_ended(tx, now, &errand.service, *account)?,
            ServiceState::Suspended | ServiceState::Retired => {
                queries::insert(tx, now, errand, *account)?
            }
        };
        if !is_first {
            continue;
        }
        if let Some(member) = member::find_readable(tx, vault, *account)? {
            let letter = InterruptionLetter {
                service: errand.service.clone(),
                state: errand.state,
                locale: member.locale,
            };
            let what = (Kind::InterruptionLetter, &letter);
            post_plain(tx, now, vault, what, &member)?;
        }
    }
    Ok(next.len())
}
