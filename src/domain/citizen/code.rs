//! Eight digits by letter: what the code that confirms a contact and the code to come back with have in common.
//!
//! The digits are kept as a keyed hash that is bound to their row, and stand in their letter and nowhere else.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::envelope::Envelope;
use crate::db::{self, Tx};
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::{Span, Timestamp, minutes};
use crate::kit::random::DIGITS;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;
use crate::text::Locale;

/// A code is dead at this very age.
pub const LIFETIME: Span = minutes(10);
/// Another one is asked for no sooner than this.
pub const RESEND: Span = minutes(1);
/// How often one code may be tried.
pub const TRIES: i64 = 5;
/// How many digits it has.
pub const LENGTH: usize = 8;

/// The letter with a code: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeLetter {
    /// In which language.
    pub locale: Locale,
    /// From this instant on the code is dead, and the letter with it.
    pub expires_at: Timestamp,
}

/// Fresh digits.
pub(super) fn draw(vault: &Vault) -> Secret {
    Secret::new(vault.random().symbols(DIGITS, LENGTH))
}

/// The keyed hash of the digits of row `id`, for the column `kind`.
pub(super) fn lookup(vault: &Vault, kind: &str, id: impl Display, digits: &str) -> String {
    vault.lookup(kind, &bound(id, digits))
}

/// Whether these are the digits of row `id`, whose keyed hash is `known`.
pub(super) fn matches(
    vault: &Vault,
    kind: &str,
    id: impl Display,
    (digits, known): (&str, &str),
) -> bool {
    vault.matches(kind, &bound(id, digits), known)
}

/// Promises the letter of this kind that delivers the digits.
pub(super) fn promise(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (kind, letter): (Kind, CodeLetter),
    (to, digits): (&Contact, Secret),
) -> db::Result<()> {
    let envelope = Envelope {
        to: to.clone(),
        code: Some(digits),
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(kind, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}

fn bound(id: impl Display, digits: &str) -> String {
    format!("{id}\n{digits}")
}
