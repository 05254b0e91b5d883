//! Reading and writing inquiries.

mod changes;

pub(super) use changes::{Answered, NewInquiry, insert, mark_answered, mark_taken};
pub use changes::{delete_answered_before, delete_for_account};

use diesel::dsl::exists;
use diesel::prelude::*;

use super::{Inquiry, Kind, State, Verdict, Words};
use crate::db::schema::inquiries;
use crate::db::{self, Conn};
use crate::domain::ids::{AccountId, InquiryId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

#[derive(Queryable, Selectable)]
#[diesel(table_name = inquiries, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: InquiryId,
    account_id: AccountId,
    words: Vec<u8>,
    submitted_at: Timestamp,
    due_at: Timestamp,
    reviewer_id: Option<AccountId>,
    verdict: Option<Verdict>,
    answer: Option<String>,
    answered_at: Option<Timestamp>,
}

/// Whether somebody sent this, answered or not.
pub(super) fn is_known(conn: &mut Conn, id: InquiryId) -> db::Result<bool> {
    Ok(diesel::select(exists(inquiries::table.find(id))).get_result(conn)?)
}

/// One inquiry.
///
/// # Errors
/// A fault of the database, or words that cannot be opened.
pub fn find(conn: &mut Conn, vault: &Vault, id: InquiryId) -> db::Result<Option<Inquiry>> {
    let row: Option<Row> = inquiries::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(vault, row)).transpose()
}

/// What a member has sent of this kind, the newest first.
///
/// # Errors
/// A fault of the database, or words that cannot be opened.
pub fn list_for_account(
    conn: &mut Conn,
    vault: &Vault,
    account: AccountId,
    kind: Kind,
) -> db::Result<Vec<Inquiry>> {
    let rows: Vec<Row> = inquiries::table
        .filter(inquiries::account_id.eq(account))
        .filter(inquiries::kind.eq(kind))
        .order((inquiries::submitted_at.desc(), inquiries::id))
        .select(Row::as_select())
        .load(conn)?;
    readable(vault, rows)
}

/// What waits of this kind, the most urgent first.
///
/// # Errors
/// A fault of the database, or words that cannot be opened.
pub fn list_waiting(conn: &mut Conn, vault: &Vault, kind: Kind) -> db::Result<Vec<Inquiry>> {
    let rows: Vec<Row> = inquiries::table
        .filter(inquiries::kind.eq(kind))
        .filter(inquiries::verdict.is_null())
        .order((inquiries::due_at, inquiries::submitted_at, inquiries::id))
        .select(Row::as_select())
        .load(conn)?;
    readable(vault, rows)
}

/// How many wait of this kind.
///
/// # Errors
/// A fault of the database.
pub fn count_waiting(conn: &mut Conn, kind: Kind) -> db::Result<i64> {
    let waiting = inquiries::table
        .filter(inquiries::kind.eq(kind))
        .filter(inquiries::verdict.is_null());
    Ok(waiting.count().get_result(conn)?)
}

/// What is shown to everybody: the showcases that are published, the newest first.
///
/// # Errors
/// A fault of the database, or words that cannot be opened.
pub fn list_published(conn: &mut Conn, vault: &Vault) -> db::Result<Vec<Inquiry>> {
    let rows: Vec<Row> = inquiries::table
        .filter(inquiries::kind.eq(Kind::Showcase))
        .filter(inquiries::verdict.eq(Verdict::Published))
        .order((inquiries::answered_at.desc(), inquiries::id))
        .select(Row::as_select())
        .load(conn)?;
    readable(vault, rows)
}

/// What was answered of this kind, the newest answers first, so many at most.
///
/// # Errors
/// A fault of the database, or words that cannot be opened.
pub fn list_answered(
    conn: &mut Conn,
    vault: &Vault,
    (kind, most): (Kind, i64),
) -> db::Result<Vec<Inquiry>> {
    let rows: Vec<Row> = inquiries::table
        .filter(inquiries::kind.eq(kind))
        .filter(inquiries::verdict.is_not_null())
        .order((inquiries::answered_at.desc(), inquiries::id))
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    readable(vault, rows)
}

/// Those that can be read; one that cannot stands in the log, and keeps nobody from the others.
fn readable(vault: &Vault, rows: Vec<Row>) -> db::Result<Vec<Inquiry>> {
    let mut found = Vec::new();
    for row in rows {
        let id = row.id;
        match whole(vault, row) {
            Ok(one) => found.push(one),
            Err(why) if why.is_of_a_row() => tracing::error!(%id, %why, "an inquiry is unreadable"),
            Err(fault) => return Err(fault),
        }
    }
    Ok(found)
}

fn whole(vault: &Vault, row: Row) -> db::Result<Inquiry> {
    let state = match row.verdict.zip(row.answered_at) {
        None => State::Waiting,
        Some((verdict, at)) => State::Answered {
            verdict,
            answer: row.answer.unwrap_or_default(),
            at,
        },
    };
    Ok(Inquiry {
        id: row.id,
        account: row.account_id,
        words: Words::open(vault, row.id, &row.words)?,
        submitted_at: row.submitted_at,
        due_at: row.due_at,
        reviewer: row.reviewer_id,
        state,
    })
}
