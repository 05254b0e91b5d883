//! Reading and writing pictures and what they belong to.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::Owner;
use crate::db::schema::{attribution_pictures, inquiry_pictures, pictures};
use crate::db::{self, Conn, Tx};
use crate::domain::file::FileKind;
use crate::domain::ids::{AccountId, AttributionProofId, InquiryId, PictureId};
use crate::kit::clock::Timestamp;

/// Adds a picture.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, account): (PictureId, AccountId),
    (kind, content): (FileKind, &[u8]),
) -> db::Result<()> {
    diesel::insert_into(pictures::table)
        .values((
            pictures::id.eq(id),
            pictures::account_id.eq(account),
            pictures::kind.eq(kind),
            pictures::content.eq(content),
            pictures::kept_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives a picture to its owner.
pub(super) fn insert_owner(tx: &mut Tx<'_>, owner: Owner, picture: PictureId) -> db::Result<()> {
    match owner {
        Owner::Inquiry(id) => diesel::insert_into(inquiry_pictures::table)
            .values((
                inquiry_pictures::inquiry_id.eq(id),
                inquiry_pictures::picture_id.eq(picture),
            ))
            .execute(&mut **tx)?,
        Owner::Proof(id) => diesel::insert_into(attribution_pictures::table)
            .values((
                attribution_pictures::proof_id.eq(id),
                attribution_pictures::picture_id.eq(picture),
            ))
            .execute(&mut **tx)?,
    };
    Ok(())
}

/// The sealed picture of its owner.
pub(super) fn find(
    conn: &mut Conn,
    owner: Owner,
) -> db::Result<Option<(PictureId, FileKind, Vec<u8>)>> {
    let columns = (pictures::id, pictures::kind, pictures::content);
    Ok(match owner {
        Owner::Inquiry(id) => inquiry_pictures::table
            .inner_join(pictures::table)
            .filter(inquiry_pictures::inquiry_id.eq(id))
            .select(columns)
            .first(conn)
            .optional()?,
        Owner::Proof(id) => attribution_pictures::table
            .inner_join(pictures::table)
            .filter(attribution_pictures::proof_id.eq(id))
            .select(columns)
            .first(conn)
            .optional()?,
    })
}

/// Which picture an inquiry has.
pub(super) fn find_of_inquiry(conn: &mut Conn, id: InquiryId) -> db::Result<Option<PictureId>> {
    Ok(inquiry_pictures::table
        .find(id)
        .select(inquiry_pictures::picture_id)
        .first(conn)
        .optional()?)
}

/// Whether its owner has one.
///
/// # Errors
/// A fault of the database.
pub fn is_there(conn: &mut Conn, owner: Owner) -> db::Result<bool> {
    Ok(match owner {
        Owner::Inquiry(id) => {
            diesel::select(exists(inquiry_pictures::table.find(id))).get_result(conn)?
        }
        Owner::Proof(id) => {
            diesel::select(exists(attribution_pictures::table.find(id))).get_result(conn)?
        }
    })
}

/// Takes the pictures of these inquiries from them.
///
/// # Errors
/// A fault of the database.
pub fn delete_of_inquiries(tx: &mut Tx<'_>, ids: &[InquiryId]) -> db::Result<usize> {
    let of_them = inquiry_pictures::table.filter(inquiry_pictures::inquiry_id.eq_any(ids));
    Ok(diesel::delete(of_them).execute(&mut **tx)?)
}

/// Takes the pictures of these proofs from them.
///
/// # Errors
/// A fault of the database.
pub fn delete_of_proofs(tx: &mut Tx<'_>, ids: &[AttributionProofId]) -> db::Result<usize> {
    let of_them = attribution_pictures::table.filter(attribution_pictures::proof_id.eq_any(ids));
    Ok(diesel::delete(of_them).execute(&mut **tx)?)
}

/// Forgets every picture that belongs to nothing any more.
///
/// # Errors
/// A fault of the database.
pub fn delete_unowned(tx: &mut Tx<'_>) -> db::Result<usize> {
    let inquiries = inquiry_pictures::table.filter(inquiry_pictures::picture_id.eq(pictures::id));
    let proofs =
        attribution_pictures::table.filter(attribution_pictures::picture_id.eq(pictures::id));
    let unowned = pictures::table
        .filter(not(exists(inquiries)))
        .filter(not(exists(proofs)));
    Ok(diesel::delete(unowned).execute(&mut **tx)?)
}
