//! What openings promise to tell the citizen by letter.

use serde::{Deserialize, Serialize};

use crate::db::{self, Tx};
use crate::domain::citizen::contact::LivingContact;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::OpeningId;
use crate::domain::one_time_password::Fresh;
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// The letter with the one-time password: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordLetter {
    /// For which opening.
    pub opening: OpeningId,
    /// In which language.
    pub locale: Locale,
    /// From this instant on the password is dead, and the letter with it.
    pub expires_at: Timestamp,
}

/// The notice that a package was opened: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedLetter {
    /// By which opening.
    pub opening: OpeningId,
    /// In which language.
    pub locale: Locale,
    /// When.
    pub opened_at: Timestamp,
}

/// Promises the letter with the password that has just been made.
pub(super) fn promise_password(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (opening, to): (OpeningId, &LivingContact),
    fresh: &Fresh,
) -> db::Result<()> {
    let letter = PasswordLetter {
        opening,
        locale: to.locale,
        expires_at: fresh.expires_at,
    };
    let envelope = Envelope {
        to: to.contact.clone(),
        code: Some(fresh.digits.to_secret()),
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(Kind::OneTimePasswordLetter, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}

/// Promises the notice that `opening` has opened the package.
pub(super) fn promise_notice(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (opening, to): (OpeningId, &LivingContact),
) -> db::Result<()> {
    let letter = OpenedLetter {
        opening,
        locale: to.locale,
        opened_at: now,
    };
    let envelope = Envelope {
        to: to.contact.clone(),
        code: None,
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(Kind::PackageOpenedLetter, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}
