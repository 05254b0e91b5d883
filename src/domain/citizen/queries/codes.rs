//! Codes that confirm a contact.

use diesel::prelude::*;

use crate::db::schema::contact_codes;
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::contact::ContactKind;
use crate::domain::ids::{CitizenId, ContactCodeId};
use crate::kit::clock::Timestamp;

/// A code to be added.
#[derive(Debug)]
pub struct NewContactCode {
    /// The code's row.
    pub id: ContactCodeId,
    /// Whose.
    pub citizen: CitizenId,
    /// The kind of contact.
    pub kind: ContactKind,
    /// The contact, sealed.
    pub value: Vec<u8>,
    /// The keyed hash of the digits.
    pub code_lookup: String,
    /// When it is sent.
    pub sent_at: Timestamp,
    /// When it is dead.
    pub expires_at: Timestamp,
}

/// A code as its row stands.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = contact_codes, check_for_backend(crate::db::MultiBackend))]
pub struct SealedCode {
    /// The code's row.
    pub id: ContactCodeId,
    /// The kind of contact.
    pub kind: ContactKind,
    /// The contact, sealed.
    pub value: Vec<u8>,
    /// How often it was tried.
    pub tries: i64,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When it is dead.
    pub expires_at: Timestamp,
}

/// The unused code of this citizen, dead or alive.
///
/// # Errors
/// A fault of the database.
pub fn find_unused_code(conn: &mut Conn, citizen: CitizenId) -> db::Result<Option<SealedCode>> {
    let unused = contact_codes::citizen_id
        .eq(citizen)
        .and(contact_codes::used_at.is_null())
        .and(contact_codes::replaced_at.is_null());
    Ok(contact_codes::table
        .filter(unused)
        .select(SealedCode::as_select())
        .first(conn)
        .optional()?)
}

/// Adds a code; the one before is dead from here on.
///
/// # Errors
/// A fault of the database.
pub fn replace_code(tx: &mut Tx<'_>, now: Timestamp, new: &NewContactCode) -> db::Result<()> {
    let unused = contact_codes::citizen_id
        .eq(new.citizen)
        .and(contact_codes::used_at.is_null())
        .and(contact_codes::replaced_at.is_null());
    diesel::update(contact_codes::table.filter(unused))
        .set(contact_codes::replaced_at.eq(now))
        .execute(&mut **tx)?;
    diesel::insert_into(contact_codes::table)
        .values((
            contact_codes::id.eq(new.id),
            contact_codes::citizen_id.eq(new.citizen),
            contact_codes::kind.eq(new.kind),
            contact_codes::value.eq(&new.value),
            contact_codes::code_lookup.eq(&new.code_lookup),
            contact_codes::tries.eq(0_i64),
            contact_codes::sent_at.eq(new.sent_at),
            contact_codes::expires_at.eq(new.expires_at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Counts a try of a living code; `false` when it is dead, used, replaced, or was tried `most` times.
///
/// # Errors
/// A fault of the database.
pub fn mark_code_tried(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: ContactCodeId,
    most: i64,
) -> db::Result<bool> {
    let living = contact_codes::used_at
        .is_null()
        .and(contact_codes::replaced_at.is_null())
        .and(contact_codes::expires_at.gt(now))
        .and(contact_codes::tries.lt(most));
    let changed = diesel::update(contact_codes::table.find(id).filter(living))
        .set(contact_codes::tries.eq(contact_codes::tries + 1))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// The keyed hash of a code's digits.
///
/// # Errors
/// A fault of the database.
pub fn find_code_lookup(conn: &mut Conn, id: ContactCodeId) -> db::Result<Option<String>> {
    Ok(contact_codes::table
        .find(id)
        .select(contact_codes::code_lookup)
        .first(conn)
        .optional()?)
}

/// Uses a code up; `false` when it was used or replaced meanwhile.
///
/// # Errors
/// A fault of the database.
pub fn mark_code_used(tx: &mut Tx<'_>, now: Timestamp, id: ContactCodeId) -> db::Result<bool> {
    let unused = contact_codes::used_at
        .is_null()
        .and(contact_codes::replaced_at.is_null());
    let changed = diesel::update(contact_codes::table.find(id).filter(unused))
        .set(contact_codes::used_at.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Deletes the codes that are dead at `at`, used or not, and answers how many.
///
/// # Errors
/// A fault of the database.
pub fn delete_dead_codes(tx: &mut Tx<'_>, at: Timestamp) -> db::Result<usize> {
    let dead = contact_codes::table.filter(contact_codes::expires_at.le(at));
    Ok(diesel::delete(dead).execute(&mut **tx)?)
}
