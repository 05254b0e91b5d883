//! The links that a member gets by mail: each for one purpose, for a while, once.
//!
//! Of the token only its keyed hash is kept. Looking at a link changes nothing. A link that was used or has run out
//! stays known for a while ([`KNOWN`]), so that its page can say which of the two it is.

use std::fmt;
use std::str::FromStr;

use super::queries::links as queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, RowId};
use crate::kit::clock::{Span, Timestamp, days, hours, minutes};
use crate::kit::random::ALPHANUMERIC;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// A dead link is remembered for this time after its end.
pub const KNOWN: Span = days(7);
/// Letters and digits of a token: more than 256 bits.
const TOKEN: usize = 43;
/// The kind of the tokens' look-ups.
const LOOKUP: &str = "member_links.token";

/// What a link is for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 帳號啟用
    Activation,
    /// 忘記密碼
    Reset,
}

/// A living link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    pub(super) id: RowId,
    /// Whose it is.
    pub account: AccountId,
    /// When it dies.
    pub expires_at: Timestamp,
}

/// Why a link leads nowhere.
#[derive(Debug, thiserror::Error)]
pub enum CannotFollow {
    /// There was never one like this, or it is long forgotten.
    #[error("no such link")]
    NoSuchLink,
    /// It was used, or a younger one has replaced it.
    #[error("used")]
    Used,
    /// Its time is over.
    #[error("expired")]
    Expired,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Purpose {
    /// How long a link for it lives; at this very age it is dead.
    #[must_use]
    pub const fn lifetime(self) -> Span {
        match self {
            Self::Activation => hours(24),
            Self::Reset => minutes(30),
        }
    }

    /// The word in the table and in keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Reset => "reset",
        }
    }
}

/// Makes a link; those before it for the same purpose die. Answers its token, which is kept nowhere, and its end.
///
/// # Errors
/// A fault of the database.
pub fn offer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    account: AccountId,
    purpose: Purpose,
) -> db::Result<(Secret, Timestamp)> {
    let token = Secret::new(vault.random().symbols(ALPHANUMERIC, TOKEN));
    let expires_at = now.plus(purpose.lifetime());
    queries::mark_replaced(tx, now, account, purpose)?;
    queries::insert(
        tx,
        &queries::LinkRow {
            id: RowId::draw(vault.random()),
            account_id: account,
            purpose,
            token_lookup: vault.lookup(LOOKUP, token.reveal()),
            made_at: now,
            expires_at,
            used_at: None,
        },
    )?;
    Ok((token, expires_at))
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
    })
}

/// Uses a link: of two at once only one does.
///
/// # Errors
/// When it is unknown, used or dead; a fault of the database.
pub fn follow(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    link: (Purpose, &str),
) -> Result<Link, CannotFollow> {
    let link = find(tx, now, vault, link)?;
    if !queries::mark_used(tx, link.id, now)? {
        return Err(CannotFollow::Used);
    }
    Ok(link)
}

/// A word that names no purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown purpose")]
pub struct UnknownPurpose;

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Purpose {
    type Err = UnknownPurpose;

    fn from_str(text: &str) -> Result<Self, UnknownPurpose> {
        [Self::Activation, Self::Reset]
            .into_iter()
            .find(|purpose| purpose.word() == text)
            .ok_or(UnknownPurpose)
    }
}

crate::text_column!(Purpose);
