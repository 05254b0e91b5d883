//! Reading and ending keys that were replaced and are still good.

use diesel::prelude::*;

use crate::db::schema::credential_keys;
use crate::db::{self, Conn, Tx};
use crate::domain::credential::overlap::Former;
use crate::domain::ids::{CredentialId, CredentialKeyId};
use crate::kit::clock::Timestamp;

pub(in super::super) fn list(
    conn: &mut Conn,
    now: Timestamp,
    pair: CredentialId,
) -> db::Result<Vec<Former>> {
    let rows: Vec<(CredentialKeyId, Timestamp, Timestamp)> = credential_keys::table
        .filter(credential_keys::credential_id.eq(pair))
        .filter(credential_keys::sealed.is_not_null())
        .filter(credential_keys::good_until.gt(now))
        .order((credential_keys::made_at.desc(), credential_keys::id))
        .select((
            credential_keys::id,
            credential_keys::made_at,
            credential_keys::good_until.assume_not_null(),
        ))
        .load(conn)?;
    let former = |(key, made_at, good_until)| Former {
        key,
        made_at,
        good_until,
    };
    Ok(rows.into_iter().map(former).collect())
}

/// Ends a former key at `now`; `false` when it has ended already, or is no former key of this pair.
pub(in super::super) fn mark_ended(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (pair, key): (CredentialId, CredentialKeyId),
) -> db::Result<bool> {
    let good = credential_keys::credential_id
        .eq(pair)
        .and(credential_keys::good_until.gt(now));
    let former = credential_keys::table.find(key).filter(good);
    let changed = diesel::update(former)
        .set(credential_keys::good_until.eq(now))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
