//! What an account signs in with: its latest password and its living second factor.

use super::hash::PasswordHash;
use super::queries::credentials;
use super::second_factor::FactorSecret;
use crate::db::{self, Conn};
use crate::domain::ids::{AccountId, RowId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

/// So many of the last passwords are not taken again.
pub const REMEMBERED: i64 = 3;
/// Where the secrets of second factors are sealed.
pub(super) const FACTOR: &str = "account_factors.secret";

/// A password as it is kept.
#[derive(Debug, Clone)]
pub struct KeptPassword {
    /// Its row.
    pub id: RowId,
    /// Its hash.
    pub hash: PasswordHash,
    /// When it was set.
    pub set_at: Timestamp,
}

/// A second factor that is in use.
#[derive(Debug, Clone)]
pub struct Factor {
    /// Its row.
    pub id: RowId,
    /// The shared secret.
    pub secret: FactorSecret,
}

/// The second factor of an account that is in use.
///
/// # Errors
/// When its secret cannot be unsealed; a fault of the database.
pub fn find_factor(
    conn: &mut Conn,
    vault: &Vault,
    account: AccountId,
) -> db::Result<Option<Factor>> {
    let Some((id, sealed)) = credentials::find_factor(conn, account)? else {
        return Ok(None);
    };
    let row = id.to_string();
    let unreadable = |why: &dyn std::fmt::Display| db::Error::row("account_factors", why);
    let bytes = vault
        .open(Place::new(FACTOR, &row), &sealed)
        .map_err(|why| unreadable(&why))?;
    let secret = FactorSecret::from_bytes(&bytes).ok_or_else(|| unreadable(&"wrong length"))?;
    Ok(Some(Factor { id, secret }))
}
