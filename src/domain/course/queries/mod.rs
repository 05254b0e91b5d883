//! Reading and writing courses; in a file of its own who is enrolled.

pub mod enrolments;

use diesel::prelude::*;

use super::{Course, Plan};
use crate::db::schema::courses;
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::CourseId;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = courses, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: CourseId,
    title_zh: String,
    title_en: String,
    about_zh: String,
    about_en: String,
    place_zh: String,
    place_en: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    closes_at: Timestamp,
    seats: i64,
    taken: i64,
    cancelled_at: Option<Timestamp>,
    version: i64,
}

impl From<Row> for Course {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            plan: Plan {
                title: Bilingual::new(row.title_zh, row.title_en),
                about: Bilingual::new(row.about_zh, row.about_en),
                place: Bilingual::new(row.place_zh, row.place_en),
                starts_at: row.starts_at,
                ends_at: row.ends_at,
                closes_at: row.closes_at,
                seats: row.seats,
            },
            taken: row.taken,
            cancelled_at: row.cancelled_at,
            version: row.version,
        }
    }
}

/// One course.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: CourseId) -> db::Result<Option<Course>> {
    let row: Option<Row> = courses::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Course::from))
}

/// The courses that end after `now`, the next one first.
///
/// # Errors
/// A fault of the database.
pub fn list_coming(conn: &mut Conn, now: Timestamp) -> db::Result<Vec<Course>> {
    let rows: Vec<Row> = courses::table
        .filter(courses::ends_at.gt(now))
        .order((courses::starts_at, courses::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Course::from).collect())
}

/// Every course, the latest first, so many at most.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn, most: i64) -> db::Result<Vec<Course>> {
    let rows: Vec<Row> = courses::table
        .order((courses::starts_at.desc(), courses::id))
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Course::from).collect())
}

/// Adds a course.
pub(super) fn insert(tx: &mut Tx<'_>, now: Timestamp, id: CourseId, plan: &Plan) -> db::Result<()> {
    diesel::insert_into(courses::table)
        .values((
            courses::id.eq(id),
            written(plan),
            courses::seats.eq(plan.seats),
            courses::made_at.eq(now),
            courses::version.eq(1_i64),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Written<'a> = (
    (
        diesel::dsl::Eq<courses::title_zh, &'a str>,
        diesel::dsl::Eq<courses::title_en, &'a str>,
        diesel::dsl::Eq<courses::about_zh, &'a str>,
        diesel::dsl::Eq<courses::about_en, &'a str>,
        diesel::dsl::Eq<courses::place_zh, &'a str>,
        diesel::dsl::Eq<courses::place_en, &'a str>,
    ),
    (
        diesel::dsl::Eq<courses::starts_at, Timestamp>,
        diesel::dsl::Eq<courses::ends_at, Timestamp>,
        diesel::dsl::Eq<courses::closes_at, Timestamp>,
    ),
);

fn written(plan: &Plan) -> Written<'_> {
    (
        (
            courses::title_zh.eq(plan.title.zh.as_str()),
            courses::title_en.eq(plan.title.en.as_str()),
            courses::about_zh.eq(plan.about.zh.as_str()),
            courses::about_en.eq(plan.about.en.as_str()),
            courses::place_zh.eq(plan.place.zh.as_str()),
            courses::place_en.eq(plan.place.en.as_str()),
        ),
        (
            courses::starts_at.eq(plan.starts_at),
            courses::ends_at.eq(plan.ends_at),
            courses::closes_at.eq(plan.closes_at),
        ),
    )
}

/// Writes the plan anew; `false` when it is of another version, more places are taken than it has, or the course is
/// cancelled.
pub(super) fn replace_plan(
    tx: &mut Tx<'_>,
    (id, version): (CourseId, i64),
    plan: &Plan,
) -> db::Result<bool> {
    let fitting = courses::table
        .find(id)
        .filter(courses::version.eq(version))
        .filter(courses::taken.le(plan.seats))
        .filter(courses::cancelled_at.is_null());
    let changed = diesel::update(fitting)
        .set((
            written(plan),
            courses::seats.eq(plan.seats),
            courses::version.eq(version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Takes one place; `false` when there is none left, it is too late, or the course is cancelled.
pub(super) fn mark_seat_taken(tx: &mut Tx<'_>, now: Timestamp, id: CourseId) -> db::Result<bool> {
    let open = courses::table
        .find(id)
        .filter(courses::taken.lt(courses::seats))
        .filter(courses::closes_at.gt(now))
        .filter(courses::cancelled_at.is_null());
    let changed = diesel::update(open)
        .set(courses::taken.eq(courses::taken + 1))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Gives one place back; `false` when none is taken.
pub(super) fn mark_seat_free(tx: &mut Tx<'_>, id: CourseId) -> db::Result<bool> {
    let taken = courses::table.find(id).filter(courses::taken.gt(0));
    let changed = diesel::update(taken)
        .set(courses::taken.eq(courses::taken - 1))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Cancels a course, whose places are all free then; `false` when it is cancelled or over.
pub(super) fn mark_cancelled(tx: &mut Tx<'_>, now: Timestamp, id: CourseId) -> db::Result<bool> {
    let held = courses::table
        .find(id)
        .filter(courses::ends_at.gt(now))
        .filter(courses::cancelled_at.is_null());
    let changed = diesel::update(held)
        .set((courses::cancelled_at.eq(now), courses::taken.eq(0)))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Forgets courses that ended before `end`; nobody may be enrolled in them any more.
pub(super) fn delete_ended_before(tx: &mut Tx<'_>, end: Timestamp) -> db::Result<usize> {
    Ok(diesel::delete(courses::table.filter(courses::ends_at.lt(end))).execute(&mut **tx)?)
}
