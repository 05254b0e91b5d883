//! Announcing a data service: the announcement at once, its letters in batches.

use serde::{Deserialize, Serialize};

use super::{News, queries};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::citizen::contact::Contact;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::{AccountId, AnnouncementId};
use crate::domain::member;
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::Timestamp;
use crate::kit::random::ALPHANUMERIC;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;
use crate::text::Locale;

/// Letters that one transaction promises at most: it holds the only right to write of the embedded database.
pub const BATCH: i64 = 50;
/// Letters and digits of a token: more than 256 bits.
const TOKEN: usize = 43;
/// The kind of the tokens' look-ups.
const LOOKUP: &str = "announcement_letters.token";

/// The job that promises the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errand {
    /// Of which announcement.
    pub announcement: AnnouncementId,
}

/// The letter to one member: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsLetter {
    /// What it tells.
    pub announcement: AnnouncementId,
    /// Whom.
    pub account: AccountId,
    /// In which language.
    pub locale: Locale,
}

/// Announces a data service and promises the job that writes to everybody; what is announced already is not again.
///
/// # Errors
/// A fault of the database.
pub fn announce(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (id, news): (AnnouncementId, &News),
) -> db::Result<()> {
    if !queries::insert(tx, now, by.actor, (id, news))? {
        return Ok(());
    }
    let errand = Errand { announcement: id };
    outbox::post(tx, now, vault, Promise::new(Kind::AnnounceService, &errand))?;
    audit::record(tx, now, by, &Deed::new(Action::ServiceAnnounced, id))
}

/// The announcements whose letters are not all promised yet.
///
/// # Errors
/// A fault of the database.
pub fn list_running(conn: &mut Conn) -> db::Result<Vec<AnnouncementId>> {
    let errands: Vec<Errand> = outbox::list_waiting(conn, Kind::AnnounceService)?;
    Ok(errands.iter().map(|errand| errand.announcement).collect())
}

/// Promises letters to the next members who want them and have none; answers how many those were.
///
/// # Errors
/// A fault of the database.
pub fn promise_batch(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    errand: &Errand,
) -> db::Result<usize> {
    let announcement = errand.announcement;
    let next = queries::letters::list_unwritten(tx, announcement, BATCH)?;
    for account in &next {
        let token = Secret::new(vault.random().symbols(ALPHANUMERIC, TOKEN));
        let row = (announcement, *account);
        if !queries::letters::insert(tx, now, row, &lookup(vault, token.reveal()))? {
            continue;
        }
        let Some(member) = member::find_readable(tx, vault, *account)? else {
            continue;
        };
        let letter = NewsLetter {
            announcement,
            account: *account,
            locale: member.locale,
        };
        let envelope = Envelope {
            to: Contact::Mail(member.mail),
            code: Some(token),
        };
        let sealed = envelope.to_secret();
        let promise = Promise::new(Kind::NewsLetter, &letter).with_secret(&sealed);
        outbox::post(tx, now, vault, promise)?;
    }
    Ok(next.len())
}

/// The keyed hash under which a token is kept.
pub(super) fn lookup(vault: &Vault, token: &str) -> String {
    vault.lookup(LOOKUP, token)
}
