//! Wanting mails about new data services, and wanting them no more.

use super::{announcing, queries};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::AccountId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Wants them, or wants them no more; `false` when it is so already, or the account is closed.
///
/// # Errors
/// A fault of the database.
pub fn choose(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    wanted: bool,
) -> db::Result<bool> {
    if !queries::replace_wish(tx, account, wanted)? {
        return Ok(false);
    }
    let deed = Deed::new(Action::NoticesChosen, account).with("wanted", wanted);
    audit::record(tx, now, by, &deed)?;
    Ok(true)
}

/// Whose letter has this token.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, vault: &Vault, token: &str) -> db::Result<Option<AccountId>> {
    queries::letters::find_account(conn, &announcing::lookup(vault, token))
}

/// Ends the mails of whoever got the letter with this token; pressing twice is as good as once. `false` for a token of
/// nobody.
///
/// # Errors
/// A fault of the database.
pub fn end(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    token: &str,
) -> db::Result<bool> {
    let Some(account) = find(tx, vault, token)? else {
        return Ok(false);
    };
    choose(tx, now, (account, by), false)?;
    Ok(true)
}
