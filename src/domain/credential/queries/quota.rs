//! Counting in the table `quota_days`.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Text, Timestamp as SqlTimestamp};

use crate::db::schema::{credentials, quota_days};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, CredentialKeyId};
use crate::kit::clock::Timestamp;

/// Makes sure that the day has its row.
pub(in super::super) fn insert_day(
    tx: &mut Tx<'_>,
    account: AccountId,
    day: NaiveDate,
) -> db::Result<()> {
    const DAY: &str = "INSERT INTO quota_days (account_id, day, used) VALUES ($1, $2, 0) \
        ON CONFLICT (account_id, day) DO NOTHING";
    diesel::sql_query(DAY)
        .bind::<Text, _>(account)
        .bind::<Date, _>(day)
        .execute(&mut **tx)?;
    Ok(())
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    used: i64,
    #[diesel(sql_type = BigInt)]
    most: i64,
}

/// Counts `calls` more, if the key is good and the highest tier in force allows that many; answers what is used then,
/// and the limit.
pub(in super::super) fn mark_used(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, day): (AccountId, NaiveDate),
    key: CredentialKeyId,
    calls: i64,
) -> db::Result<Option<(i64, i64)>> {
    const COUNT: &str = "UPDATE quota_days SET used = used + $1 \
        WHERE account_id = $2 AND day = $3 AND used + $4 <= \
        (SELECT MAX(c.calls_per_day) FROM credentials c WHERE c.account_id = $5 AND c.revoked_at IS NULL) \
        AND EXISTS (SELECT 1 FROM credential_keys k JOIN credentials c ON c.id = k.credential_id \
        WHERE k.id = $6 AND c.revoked_at IS NULL AND (k.good_until IS NULL OR k.good_until > $7)) \
        RETURNING used, \
        (SELECT MAX(c.calls_per_day) FROM credentials c WHERE c.account_id = $8 AND c.revoked_at IS NULL) AS most";
    let counted: Vec<Counted> = diesel::sql_query(COUNT)
        .bind::<BigInt, _>(calls)
        .bind::<Text, _>(account)
        .bind::<Date, _>(day)
        .bind::<BigInt, _>(calls)
        .bind::<Text, _>(account)
        .bind::<Text, _>(key)
        .bind::<SqlTimestamp, _>(now)
        .bind::<Text, _>(account)
        .load(&mut **tx)?;
    Ok(counted.first().map(|counted| (counted.used, counted.most)))
}

/// The calls of a day that the highest tier in force allows.
pub(in super::super) fn find_limit(conn: &mut Conn, account: AccountId) -> db::Result<Option<i64>> {
    Ok(credentials::table
        .filter(credentials::account_id.eq(account))
        .filter(credentials::revoked_at.is_null())
        .select(diesel::dsl::max(credentials::calls_per_day))
        .first(conn)?)
}

/// The calls that were counted on a day.
pub(in super::super) fn find_used(
    conn: &mut Conn,
    account: AccountId,
    day: NaiveDate,
) -> db::Result<Option<i64>> {
    Ok(quota_days::table
        .find((account, day))
        .select(quota_days::used)
        .first(conn)
        .optional()?)
}
