//! What members are written about their calls: that most of a day's are used, and that all are.

use super::quota::Allowance;
use crate::db::{self, Tx};
use crate::domain::citizen::contact::Contact;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::AccountId;
use crate::domain::member;
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// Per cent of a day's calls at which the member is written to.
const MARKS: [i64; 2] = [80, 100];

/// The letter about a day's calls: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct QuotaLetter {
    /// Whom it is for.
    pub account: AccountId,
    /// In which language.
    pub locale: Locale,
    /// Calls in the day.
    pub limit: i64,
    /// Calls that were counted.
    pub used: i64,
    /// When the next day begins, and the letter is of no use any more.
    pub resets_at: Timestamp,
}

/// Promises a letter to the member whose very call reached a mark. Without a mail address nobody is written to.
///
/// # Errors
/// A fault of the database.
pub(super) fn promise_at_marks(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    account: AccountId,
    allowances: &[Allowance],
) -> db::Result<()> {
    let reached = |allowance: &&Allowance| MARKS.iter().any(|mark| allowance.just_reached(*mark));
    for allowance in allowances.iter().filter(reached) {
        let Some(member) = member::find(tx, vault, account)? else {
            return Ok(());
        };
        let letter = QuotaLetter {
            account,
            locale: member.locale,
            limit: allowance.limit,
            used: allowance.used,
            resets_at: allowance.resets_at,
        };
        let envelope = Envelope {
            to: Contact::Mail(member.mail),
            code: None,
        };
        let sealed = envelope.to_secret();
        let promise = Promise::new(Kind::QuotaLetter, &letter).with_secret(&sealed);
        outbox::post(tx, now, vault, promise)?;
    }
    Ok(())
}
