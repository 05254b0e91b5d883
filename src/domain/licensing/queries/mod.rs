//! Reading and writing applications and what reviewers remark on them; in a file of its own what proves attribution.

mod changes;
pub mod proofs;

pub use changes::wipe_for_account;
pub(super) use changes::{
    Decision, NewApplication, insert, insert_remark, mark_decided, mark_taken, mark_withdrawn,
};

use diesel::prelude::*;

use super::{Application, Details, Ended, Field, State};
use crate::db::schema::{licence_applications, licence_remarks};
use crate::db::{self, Conn};
use crate::domain::credential::Tier;
use crate::domain::ids::{AccountId, LicenceApplicationId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

const TABLE: &str = "licence_applications";

#[derive(Queryable, Selectable)]
#[diesel(table_name = licence_applications, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: LicenceApplicationId,
    account_id: AccountId,
    tier: Tier,
    details: Option<Vec<u8>>,
    submitted_at: Timestamp,
    due_at: Timestamp,
    reviewer_id: Option<AccountId>,
    verdict: Option<Ended>,
    reason: Option<String>,
    decided_at: Option<Timestamp>,
}

/// One application.
///
/// # Errors
/// A fault of the database, or details that cannot be opened.
pub fn find(
    conn: &mut Conn,
    vault: &Vault,
    id: LicenceApplicationId,
) -> db::Result<Option<Application>> {
    let row: Option<Row> = licence_applications::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(conn, vault, row)).transpose()
}

/// Who sent this application, and how it ended; `None` when nobody sent it.
pub(super) fn find_end(
    conn: &mut Conn,
    id: LicenceApplicationId,
) -> db::Result<Option<(AccountId, Option<Ended>)>> {
    Ok(licence_applications::table
        .find(id)
        .select((
            licence_applications::account_id,
            licence_applications::verdict,
        ))
        .first(conn)
        .optional()?)
}

/// One application of this member.
///
/// # Errors
/// A fault of the database, or details that cannot be opened.
pub fn find_for_account(
    conn: &mut Conn,
    vault: &Vault,
    account: AccountId,
    id: LicenceApplicationId,
) -> db::Result<Option<Application>> {
    let row: Option<Row> = licence_applications::table
        .find(id)
        .filter(licence_applications::account_id.eq(account))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(conn, vault, row)).transpose()
}

/// The applications of a member, the newest first.
///
/// # Errors
/// A fault of the database, or details that cannot be opened.
pub fn list_for_account(
    conn: &mut Conn,
    vault: &Vault,
    account: AccountId,
) -> db::Result<Vec<Application>> {
    let rows: Vec<Row> = licence_applications::table
        .filter(licence_applications::account_id.eq(account))
        .order((
            licence_applications::submitted_at.desc(),
            licence_applications::id,
        ))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter()
        .map(|row| whole(conn, vault, row))
        .collect()
}

/// The applications that wait, the most urgent first. One that cannot be read stands in the log, and keeps nobody from the
/// others.
///
/// # Errors
/// A fault of the database.
pub fn list_waiting(conn: &mut Conn, vault: &Vault) -> db::Result<Vec<Application>> {
    let ids: Vec<LicenceApplicationId> = licence_applications::table
        .filter(licence_applications::verdict.is_null())
        .order((
            licence_applications::due_at,
            licence_applications::submitted_at,
            licence_applications::id,
        ))
        .select(licence_applications::id)
        .load(conn)?;
    let mut waiting = Vec::new();
    for id in ids {
        match find(conn, vault, id) {
            Ok(found) => waiting.extend(found),
            Err(why) if why.is_of_a_row() => {
                tracing::error!(%id, %why, "an application is unreadable");
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(waiting)
}

/// How many applications wait.
///
/// # Errors
/// A fault of the database.
pub fn count_waiting(conn: &mut Conn) -> db::Result<i64> {
    let waiting = licence_applications::table.filter(licence_applications::verdict.is_null());
    Ok(waiting.count().get_result(conn)?)
}

/// The applications that a reviewer had and that ended, the newest ends first, so many at most.
///
/// # Errors
/// A fault of the database, or details that cannot be opened.
pub fn list_decided(conn: &mut Conn, vault: &Vault, most: i64) -> db::Result<Vec<Application>> {
    let rows: Vec<Row> = licence_applications::table
        .filter(licence_applications::verdict.is_not_null())
        .filter(licence_applications::reviewer_id.is_not_null())
        .order((
            licence_applications::decided_at.desc(),
            licence_applications::id,
        ))
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter()
        .map(|row| whole(conn, vault, row))
        .collect()
}

fn whole(conn: &mut Conn, vault: &Vault, row: Row) -> db::Result<Application> {
    let remarks: Vec<(Field, String)> = licence_remarks::table
        .filter(licence_remarks::application_id.eq(row.id))
        .select((licence_remarks::field, licence_remarks::remark))
        .load(conn)?;
    let details = row
        .details
        .map(|sealed| Details::open(vault, row.id, &sealed));
    let state = match (row.verdict, row.decided_at) {
        (None, None) => State::Waiting,
        (Some(ended), Some(at)) => match ended.verdict() {
            None => State::Withdrawn { at },
            Some(verdict) => State::Decided {
                verdict,
                reason: row.reason.unwrap_or_default(),
                at,
            },
        },
        _ => return Err(db::Error::row(TABLE, "decided by halves")),
    };
    Ok(Application {
        id: row.id,
        account: row.account_id,
        tier: row.tier,
        details: details.transpose()?,
        submitted_at: row.submitted_at,
        due_at: row.due_at,
        reviewer: row.reviewer_id,
        state,
        remarks: remarks.into_iter().collect(),
    })
}
