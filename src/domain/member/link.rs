//! The links that a member gets by mail: each for one purpose, for a while, once.
//!
//! Anybody may ask for the link that activates and for that of a new password, so asking kills no link before: of all that
//! live, the one that is used first kills the others. A new mail address is asked for by its member alone, who means the
//! last one: it kills those before.
//!
//! Of the token only its keyed hash is kept. Looking at a link changes nothing. A link that was used or has run out
//! stays known for a while ([`KNOWN`]), so that its page can say which of the two it is.

pub use super::purpose::Purpose;
use super::queries::links as queries;
use crate::db::{self, Conn, Tx};
use crate::domain::account::queries as accounts;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::{AccountId, RowId};
use crate::kit::clock::{Span, Timestamp, days};
use crate::kit::random::ALPHANUMERIC;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

/// A dead link is remembered for this time after its end.
pub const KNOWN: Span = days(7);
/// Letters and digits of a token: more than 256 bits.
const TOKEN: usize = 43;
/// The kind of the tokens' look-ups.
const LOOKUP: &str = "member_links.token";
/// Where a new address is sealed.
const COLUMN: &str = "member_links.mail";

/// What a link is made for.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Whose it is.
    pub account: AccountId,
    /// What it is for.
    pub purpose: Purpose,
    /// The address that it confirms, when it is not the member's own.
    pub mail: Option<&'a MailAddress>,
}

/// A living link.
#[derive(Debug, Clone)]
pub struct Link {
    pub(super) id: RowId,
    /// Whose it is.
    pub account: AccountId,
    /// When it dies.
    pub expires_at: Timestamp,
    /// The address that it confirms, when it is not the member's own.
    pub mail: Option<MailAddress>,
}

/// Why a link leads nowhere.
#[derive(Debug, thiserror::Error)]
pub enum CannotFollow {
    /// There was never one like this, or it is long forgotten.
    #[error("no such link")]
    NoSuchLink,
    /// It was used, or another one has taken its place.
    #[error("used")]
    Used,
    /// Its time is over.
    #[error("expired")]
    Expired,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Makes a link. Answers its token, which is kept nowhere, and its end; `None` when the account is closed.
///
/// The account is held first: of links that are made, used and taken back at once, one comes after the other.
///
/// # Errors
/// A fault of the database.
pub fn offer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    wanted: &Wanted<'_>,
) -> db::Result<Option<(Secret, Timestamp)>> {
    let (account, purpose) = (wanted.account, wanted.purpose);
    if !accounts::mark_held(tx, account)? {
        return Ok(None);
    }
    let id = RowId::draw(vault.random());
    let row = id.to_string();
    let mail = wanted.mail.map(|mail| {
        let place = Place::new(COLUMN, &row);
        vault.seal(place, mail.reveal().as_bytes())
    });
    let token = Secret::new(vault.random().symbols(ALPHANUMERIC, TOKEN));
    let expires_at = now.plus(purpose.lifetime());
    if purpose == Purpose::Moving {
        queries::mark_replaced(tx, now, account, purpose)?;
    }
    queries::insert(
        tx,
        &queries::LinkRow {
            id,
            account_id: account,
            purpose,
            token_lookup: vault.lookup(LOOKUP, token.reveal()),
            made_at: now,
            expires_at,
            used_at: None,
            mail,
        },
    )?;
    Ok(Some((token, expires_at)))
}

/// The living link of this token for this purpose.
///
/// # Errors
/// When it is unknown, used or dead; a fault of the database.
pub fn find(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    (purpose, token): (Purpose, &str),
) -> Result<Link, CannotFollow> {
    let row = queries::find(conn, &vault.lookup(LOOKUP, token))?;
    let row = row.filter(|row| row.purpose == purpose);
    let row = row.ok_or(CannotFollow::NoSuchLink)?;
    if row.used_at.is_some() {
        return Err(CannotFollow::Used);
    }
    if now >= row.expires_at {
        return Err(CannotFollow::Expired);
    }
    Ok(Link {
        id: row.id,
        account: row.account_id,
        expires_at: row.expires_at,
        mail: row
            .mail
            .map(|sealed| open(vault, row.id, &sealed))
            .transpose()?,
    })
}

fn open(vault: &Vault, id: RowId, sealed: &[u8]) -> db::Result<MailAddress> {
    let row = id.to_string();
    let text = vault
        .open_text(Place::new(COLUMN, &row), sealed)
        .map_err(|why| db::Error::row("member_links", why))?;
    MailAddress::kept(&text).map_err(|why| db::Error::row("member_links", why))
}

/// Uses a link, and with it all others of its account for its purpose: of two at once only one does.
///
/// # Errors
/// When it is unknown, used or dead; a fault of the database.
pub fn follow(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (purpose, token): (Purpose, &str),
) -> Result<Link, CannotFollow> {
    let link = find(tx, now, vault, (purpose, token))?;
    if !accounts::mark_held(tx, link.account)? {
        return Err(CannotFollow::NoSuchLink);
    }
    if !queries::mark_used(tx, link.id, now)? {
        return Err(CannotFollow::Used);
    }
    queries::mark_replaced(tx, now, link.account, purpose)?;
    Ok(link)
}
