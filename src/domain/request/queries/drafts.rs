//! What happens to the row of a draft until it becomes the citizen's request, or is forgotten.

use diesel::prelude::*;

use crate::db::schema::{challenges, request_datasets, requests};
use crate::db::{self, Tx};
use crate::domain::ids::{CitizenId, RequestId};
use crate::kit::clock::Timestamp;

/// Notes the accepted terms on an unfinished draft.
///
/// # Errors
/// A fault of the database.
pub fn mark_terms(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: RequestId,
    version: &str,
) -> db::Result<bool> {
    let open = requests::table
        .find(id)
        .filter(requests::consented_at.is_null());
    let changed = diesel::update(open)
        .set((
            requests::terms_version.eq(version),
            requests::terms_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Replaces what was filled in on an unfinished draft.
///
/// # Errors
/// A fault of the database.
pub fn replace_draft(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: RequestId,
    draft: &[u8],
) -> db::Result<bool> {
    let open = requests::table.find(id).filter(
        requests::consented_at
            .is_null()
            .and(requests::expires_at.gt(now)),
    );
    Ok(diesel::update(open)
        .set(requests::draft.eq(draft))
        .execute(&mut **tx)?
        == 1)
}

/// Turns a draft into the citizen's request; `false` when it was finished already.
///
/// # Errors
/// A fault of the database.
pub fn mark_consented(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: RequestId,
    citizen: CitizenId,
    emptied_draft: &[u8],
) -> db::Result<bool> {
    let open = requests::table.find(id).filter(
        requests::consented_at
            .is_null()
            .and(requests::expires_at.gt(now)),
    );
    let changed = diesel::update(open)
        .set((
            requests::citizen_id.eq(citizen),
            requests::consented_at.eq(now),
            requests::draft.eq(emptied_draft),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Forgets drafts that nobody finished, with everything that hangs on them.
///
/// # Errors
/// A fault of the database.
pub fn delete_forgotten(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    let forgotten: Vec<RequestId> = requests::table
        .filter(
            requests::consented_at
                .is_null()
                .and(requests::expires_at.le(now)),
        )
        .select(requests::id)
        .load(&mut **tx)?;
    diesel::delete(challenges::table.filter(challenges::request_id.eq_any(&forgotten)))
        .execute(&mut **tx)?;
    diesel::delete(request_datasets::table.filter(request_datasets::request_id.eq_any(&forgotten)))
        .execute(&mut **tx)?;
    Ok(
        diesel::delete(requests::table.filter(requests::id.eq_any(&forgotten)))
            .execute(&mut **tx)?,
    )
}
