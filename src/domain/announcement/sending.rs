//! Sending the letter of an announcement: at most once.

use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, AnnouncementId};
use crate::kit::clock::Timestamp;

/// Whether the member still wants it.
///
/// # Errors
/// A fault of the database.
pub fn is_wanted(conn: &mut Conn, account: AccountId) -> db::Result<bool> {
    queries::wants_notices(conn, account)
}

/// Takes the letter out to send it: `false` when that was done before, and it must not leave again.
///
/// # Errors
/// A fault of the database.
pub fn take_out(
    tx: &mut Tx<'_>,
    now: Timestamp,
    letter: (AnnouncementId, AccountId),
) -> db::Result<bool> {
    queries::letters::mark_sent(tx, letter, now)
}

/// Lays it back: it has not left, and is sent another time.
///
/// # Errors
/// A fault of the database.
pub fn lay_back(tx: &mut Tx<'_>, letter: (AnnouncementId, AccountId)) -> db::Result<bool> {
    queries::letters::mark_unsent(tx, letter)
}
