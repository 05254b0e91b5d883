//! A code that was sent, as the page shows it.

use super::{TRIES, VALUE};
use crate::db;
use crate::domain::citizen::contact::Contact;
use crate::domain::citizen::queries;
use crate::domain::ids::{CitizenId, ContactCodeId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

/// A code that was sent and not used.
#[derive(Debug, Clone)]
pub struct SentCode {
    /// Its row.
    pub id: ContactCodeId,
    /// Where it was sent.
    pub contact: Contact,
    /// When.
    pub sent_at: Timestamp,
    /// From this instant on it is dead.
    pub expires_at: Timestamp,
    /// How often it was tried.
    pub tries: i64,
}

impl SentCode {
    /// Whether it can still be entered.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now < self.expires_at && self.tries < TRIES
    }
}

/// The code that waits to be entered, dead or alive.
///
/// # Errors
/// A fault of the database, or a row that cannot be opened.
pub fn find_sent(
    conn: &mut db::Conn,
    vault: &Vault,
    citizen: CitizenId,
) -> db::Result<Option<SentCode>> {
    let Some(row) = queries::find_unused_code(conn, citizen)? else {
        return Ok(None);
    };
    let text = vault
        .open_text(Place::new(VALUE, &row.id.to_string()), &row.value)
        .map_err(|why| db::Error::row("contact_codes", why))?;
    let contact =
        Contact::of(row.kind, &text).map_err(|why| db::Error::row("contact_codes", why))?;
    Ok(Some(SentCode {
        id: row.id,
        contact,
        sent_at: row.sent_at,
        expires_at: row.expires_at,
        tries: row.tries,
    }))
}
