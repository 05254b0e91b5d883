//! Writing proofs of attribution.

use diesel::prelude::*;

use crate::db::schema::attribution_proofs;
use crate::db::{self, Tx};
use crate::domain::audit::Actor;
use crate::domain::ids::{AccountId, AttributionProofId};
use crate::domain::licensing::attribution::WebAddress;
use crate::domain::picture::queries as pictures;
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// Adds a proof; `false` when it is there already.
pub(in super::super::super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, account): (AttributionProofId, AccountId),
    address: Option<&WebAddress>,
) -> db::Result<bool> {
    let values = (
        attribution_proofs::id.eq(id),
        attribution_proofs::account_id.eq(account),
        attribution_proofs::address.eq(address.map_or("", WebAddress::as_str)),
        attribution_proofs::handed_in_at.eq(now),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(attribution_proofs::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// Notes that a proof does not hold, and why; `false` when a reviewer has looked before.
pub(in super::super::super) fn mark_refused(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    (id, reason): (AttributionProofId, &str),
) -> db::Result<bool> {
    let changed = diesel::update(attribution_proofs::table.find(id))
        .filter(attribution_proofs::met_at.is_null())
        .filter(attribution_proofs::refused_at.is_null())
        .set((
            attribution_proofs::refused_at.eq(now),
            attribution_proofs::refused_by.eq(by),
            attribution_proofs::refused_reason.eq(reason),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Notes that a proof holds; `false` when a reviewer has looked before.
pub(in super::super::super) fn mark_met(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    id: AttributionProofId,
) -> db::Result<bool> {
    let changed = diesel::update(attribution_proofs::table.find(id))
        .filter(attribution_proofs::met_at.is_null())
        .filter(attribution_proofs::refused_at.is_null())
        .set((
            attribution_proofs::met_at.eq(now),
            attribution_proofs::met_by.eq(by),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Forgets what a member has handed in.
///
/// # Errors
/// A fault of the database.
pub fn delete_for_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<usize> {
    let proofs = attribution_proofs::table.filter(attribution_proofs::account_id.eq(account));
    let ids: Vec<AttributionProofId> = proofs.select(attribution_proofs::id).load(&mut **tx)?;
    pictures::delete_of_proofs(tx, &ids)?;
    Ok(diesel::delete(proofs).execute(&mut **tx)?)
}
