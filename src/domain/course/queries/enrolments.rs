//! Reading who is enrolled; in a file of its own what changes it.

mod changes;

pub(in super::super) use changes::{
    delete_ended_before, delete_for_account, insert, mark_all_ended, mark_answered, mark_ended,
};

use diesel::prelude::*;

use crate::db::schema::enrolments;
use crate::db::{self, Conn};
use crate::domain::course::{Ending, Enrolment};
use crate::domain::ids::{AccountId, CourseId, EnrolmentId};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = enrolments, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: EnrolmentId,
    course_id: CourseId,
    account_id: AccountId,
    enrolled_at: Timestamp,
    confirmed_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    ending: Option<Ending>,
    answer: Option<String>,
}

impl From<Row> for Enrolment {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            course: row.course_id,
            account: row.account_id,
            enrolled_at: row.enrolled_at,
            confirmed_at: row.confirmed_at,
            ended: row.ended_at.zip(row.ending),
            answer: row.answer.unwrap_or_default(),
        }
    }
}

/// One enrolment.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: EnrolmentId) -> db::Result<Option<Enrolment>> {
    let row: Option<Row> = enrolments::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Enrolment::from))
}

/// The member's place in a course.
pub(in super::super) fn find_living(
    conn: &mut Conn,
    account: AccountId,
    course: CourseId,
) -> db::Result<Option<Enrolment>> {
    let row: Option<Row> = enrolments::table
        .filter(enrolments::course_id.eq(course))
        .filter(enrolments::account_id.eq(account))
        .filter(enrolments::ended_at.is_null())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Enrolment::from))
}

/// The enrolments of a member, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn list_for_account(conn: &mut Conn, account: AccountId) -> db::Result<Vec<Enrolment>> {
    let rows: Vec<Row> = enrolments::table
        .filter(enrolments::account_id.eq(account))
        .order((enrolments::enrolled_at.desc(), enrolments::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Enrolment::from).collect())
}

/// Who has a place in a course, the first first.
///
/// # Errors
/// A fault of the database.
pub fn list_living(conn: &mut Conn, course: CourseId) -> db::Result<Vec<Enrolment>> {
    let rows: Vec<Row> = enrolments::table
        .filter(enrolments::course_id.eq(course))
        .filter(enrolments::ended_at.is_null())
        .order((enrolments::enrolled_at, enrolments::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Enrolment::from).collect())
}

/// Enrolments that no reviewer has answered, the oldest first.
///
/// # Errors
/// A fault of the database.
pub fn list_waiting(conn: &mut Conn) -> db::Result<Vec<Enrolment>> {
    let rows: Vec<Row> = enrolments::table
        .filter(enrolments::confirmed_at.is_null())
        .filter(enrolments::ended_at.is_null())
        .order((enrolments::enrolled_at, enrolments::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Enrolment::from).collect())
}

/// Enrolments that reviewers have answered and when: those that were confirmed, or declined, the newest answers first, so
/// many at most.
///
/// # Errors
/// A fault of the database.
pub fn list_answered(
    conn: &mut Conn,
    kept: bool,
    most: i64,
) -> db::Result<Vec<(Timestamp, Enrolment)>> {
    let answered = enrolments::table
        .select(Row::as_select())
        .limit(most)
        .into_boxed();
    let rows: Vec<Row> = if kept {
        answered
            .filter(enrolments::confirmed_at.is_not_null())
            .order((enrolments::confirmed_at.desc(), enrolments::id))
            .load(conn)?
    } else {
        answered
            .filter(enrolments::ending.eq(Ending::Declined))
            .order((enrolments::ended_at.desc(), enrolments::id))
            .load(conn)?
    };
    let at = |row: &Row| if kept { row.confirmed_at } else { row.ended_at };
    let dated = rows.into_iter().filter_map(|row| Some((at(&row)?, row)));
    Ok(dated.map(|(at, row)| (at, row.into())).collect())
}

/// How many enrolments no reviewer has answered.
///
/// # Errors
/// A fault of the database.
pub fn count_waiting(conn: &mut Conn) -> db::Result<i64> {
    let waiting = enrolments::table
        .filter(enrolments::confirmed_at.is_null())
        .filter(enrolments::ended_at.is_null());
    Ok(waiting.count().get_result(conn)?)
}
