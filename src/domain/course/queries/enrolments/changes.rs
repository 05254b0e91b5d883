//! Writing who is enrolled.

use diesel::prelude::*;

use crate::db::schema::{courses, enrolments};
use crate::db::{self, Tx};
use crate::domain::audit::Actor;
use crate::domain::course::Ending;
use crate::domain::ids::{AccountId, CourseId, EnrolmentId};
use crate::each_backend;
use crate::kit::clock::Timestamp;

/// Adds a place; `false` when the member has one in this course.
pub(in super::super::super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, course, account): (EnrolmentId, CourseId, AccountId),
) -> db::Result<bool> {
    let values = (
        enrolments::id.eq(id),
        enrolments::course_id.eq(course),
        enrolments::account_id.eq(account),
        enrolments::enrolled_at.eq(now),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(enrolments::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// Ends a living enrolment; `false` when it has ended.
pub(in super::super::super) fn mark_ended(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: EnrolmentId,
    ending: Ending,
) -> db::Result<bool> {
    let living = enrolments::table
        .find(id)
        .filter(enrolments::ended_at.is_null());
    let changed = diesel::update(living)
        .set((enrolments::ended_at.eq(now), enrolments::ending.eq(ending)))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Writes down what a reviewer says: confirms a living enrolment that waits, or explains one that has just ended.
pub(in super::super::super) fn mark_answered(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: EnrolmentId,
    (by, words, keeps): (Actor, &str, bool),
) -> db::Result<bool> {
    let said = (enrolments::answer.eq(words), enrolments::answered_by.eq(by));
    let waiting = enrolments::table
        .find(id)
        .filter(enrolments::confirmed_at.is_null());
    let changed = if keeps {
        diesel::update(waiting.filter(enrolments::ended_at.is_null()))
            .set((said, enrolments::confirmed_at.eq(now)))
            .execute(&mut **tx)?
    } else {
        diesel::update(waiting.filter(enrolments::ending.eq(Ending::Declined)))
            .set(said)
            .execute(&mut **tx)?
    };
    Ok(changed == 1)
}

/// Ends every living enrolment of a course that is cancelled.
pub(in super::super::super) fn mark_all_ended(
    tx: &mut Tx<'_>,
    now: Timestamp,
    course: CourseId,
) -> db::Result<usize> {
    let living = enrolments::table
        .filter(enrolments::course_id.eq(course))
        .filter(enrolments::ended_at.is_null());
    Ok(diesel::update(living)
        .set((
            enrolments::ended_at.eq(now),
            enrolments::ending.eq(Ending::Cancelled),
        ))
        .execute(&mut **tx)?)
}

/// Forgets the enrolments of a member.
pub(in super::super::super) fn delete_for_account(
    tx: &mut Tx<'_>,
    account: AccountId,
) -> db::Result<usize> {
    let own = enrolments::table.filter(enrolments::account_id.eq(account));
    Ok(diesel::delete(own).execute(&mut **tx)?)
}

/// Forgets who was enrolled in courses that ended before `end`.
pub(in super::super::super) fn delete_ended_before(
    tx: &mut Tx<'_>,
    end: Timestamp,
) -> db::Result<usize> {
    let old: Vec<CourseId> = courses::table
        .filter(courses::ends_at.lt(end))
        .select(courses::id)
        .load(&mut **tx)?;
    let of_old = enrolments::table.filter(enrolments::course_id.eq_any(old));
    Ok(diesel::delete(of_old).execute(&mut **tx)?)
}
