//! Reading and writing the rows of one-time passwords.

use diesel::prelude::*;

use super::Last;
use crate::db::schema::one_time_passwords;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{OneTimePasswordId, OpeningId, PackageId};
use crate::kit::clock::Timestamp;

#[derive(Insertable)]
#[diesel(table_name = one_time_passwords)]
pub(super) struct NewPassword {
    pub id: OneTimePasswordId,
    pub opening_id: OpeningId,
    pub package_id: PackageId,
    pub password_lookup: String,
    pub tries: i64,
    pub sent_at: Timestamp,
    pub expires_at: Timestamp,
}

/// The password of an opening that was neither used nor replaced, dead by the clock or not.
macro_rules! unused {
    ($opening:expr) => {
        one_time_passwords::table.filter(
            one_time_passwords::opening_id
                .eq($opening)
                .and(one_time_passwords::used_at.is_null())
                .and(one_time_passwords::replaced_at.is_null()),
        )
    };
}

/// Replaces the unused password that was sent at `sent_by` or before; a younger one stays.
pub(super) fn mark_replaced(
    tx: &mut Tx<'_>,
    opening: OpeningId,
    at: Timestamp,
    sent_by: Timestamp,
) -> db::Result<bool> {
    let old = unused!(opening).filter(one_time_passwords::sent_at.le(sent_by));
    let changed = diesel::update(old)
        .set(one_time_passwords::replaced_at.eq(at))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// `false` when the opening has an unused password.
pub(super) fn insert(tx: &mut Tx<'_>, row: &NewPassword) -> db::Result<bool> {
    let conn: &mut Conn = tx;
    let inserted = crate::each_backend!(conn, inner => diesel::insert_into(one_time_passwords::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}

pub(super) fn find_last(conn: &mut Conn, opening: OpeningId) -> db::Result<Option<Last>> {
    type Row = (OneTimePasswordId, String, i64, Timestamp, Timestamp);
    let row: Option<Row> = one_time_passwords::table
        .filter(one_time_passwords::opening_id.eq(opening))
        .order(one_time_passwords::sent_at.desc())
        .select((
            one_time_passwords::id,
            one_time_passwords::password_lookup,
            one_time_passwords::tries,
            one_time_passwords::sent_at,
            one_time_passwords::expires_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, lookup, tries, sent_at, expires_at)| Last {
        id,
        lookup,
        tries,
        sent_at,
        expires_at,
    }))
}

/// Counts a try at the living password; `false` when it is dead or all its tries are used up.
pub(super) fn mark_tried(
    tx: &mut Tx<'_>,
    opening: OpeningId,
    now: Timestamp,
    most: i64,
) -> db::Result<bool> {
    let living = unused!(opening).filter(
        one_time_passwords::expires_at
            .gt(now)
            .and(one_time_passwords::tries.lt(most)),
    );
    let counted = diesel::update(living)
        .set(one_time_passwords::tries.eq(one_time_passwords::tries + 1))
        .execute(&mut **tx)?;
    Ok(counted == 1)
}

/// Uses the password up; `false` when it was used or replaced before.
pub(super) fn mark_used(tx: &mut Tx<'_>, id: OneTimePasswordId, at: Timestamp) -> db::Result<bool> {
    let unused = one_time_passwords::table.filter(
        one_time_passwords::id
            .eq(id)
            .and(one_time_passwords::used_at.is_null())
            .and(one_time_passwords::replaced_at.is_null()),
    );
    let used = diesel::update(unused)
        .set(one_time_passwords::used_at.eq(at))
        .execute(&mut **tx)?;
    Ok(used == 1)
}
