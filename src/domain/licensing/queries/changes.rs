//! Writing applications and what reviewers say of them.

use diesel::prelude::*;

use crate::db::schema::{licence_applications, licence_remarks};
use crate::db::{self, Tx};
use crate::domain::audit::Actor;
use crate::domain::credential::Tier;
use crate::domain::ids::{AccountId, LicenceApplicationId};
use crate::domain::licensing::{Ended, Field, Verdict};
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// An application as it is added.
pub(in super::super) struct NewApplication {
    pub id: LicenceApplicationId,
    pub account: AccountId,
    pub tier: Tier,
    pub details: Vec<u8>,
    pub due_at: Timestamp,
}

/// A decision as it is written.
pub(in super::super) struct Decision<'a> {
    pub verdict: Verdict,
    pub reason: &'a str,
    pub by: Actor,
    pub reviewer: Option<AccountId>,
}

/// Adds an application that waits; `false` when one of this member for this tier waits already.
pub(in super::super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    new: &NewApplication,
) -> db::Result<bool> {
    let values = (
        licence_applications::id.eq(new.id),
        licence_applications::account_id.eq(new.account),
        licence_applications::tier.eq(new.tier),
        licence_applications::details.eq(&new.details),
        licence_applications::submitted_at.eq(now),
        licence_applications::due_at.eq(new.due_at),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(licence_applications::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// Gives a waiting application to a reviewer; `false` when it does not wait.
pub(in super::super) fn mark_taken(
    tx: &mut Tx<'_>,
    id: LicenceApplicationId,
    reviewer: AccountId,
) -> db::Result<bool> {
    let waiting = licence_applications::table
        .find(id)
        .filter(licence_applications::verdict.is_null());
    let changed = diesel::update(waiting)
        .set(licence_applications::reviewer_id.eq(reviewer))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Decides a waiting application; `false` when it does not wait, or is another reviewer's.
pub(in super::super) fn mark_decided(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: LicenceApplicationId,
    decision: &Decision<'_>,
) -> db::Result<bool> {
    let waiting = licence_applications::table
        .find(id)
        .filter(licence_applications::verdict.is_null())
        .filter(
            licence_applications::reviewer_id
                .is_null()
                .or(licence_applications::reviewer_id.eq(decision.reviewer)),
        );
    let changed = diesel::update(waiting)
        .set((
            licence_applications::verdict.eq(Ended::from(decision.verdict)),
            licence_applications::reason.eq(decision.reason),
            licence_applications::decided_at.eq(now),
            licence_applications::decided_by.eq(decision.by),
            licence_applications::reviewer_id.eq(decision.reviewer),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Takes a waiting application of this member back; `false` when it does not wait, or is another's.
pub(in super::super) fn mark_withdrawn(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, Actor),
    id: LicenceApplicationId,
) -> db::Result<bool> {
    let waiting = licence_applications::table
        .find(id)
        .filter(licence_applications::account_id.eq(account))
        .filter(licence_applications::verdict.is_null());
    let changed = diesel::update(waiting)
        .set((
            licence_applications::verdict.eq(Ended::Withdrawn),
            licence_applications::decided_at.eq(now),
            licence_applications::decided_by.eq(by),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Adds what is said of a field.
pub(in super::super) fn insert_remark(
    tx: &mut Tx<'_>,
    id: LicenceApplicationId,
    field: Field,
    remark: &str,
) -> db::Result<()> {
    diesel::insert_into(licence_remarks::table)
        .values((
            licence_remarks::application_id.eq(id),
            licence_remarks::field.eq(field),
            licence_remarks::remark.eq(remark),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Wipes what a member wrote and what was said of it, and takes waiting applications away.
///
/// # Errors
/// A fault of the database.
pub fn wipe_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let own = licence_applications::table.filter(licence_applications::account_id.eq(account));
    let ids: Vec<LicenceApplicationId> = own.select(licence_applications::id).load(&mut **tx)?;
    let remarks = licence_remarks::table.filter(licence_remarks::application_id.eq_any(ids));
    diesel::delete(remarks).execute(&mut **tx)?;
    diesel::delete(own.filter(licence_applications::verdict.is_null())).execute(&mut **tx)?;
    Ok(diesel::update(own)
        .set((
            licence_applications::details.eq(None::<Vec<u8>>),
            licence_applications::reason.eq(None::<String>),
        ))
        .execute(&mut **tx)?)
}
