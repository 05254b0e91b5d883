//! Reasons and case numbers that an earlier release wrote in clear: sealed when the server starts, and now and then while a
//! process of that release runs beside it.
//!
//! Each batch is a transaction of its own; what another process has sealed meanwhile is sealed.

use super::purpose::Purpose;
use super::queries::clear as queries;
use crate::db::{self, Db, Tx};
use crate::kit::seal::Vault;

/// Rows of a batch.
const BATCH: i64 = 200;

/// Seals what stands in clear, and answers in how many rows it stood.
///
/// # Errors
/// A fault of the database; what was sealed before it stays.
pub fn seal(db: &Db, vault: &Vault) -> db::Result<usize> {
    let mut sealed = 0;
    loop {
        let some = db.write_now(|tx| seal_batch(tx, vault))?;
        if some == 0 {
            return Ok(sealed);
        }
        sealed += some;
    }
}

/// Seals some of what stands in clear, and answers in how many rows it stood.
///
/// # Errors
/// A fault of the database.
pub fn seal_batch(tx: &mut Tx<'_>, vault: &Vault) -> db::Result<usize> {
    let rows = queries::list(tx, BATCH)?;
    for (id, reason, number) in &rows {
        let purpose = Purpose::in_clear(
            reason.clone().unwrap_or_default(),
            number.clone().unwrap_or_default(),
        );
        queries::replace(tx, *id, &purpose.seal(vault, *id))?;
    }
    Ok(rows.len())
}
