//! The code with which somebody comes back to their barcodes: ID number, birth date, and eight digits by letter.
//!
//! Nothing that can be seen before the right code depends on whether the number is known: a number that is not known,
//! another birth date, and a citizen without a confirmed contact get a code too, which goes to nobody and which no
//! digits open.
//!
//! A stranger who knows a number must not keep its owner out: whoever asks waits for others at the same address only,
//! until very many have asked. Each who asks is sent a letter of their own, so nobody's asking uses up another's; a
//! citizen is written to once a minute for each address, and no oftener in all than may be asked.
//!
//! A code belongs to the session that asked for it, by the id that only that session holds.

mod pace;

use std::net::IpAddr;

use super::code::{self, CodeLetter};
use super::contact;
use super::history::{self, EventCode, Step};
use super::national_id::NationalId;
use super::person::{self, CannotKnow};
use super::queries::{self, NewReturnCode};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ReturnCodeId};
use crate::domain::outbox::Kind;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

pub use super::code::{LIFETIME, RESEND, TRIES};

const CODE: &str = "return_codes.code";
const NUMBER: &str = "return_codes.number";

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
    let id = ReturnCodeId::draw(vault.random());
    let digits = code::draw(vault);
    let row = NewReturnCode {
        id,
        number_lookup,
        citizen_id: to.as_ref().map(|(citizen, _)| *citizen),
        code_lookup: code::lookup(vault, CODE, id, digits.reveal()),
        tries: 0,
        sent_at: now,
        expires_at: now.plus(LIFETIME),
    };
    queries::insert_return_code(tx, &row)?;
    if let Some((_, to)) = to {
        let letter = CodeLetter {
            locale: to.locale,
            expires_at: row.expires_at,
        };
        let letter = (Kind::ReturnCodeLetter, letter);
        code::promise(tx, now, vault, letter, (&to.contact, digits))?;
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

/// Tries the digits, which came `from` there. The history of the citizen whom the code was sent to tells it.
///
/// # Errors
/// A fault of the database.
pub fn attempt(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    id: ReturnCodeId,
    (digits, from): (&str, IpAddr),
) -> db::Result<Tried> {
    if !queries::mark_return_tried(tx, now, id, TRIES)? {
        return Ok(Tried::NoLivingCode);
    }
    let Some(row) = queries::find_return_code(tx, id)? else {
        return Ok(Tried::NoLivingCode);
    };
    let right = code::matches(vault, CODE, id, (digits, &row.code_lookup));
    let tried = match row.citizen_id {
        Some(citizen) if right && queries::mark_return_used(tx, now, id)? => Tried::Right(citizen),
        _ => Tried::Wrong((TRIES - row.tries).max(0)),
    };
    if row.citizen_id.is_some() {
        let event = match tried {
            Tried::Right(_) => EventCode::ReturnedByCode,
            _ => EventCode::ReturnCodeRefused,
        };
        let step = Step {
            citizen_id: row.citizen_id,
            ip: Some(from),
            ..Step::default()
        };
        history::record(tx, now, event, &step)?;
    }
    Ok(tried)
}

#[cfg(test)]
mod tests;
