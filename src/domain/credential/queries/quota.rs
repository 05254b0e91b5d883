//! Counting in the table `quota_days`.

use chrono::NaiveDate;
use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Date, Text, Timestamp as SqlTimestamp};

use crate::db::schema::{credentials, quota_days};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{AccountId, CredentialKeyId};
use crate::each_backend;
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

/// The one statement that counts. Diesel keeps it prepared, since it has a type of its own; a text it would plan anew for
/// every member of every commit.
#[derive(QueryId)]
struct Counting {
    account: AccountId,
    day: NaiveDate,
    key: CredentialKeyId,
    calls: i64,
    now: Timestamp,
}

impl Query for Counting {
    /// What is used then, and the limit.
    type SqlType = (BigInt, BigInt);
}

impl<C> RunQueryDsl<C> for Counting {}

impl<DB: Backend> QueryFragment<DB> for Counting
where
    AccountId: ToSql<Text, DB>,
    NaiveDate: ToSql<Date, DB>,
    CredentialKeyId: ToSql<Text, DB>,
    i64: ToSql<BigInt, DB>,
    Timestamp: ToSql<SqlTimestamp, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        const LIMIT: &str = "(SELECT MAX(c.calls_per_day) FROM credentials c WHERE c.revoked_at IS NULL AND c.account_id = ";
        out.push_sql("UPDATE quota_days SET used = used + ");
        out.push_bind_param::<BigInt, _>(&self.calls)?;
        out.push_sql(" WHERE account_id = ");
        out.push_bind_param::<Text, _>(&self.account)?;
        out.push_sql(" AND day = ");
        out.push_bind_param::<Date, _>(&self.day)?;
        out.push_sql(" AND used + ");
        out.push_bind_param::<BigInt, _>(&self.calls)?;
        out.push_sql(" <= ");
        out.push_sql(LIMIT);
        out.push_bind_param::<Text, _>(&self.account)?;
        out.push_sql(
            ") AND EXISTS (SELECT 1 FROM credential_keys k JOIN credentials c ON c.id = k.credential_id \
             WHERE c.revoked_at IS NULL AND k.id = ",
        );
        out.push_bind_param::<Text, _>(&self.key)?;
        out.push_sql(" AND (k.good_until IS NULL OR k.good_until > ");
        out.push_bind_param::<SqlTimestamp, _>(&self.now)?;
        out.push_sql(")) RETURNING used, ");
        out.push_sql(LIMIT);
        out.push_bind_param::<Text, _>(&self.account)?;
        out.push_sql(")");
        Ok(())
    }
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
    let counting = Counting {
        account,
        day,
        key,
        calls,
        now,
    };
    let counted: Option<(i64, i64)> =
        each_backend!(*tx, conn => counting.get_result(conn).optional()?);
    Ok(counted)
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
