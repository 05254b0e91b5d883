//! The reason of an opening is told, beside a barcode that may die in this moment, and a password goes out.

use diesel::prelude::*;

use crate::db::schema::{barcodes, openings};
use crate::db::{self, Tx};
use crate::domain::ids::OpeningId;
use crate::domain::opening::case::Opening;
use crate::domain::opening::row::Change;
use crate::domain::opening::stage::{Event, Stage};
use crate::domain::opening::state::State;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Brings an opening whose reason was not told to `next`; `false` when it no longer stands there, or the barcode by which it
/// was begun is dead by `now`, by the clock or because another one took its place.
pub(in super::super) fn mark_told(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    opening: &Opening,
    next: &State,
) -> db::Result<bool> {
    let living = barcodes::table
        .filter(barcodes::package_id.eq(opening.package))
        .filter(barcodes::issued_at.le(opening.began_at))
        .filter(barcodes::expires_at.gt(now))
        .filter(barcodes::retired_at.is_null());
    let changed = diesel::update(openings::table.find(opening.id))
        .filter(openings::state.eq_any(Stage::before(Event::Asked)))
        .filter(diesel::dsl::exists(living))
        .set(Change::to(vault, opening.id, next))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Notes when the last password was sent.
pub(in super::super) fn mark_asked(
    tx: &mut Tx<'_>,
    id: OpeningId,
    at: Timestamp,
) -> db::Result<()> {
    diesel::update(openings::table.find(id))
        .set(openings::asked_at.eq(at))
        .execute(&mut **tx)?;
    Ok(())
}
