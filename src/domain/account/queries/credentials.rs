//! Reading and writing the rows of passwords and second factors.

use diesel::prelude::*;

use crate::db::schema::{account_factors, account_passwords};
use crate::db::{self, Conn, Tx};
use crate::domain::account::credential::KeptPassword;
use crate::domain::account::hash::PasswordHash;
use crate::domain::ids::{AccountId, RowId};
use crate::kit::clock::Timestamp;

/// The last passwords of an account, the latest first.
///
/// # Errors
/// A fault of the database.
pub fn list_passwords(
    conn: &mut Conn,
    account: AccountId,
    most: i64,
) -> db::Result<Vec<KeptPassword>> {
    let rows: Vec<(RowId, String, Timestamp)> = account_passwords::table
        .filter(account_passwords::account_id.eq(account))
        .order((account_passwords::set_at.desc(), account_passwords::id))
        .limit(most)
        .select((
            account_passwords::id,
            account_passwords::hash,
            account_passwords::set_at,
        ))
        .load(conn)?;
    let kept = |(id, hash, set_at)| KeptPassword {
        id,
        hash: PasswordHash::stored(hash),
        set_at,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Adds a password, which becomes the latest.
///
/// # Errors
/// A fault of the database.
pub fn insert_password(
    tx: &mut Tx<'_>,
    now: Timestamp,
    account: AccountId,
    (id, hash): (RowId, &PasswordHash),
) -> db::Result<()> {
    diesel::insert_into(account_passwords::table)
        .values((
            account_passwords::id.eq(id),
            account_passwords::account_id.eq(account),
            account_passwords::hash.eq(hash.as_str()),
            account_passwords::set_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets the passwords of an account but these.
///
/// # Errors
/// A fault of the database.
pub fn delete_passwords_but(
    tx: &mut Tx<'_>,
    account: AccountId,
    kept: &[RowId],
) -> db::Result<usize> {
    let others = account_passwords::table.filter(
        account_passwords::account_id
            .eq(account)
            .and(account_passwords::id.ne_all(kept)),
    );
    Ok(diesel::delete(others).execute(&mut **tx)?)
}

/// The row and the sealed secret of the second factor in use.
///
/// # Errors
/// A fault of the database.
pub fn find_factor(conn: &mut Conn, account: AccountId) -> db::Result<Option<(RowId, Vec<u8>)>> {
    Ok(account_factors::table
        .filter(
            account_factors::account_id
                .eq(account)
                .and(account_factors::retired_at.is_null()),
        )
        .select((account_factors::id, account_factors::secret))
        .first(conn)
        .optional()?)
}

/// A second factor as it is added.
pub struct NewFactor {
    /// Its row.
    pub id: RowId,
    /// Whose it is.
    pub account: AccountId,
    /// Its sealed secret.
    pub secret: Vec<u8>,
    /// The step whose code confirmed it.
    pub last_step: i64,
}

/// Adds a second factor; the one before must be retired.
///
/// # Errors
/// A fault of the database.
pub fn insert_factor(tx: &mut Tx<'_>, now: Timestamp, new: &NewFactor) -> db::Result<()> {
    diesel::insert_into(account_factors::table)
        .values((
            account_factors::id.eq(new.id),
            account_factors::account_id.eq(new.account),
            account_factors::secret.eq(&new.secret),
            account_factors::last_step.eq(new.last_step),
            account_factors::confirmed_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes that the code of a step was taken; `false` when it, or a later one, was taken before.
///
/// # Errors
/// A fault of the database.
pub fn mark_step(tx: &mut Tx<'_>, factor: RowId, step: i64) -> db::Result<bool> {
    let fresh = account_factors::table.find(factor).filter(
        account_factors::retired_at
            .is_null()
            .and(account_factors::last_step.lt(step)),
    );
    let changed = diesel::update(fresh)
        .set(account_factors::last_step.eq(step))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Retires the second factor in use; `false` when there is none.
///
/// # Errors
/// A fault of the database.
pub fn mark_factor_retired(
    tx: &mut Tx<'_>,
    account: AccountId,
    now: Timestamp,
) -> db::Result<bool> {
    let living = account_factors::table.filter(
        account_factors::account_id
            .eq(account)
            .and(account_factors::retired_at.is_null()),
    );
    let changed = diesel::update(living)
        .set(account_factors::retired_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
