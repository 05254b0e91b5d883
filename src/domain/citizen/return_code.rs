//! The code with which somebody comes back to their barcodes: ID number, birth date, and eight digits by letter.
//!
//! Nothing that can be seen before the right code depends on whether the number is known: a number that is not known,
//! another birth date, and a citizen without a confirmed contact get a code too, which goes to nobody and which no
//! digits open.
//!
//! A stranger who knows a number must not keep its owner out: whoever asks waits for others at the same address only,
//! until very many have asked. A citizen is sent one letter a minute; who asks in between gets a code for nobody.
//!
//! A code belongs to the session that asked for it, by the id that only that session holds.

mod pace;

use std::net::IpAddr;

use super::contact::{self, LivingContact};
use super::envelope::Envelope;
use super::national_id::NationalId;
use super::person::{self, CannotKnow};
use super::queries::{self, NewReturnCode};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ReturnCodeId};
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::{Span, Timestamp, minutes};
use crate::kit::random::DIGITS;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;
use crate::text::Locale;

/// A code is dead at this very age.
pub const LIFETIME: Span = minutes(10);
/// Another one is asked for from the same address, and another letter is sent to the same citizen, no sooner than this.
pub const RESEND: Span = minutes(1);
/// How often one code may be tried.
pub const TRIES: i64 = 5;
/// How many digits it has.
pub const LENGTH: usize = 8;

const CODE: &str = "return_codes.code";
const NUMBER: &str = "return_codes.number";

/// The letter with the code: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReturnLetter {
    /// In which language.
    pub locale: Locale,
    /// From this instant on the code is dead, and the letter with it.
    pub expires_at: Timestamp,
}

/// A code that waits to be entered, whoever it was sent to, if to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Its row.
    pub id: ReturnCodeId,
    /// How often it was tried.
    pub tries: i64,
    /// From this instant on it is dead.
    pub expires_at: Timestamp,
}

/// Why no code is sent.
#[derive(Debug, thiserror::Error)]
pub enum CannotSend {
    /// The last one for this number from this address is younger than [`RESEND`].
    #[error("wait until {0}")]
    TooSoon(Timestamp),
    /// Too many were asked for: for this number from this address, or from all addresses.
    #[error("too many; again at {0}")]
    TooMany(Timestamp),
    /// The row of a citizen cannot be opened.
    #[error(transparent)]
    Know(#[from] CannotKnow),
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// What came of a try. Commit it whatever it is: a try that is rolled back does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// Right: this citizen comes back.
    Right(CitizenId),
    /// Wrong; so many tries are left.
    Wrong(i64),
    /// There is none, it is dead, used, or was tried too often.
    NoLivingCode,
}

/// Makes a code, and promises its letter when there is somebody to write to.
///
/// # Errors
/// [`CannotSend::TooSoon`] within a minute of the last one for this number from this address, known or not;
/// [`CannotSend::TooMany`]. What is refused is not counted.
pub fn send(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (number, born): (&NationalId, chrono::NaiveDate),
    from: IpAddr,
) -> Result<ReturnCodeId, CannotSend> {
    let number_lookup = vault.lookup(NUMBER, number.reveal());
    pace::count(tx, now, vault, number, from)?;
    let to = match person::find_born(tx, vault, number, born)? {
        Some(citizen) => contact::find_living(tx, vault, citizen)?.map(|to| (citizen, to)),
        None => None,
    };
    let to = match to {
        Some(to) if pace::may_write(tx, now, vault, to.0)? => Some(to),
        _ => None,
    };
    let id = ReturnCodeId::draw(vault.random());
    let digits = Secret::new(vault.random().symbols(DIGITS, LENGTH));
    let row = NewReturnCode {
        id,
        number_lookup,
        citizen_id: to.as_ref().map(|(citizen, _)| *citizen),
        code_lookup: vault.lookup(CODE, &bound(id, digits.reveal())),
        tries: 0,
        sent_at: now,
        expires_at: now.plus(LIFETIME),
    };
    queries::insert_return_code(tx, &row)?;
    if let Some((_, to)) = to {
        promise(tx, now, vault, (&to, digits), row.expires_at)?;
    }
    Ok(id)
}

/// The code of this id, while it lives.
///
/// # Errors
/// A fault of the database.
pub fn find_living(
    conn: &mut Conn,
    now: Timestamp,
    id: ReturnCodeId,
) -> db::Result<Option<Waiting>> {
    Ok(queries::find_return_code(conn, id)?
        .filter(|row| row.used_at.is_none() && now < row.expires_at && row.tries < TRIES)
        .map(|row| Waiting {
            id,
            tries: row.tries,
            expires_at: row.expires_at,
        }))
}

/// Tries the digits.
///
/// # Errors
/// A fault of the database.
pub fn attempt(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    id: ReturnCodeId,
    digits: &str,
) -> db::Result<Tried> {
    if !queries::mark_return_tried(tx, now, id, TRIES)? {
        return Ok(Tried::NoLivingCode);
    }
    let Some(row) = queries::find_return_code(tx, id)? else {
        return Ok(Tried::NoLivingCode);
    };
    let right = vault.matches(CODE, &bound(id, digits), &row.code_lookup);
    match row.citizen_id {
        Some(citizen) if right && queries::mark_return_used(tx, now, id)? => {
            Ok(Tried::Right(citizen))
        }
        _ => Ok(Tried::Wrong((TRIES - row.tries).max(0))),
    }
}

fn promise(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (to, digits): (&LivingContact, Secret),
    expires_at: Timestamp,
) -> db::Result<()> {
    let letter = ReturnLetter {
        locale: to.locale,
        expires_at,
    };
    let envelope = Envelope {
        to: to.contact.clone(),
        code: Some(digits),
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(Kind::ReturnCodeLetter, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}

fn bound(id: ReturnCodeId, digits: &str) -> String {
    format!("{id}\n{digits}")
}

#[cfg(test)]
mod tests;
