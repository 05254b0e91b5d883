//! Reading and writing the rows of enrolment links.

use diesel::prelude::*;

use crate::db::schema::account_enrolments;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, RowId};
use crate::kit::clock::Timestamp;

/// A link as it is added.
pub struct NewEnrolment {
    /// Its row.
    pub id: RowId,
    /// The keyed hash of its token.
    pub token_lookup: String,
    /// Whose it is.
    pub account: AccountId,
    /// The sealed secret of the second factor.
    pub secret: Vec<u8>,
    /// When it dies.
    pub expires_at: Timestamp,
}

/// A link as it is kept.
#[derive(Queryable, Selectable)]
#[diesel(table_name = account_enrolments, check_for_backend(crate::db::MultiBackend))]
pub struct KeptEnrolment {
    /// Its row.
    pub id: RowId,
    /// Whose it is.
    #[diesel(column_name = account_id)]
    pub account: AccountId,
    /// The sealed secret of the second factor.
    pub secret: Vec<u8>,
    /// When it dies.
    pub expires_at: Timestamp,
    /// When it was used or replaced.
    pub used_at: Option<Timestamp>,
}

/// The link of this token, living or not.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, token_lookup: &str) -> db::Result<Option<KeptEnrolment>> {
    Ok(account_enrolments::table
        .filter(account_enrolments::token_lookup.eq(token_lookup))
        .select(KeptEnrolment::as_select())
        .first(conn)
        .optional()?)
}

/// Adds a link.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, now: Timestamp, new: &NewEnrolment) -> db::Result<()> {
    diesel::insert_into(account_enrolments::table)
        .values((
            account_enrolments::id.eq(new.id),
            account_enrolments::token_lookup.eq(&new.token_lookup),
            account_enrolments::account_id.eq(new.account),
            account_enrolments::secret.eq(&new.secret),
            account_enrolments::made_at.eq(now),
            account_enrolments::expires_at.eq(new.expires_at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Uses a living link; `false` when it was used or has died.
///
/// # Errors
/// A fault of the database.
pub fn mark_used(tx: &mut Tx<'_>, id: RowId, now: Timestamp) -> db::Result<bool> {
    let living = account_enrolments::table.find(id).filter(
        account_enrolments::used_at
            .is_null()
            .and(account_enrolments::expires_at.gt(now)),
    );
    let changed = diesel::update(living)
        .set(account_enrolments::used_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Takes back every unused link of an account, and answers how many those were.
///
/// # Errors
/// A fault of the database.
pub fn mark_all_used(tx: &mut Tx<'_>, account: AccountId, now: Timestamp) -> db::Result<usize> {
    let unused = account_enrolments::table.filter(
        account_enrolments::account_id
            .eq(account)
            .and(account_enrolments::used_at.is_null()),
    );
    Ok(diesel::update(unused)
        .set(account_enrolments::used_at.eq(now))
        .execute(&mut **tx)?)
}

/// Forgets the links that are dead at `at`, with their secrets.
///
/// # Errors
/// A fault of the database.
pub fn delete_ended(tx: &mut Tx<'_>, at: Timestamp) -> db::Result<usize> {
    let ended = account_enrolments::table.filter(account_enrolments::expires_at.le(at));
    Ok(diesel::delete(ended).execute(&mut **tx)?)
}
