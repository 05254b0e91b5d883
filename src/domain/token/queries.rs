//! Reading and writing the rows of access tokens.

use diesel::prelude::*;

use super::{Grant, LIFETIME};
use crate::db::among::among;
use crate::db::schema::{access_tokens, datasets};
use crate::db::{self, Conn, Tx};
use crate::domain::dataset::Zone;
use crate::domain::ids::{AccessTokenId, CitizenId, ResourceId, TransactionUid, TransferId};
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// How a token is found and presented.
pub(super) struct Keys {
    pub id: AccessTokenId,
    pub lookup: String,
    pub sealed: Vec<u8>,
}

pub(super) fn insert(tx: &mut Tx<'_>, grant: &Grant, keys: Keys) -> db::Result<()> {
    diesel::insert_into(access_tokens::table)
        .values((
            access_tokens::id.eq(keys.id),
            access_tokens::transfer_id.eq(grant.transfer),
            access_tokens::citizen_id.eq(grant.citizen),
            access_tokens::dataset_id.eq(&grant.dataset),
            access_tokens::transaction_uid.eq(grant.transaction_uid),
            access_tokens::token_lookup.eq(keys.lookup),
            access_tokens::token.eq(keys.sealed),
            access_tokens::verification.eq(&grant.verification),
            access_tokens::issued_at.eq(grant.issued_at),
            access_tokens::expires_at.eq(grant.issued_at.plus(LIFETIME)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

pub(super) fn find_sealed(
    conn: &mut Conn,
    transfer: TransferId,
) -> db::Result<Option<(AccessTokenId, Vec<u8>)>> {
    Ok(access_tokens::table
        .filter(
            access_tokens::transfer_id
                .eq(transfer)
                .and(access_tokens::ended_at.is_null())
                .and(access_tokens::token.is_not_null()),
        )
        .select((access_tokens::id, access_tokens::token.assume_not_null()))
        .first(conn)
        .optional()?)
}

pub(super) fn mark_ended(tx: &mut Tx<'_>, transfer: TransferId, at: Timestamp) -> db::Result<bool> {
    let held = diesel::update(access_tokens::table)
        .filter(
            access_tokens::transfer_id
                .eq(transfer)
                .and(access_tokens::ended_at.is_null()),
        )
        .set((
            access_tokens::ended_at.eq(at),
            access_tokens::token.eq(None::<Vec<u8>>),
        ))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(super) fn find_zone(conn: &mut Conn, dataset: &ResourceId) -> db::Result<Zone> {
    Ok(datasets::table
        .find(dataset)
        .select(datasets::zone)
        .first(conn)?)
}

/// A token as it was issued, living or ended.
#[derive(Queryable, Selectable)]
#[diesel(table_name = access_tokens, check_for_backend(crate::db::MultiBackend))]
pub(super) struct TokenRow {
    pub token_lookup: String,
    pub transaction_uid: TransactionUid,
    pub citizen_id: CitizenId,
    pub dataset_id: ResourceId,
    pub verification: String,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// The tokens behind these look-ups.
pub(super) fn list(conn: &mut Conn, lookups: &[&str]) -> db::Result<Vec<TokenRow>> {
    Ok(each_backend!(conn, inner => access_tokens::table
        .filter(among(access_tokens::token_lookup, lookups))
        .select(TokenRow::as_select())
        .load(inner)?))
}
