//! Reading who may work: clerks at open counters, and reviewers.

use diesel::prelude::*;

use crate::db::schema::{accounts, counters, organizations};
use crate::db::{self, Conn};
use crate::domain::account::{CounterStaff, Kind, Reviewer, Staff};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{AccountId, CounterId, OrganizationId};

/// The clerk of this account, if it and the counter are open.
///
/// # Errors
/// A fault of the database.
pub fn find_counter_staff(conn: &mut Conn, id: AccountId) -> db::Result<Option<CounterStaff>> {
    type Row = (
        String,
        CounterId,
        String,
        String,
        OrganizationId,
        String,
        String,
    );
    let row: Option<Row> = accounts::table
        .inner_join(counters::table.inner_join(organizations::table))
        .filter(
            accounts::id
                .eq(id)
                .and(accounts::kind.eq(Kind::Clerk))
                .and(accounts::closed_at.is_null())
                .and(counters::closed_at.is_null()),
        )
        .select((
            accounts::name,
            counters::id,
            counters::name_zh,
            counters::name_en,
            organizations::id,
            organizations::name_zh,
            organizations::name_en,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(
        |(name, counter_id, counter_zh, counter_en, organization_id, zh, en)| CounterStaff {
            account_id: id,
            name,
            counter_id,
            counter: Bilingual::new(counter_zh, counter_en),
            organization_id,
            organization: Bilingual { zh, en },
        },
    ))
}

/// The reviewer of this account, if it is open.
///
/// # Errors
/// A fault of the database.
pub fn find_reviewer(conn: &mut Conn, id: AccountId) -> db::Result<Option<Reviewer>> {
    let name: Option<String> = accounts::table
        .filter(
            accounts::id
                .eq(id)
                .and(accounts::kind.eq(Kind::Reviewer))
                .and(accounts::closed_at.is_null()),
        )
        .select(accounts::name)
        .first(conn)
        .optional()?;
    Ok(name.map(|name| Reviewer {
        account_id: id,
        name,
    }))
}

/// Whoever this account is for, if they may work.
///
/// # Errors
/// A fault of the database.
pub fn find_staff(conn: &mut Conn, id: AccountId) -> db::Result<Option<Staff>> {
    if let Some(clerk) = find_counter_staff(conn, id)? {
        return Ok(Some(Staff::Counter(clerk)));
    }
    Ok(find_reviewer(conn, id)?.map(Staff::Reviewer))
}
