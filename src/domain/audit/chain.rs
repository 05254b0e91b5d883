//! The chain of digests: how one is made, and how all of them are checked.

use sha2::{Digest as _, Sha256};

use super::{Entry, queries};
use crate::db::{self, Conn};

const BATCH: i64 = 500;

/// Why the entries cannot be trusted.
#[derive(Debug, thiserror::Error)]
pub enum CannotTrust {
    /// The entry of this place is not what was written there.
    #[error("the chain is broken at entry {0}")]
    BrokenAt(i64),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The digest of `entry` after the digest `before`: SHA-256 in lower-case hexadecimal.
///
/// It covers `before`, a line end, and a JSON array of all that the entry says, in the order of its fields.
#[must_use]
pub fn digest(before: &str, entry: &Entry) -> String {
    let said = serde_json::json!([
        entry.seq,
        entry.at.to_string(),
        entry.actor.to_string(),
        entry.action.word(),
        entry.object,
        entry.detail,
        entry.ip,
    ]);
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update("\n");
    hash.update(said.to_string());
    hex::encode(hash.finalize())
}

/// Checks every entry and that the last one is the last that was written; answers how many there are.
///
/// # Errors
/// The place of the first entry that is not as it was written; a fault of the database.
pub fn verify(conn: &mut Conn) -> Result<i64, CannotTrust> {
    let mut seen = (0, String::new());
    loop {
        let head = queries::find_head(conn)?;
        while let Some(end) = check_batch(conn, &seen)? {
            seen = end;
        }
        if seen.0 >= head.0 {
            break;
        }
        if queries::list_after(conn, seen.0, 1)?.is_empty() {
            return Err(CannotTrust::BrokenAt(seen.0 + 1));
        }
    }
    let (seq, digest) = queries::find_head(conn)?;
    if seq < seen.0 || (seq == seen.0 && digest != seen.1) {
        return Err(CannotTrust::BrokenAt(seen.0));
    }
    Ok(seen.0)
}

/// Checks the entries after `seen`; `None` when there are none.
fn check_batch(
    conn: &mut Conn,
    seen: &(i64, String),
) -> Result<Option<(i64, String)>, CannotTrust> {
    let mut last = None;
    for written in queries::list_after(conn, seen.0, BATCH)? {
        let (seq, before) = last.as_ref().unwrap_or(seen);
        let due = seq + 1;
        match written {
            Ok((entry, kept)) if entry.seq == due && digest(before, &entry) == kept => {
                last = Some((due, kept));
            }
            _ => return Err(CannotTrust::BrokenAt(due)),
        }
    }
    Ok(last)
}
