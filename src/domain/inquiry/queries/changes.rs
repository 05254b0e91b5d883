//! Writing inquiries and their answers.

use diesel::prelude::*;

use crate::db::schema::inquiries;
use crate::db::{self, Tx};
use crate::domain::audit::Actor;
use crate::domain::ids::{AccountId, InquiryId};
use crate::domain::inquiry::{Kind, Verdict};
use crate::domain::picture::queries as pictures;
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// An inquiry as it is added.
pub(in super::super) struct NewInquiry {
    pub id: InquiryId,
    pub kind: Kind,
    pub account: AccountId,
    pub words: Vec<u8>,
    pub due_at: Timestamp,
}

/// An answer as it is written.
pub(in super::super) struct Answered<'a> {
    /// How it was answered before.
    pub before: Option<Verdict>,
    pub verdict: Verdict,
    pub words: &'a str,
    pub by: Actor,
    pub reviewer: Option<AccountId>,
}

/// Adds an inquiry that waits; `false` when it is there already.
pub(in super::super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    new: &NewInquiry,
) -> db::Result<bool> {
    let values = (
        inquiries::id.eq(new.id),
        inquiries::kind.eq(new.kind),
        inquiries::account_id.eq(new.account),
        inquiries::words.eq(&new.words),
        inquiries::submitted_at.eq(now),
        inquiries::due_at.eq(new.due_at),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(inquiries::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// Gives a waiting inquiry to a reviewer; `false` when it does not wait.
pub(in super::super) fn mark_taken(
    tx: &mut Tx<'_>,
    id: InquiryId,
    reviewer: AccountId,
) -> db::Result<bool> {
    let waiting = inquiries::table
        .find(id)
        .filter(inquiries::verdict.is_null());
    let changed = diesel::update(waiting)
        .set(inquiries::reviewer_id.eq(reviewer))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Answers an inquiry; `false` when it stands otherwise than before, or waits and is another reviewer's.
pub(in super::super) fn mark_answered(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: InquiryId,
    answered: &Answered<'_>,
) -> db::Result<bool> {
    let set = (
        inquiries::verdict.eq(answered.verdict),
        inquiries::answer.eq(answered.words),
        inquiries::answered_at.eq(now),
        inquiries::answered_by.eq(answered.by),
        inquiries::reviewer_id.eq(answered.reviewer),
    );
    let one = inquiries::table.find(id);
    let changed = match answered.before {
        Some(before) => diesel::update(one.filter(inquiries::verdict.eq(before)))
            .set(set)
            .execute(&mut **tx)?,
        None => {
            let own = inquiries::reviewer_id
                .is_null()
                .or(inquiries::reviewer_id.eq(answered.reviewer));
            diesel::update(one.filter(inquiries::verdict.is_null()).filter(own))
                .set(set)
                .execute(&mut **tx)?
        }
    };
    Ok(changed == 1)
}

/// Forgets what a member has sent.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let own = inquiries::table.filter(inquiries::account_id.eq(account));
    let ids: Vec<InquiryId> = own.select(inquiries::id).load(&mut **tx)?;
    pictures::delete_of_inquiries(tx, &ids)?;
    Ok(diesel::delete(own).execute(&mut **tx)?)
}

/// Forgets what was answered before `end`, but for what is shown.
///
/// # Errors
/// A fault of the database.
pub fn delete_answered_before(tx: &mut Tx<'_>, end: Timestamp) -> db::Result<usize> {
    let old = inquiries::table
        .filter(inquiries::answered_at.lt(end))
        .filter(inquiries::verdict.ne(Verdict::Published));
    let ids: Vec<InquiryId> = old.select(inquiries::id).load(&mut **tx)?;
    pictures::delete_of_inquiries(tx, &ids)?;
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
