//! Taking a place in a course, giving it back, and what a reviewer says to it.

use super::letters::{self, Occasion};
use super::{Ending, Standing, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CourseId, EnrolmentId};
use crate::domain::member;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Why no place is taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnrol {
    /// There is no such course.
    #[error("no such course")]
    NoSuchCourse,
    /// One cannot enrol.
    #[error("one cannot enrol")]
    Not(Standing),
    /// The member has a place.
    #[error("enrolled already")]
    Enrolled,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Takes a place: of any number of members at once no more than there are places.
///
/// # Errors
/// When there is no such course, one cannot enrol, or the member has a place; a fault of the database.
pub fn enrol(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    vault: &Vault,
    course: CourseId,
) -> Result<EnrolmentId, CannotEnrol> {
    if !queries::mark_seat_taken(tx, now, course)? {
        let found = queries::find(tx, course)?.ok_or(CannotEnrol::NoSuchCourse)?;
        if queries::enrolments::find_living(tx, account, course)?.is_some() {
            return Err(CannotEnrol::Enrolled);
        }
        return Err(CannotEnrol::Not(match found.standing(now) {
            // Somebody has given a place back since.
            Standing::Open => Standing::Full,
            why => why,
        }));
    }
    let id = EnrolmentId::draw(vault.random());
    if !queries::enrolments::insert(tx, now, (id, course, account))? {
        return Err(CannotEnrol::Enrolled);
    }
    let deed = Deed::new(Action::PlaceTaken, id).with("course", course);
    audit::record(tx, now, by, &deed)?;
    Ok(id)
}

/// Why a place is not given back or answered.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnd {
    /// There is no such place, or it is nobody's any more.
    #[error("no such enrolment")]
    NoSuchEnrolment,
    /// The course has begun.
    #[error("the course has begun")]
    Begun,
    /// Whoever is declined has to be told why.
    #[error("words are missing")]
    NoWords,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Gives the member's own place back, until the course begins.
///
/// # Errors
/// When there is none such, or the course has begun; a fault of the database.
pub fn withdraw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    id: EnrolmentId,
) -> Result<(), CannotEnd> {
    let own = queries::enrolments::find(tx, id)?.filter(|one| one.account == account);
    let course = own.ok_or(CannotEnd::NoSuchEnrolment)?.course;
    let found = queries::find(tx, course)?.ok_or(CannotEnd::NoSuchEnrolment)?;
    if now >= found.plan.starts_at {
        return Err(CannotEnd::Begun);
    }
    end(tx, now, (course, id), Ending::Withdrawn)?;
    let deed = Deed::new(Action::EnrolmentEnded, id).with("ending", Ending::Withdrawn);
    Ok(audit::record(tx, now, by, &deed)?)
}

/// What a reviewer says to an enrolment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether the member keeps the place.
    pub keeps: bool,
    /// In which words; not empty when the place is taken away.
    pub words: String,
}

/// Confirms an enrolment that waits, or declines it, and promises the letter.
///
/// # Errors
/// When none such waits, or words are missing; a fault of the database.
pub fn answer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (id, answer): (EnrolmentId, &Answer),
) -> Result<(), CannotEnd> {
    if !answer.keeps && answer.words.is_empty() {
        return Err(CannotEnd::NoWords);
    }
    let found = queries::enrolments::find(tx, id)?.ok_or(CannotEnd::NoSuchEnrolment)?;
    let member = member::find(tx, vault, found.account)?.ok_or(CannotEnd::NoSuchEnrolment)?;
    let (action, occasion) = if answer.keeps {
        (Action::EnrolmentConfirmed, Occasion::Confirmed(id))
    } else {
        end(tx, now, (found.course, id), Ending::Declined)?;
        (Action::EnrolmentEnded, Occasion::Declined(id))
    };
    let said = (by.actor, answer.words.as_str(), answer.keeps);
    if !queries::enrolments::mark_answered(tx, now, id, said)? {
        return Err(CannotEnd::NoSuchEnrolment);
    }
    letters::promise(tx, now, vault, &member, (found.course, occasion))?;
    Ok(audit::record(tx, now, by, &Deed::new(action, id))?)
}

/// Ends a living enrolment. The course's row is changed first, as where a place is taken: two who meet wait for each
/// other there and nowhere else.
fn end(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (course, id): (CourseId, EnrolmentId),
    ending: Ending,
) -> Result<(), CannotEnd> {
    let given_back = queries::mark_seat_free(tx, course)?;
    let ended = queries::enrolments::mark_ended(tx, now, id, ending)?;
    if given_back && ended {
        Ok(())
    } else {
        Err(CannotEnd::NoSuchEnrolment)
    }
}

/// Gives back every place of somebody who leaves, and forgets all enrolments.
///
/// # Errors
/// A fault of the database.
pub fn forget_account(tx: &mut Tx<'_>, account: AccountId) -> db::Result<()> {
    for one in queries::enrolments::list_for_account(tx, account)? {
        if one.ended.is_none() && !queries::mark_seat_free(tx, one.course)? {
            return Err(db::Error::row("courses", "a place that nobody had taken"));
        }
    }
    queries::enrolments::delete_for_account(tx, account)?;
    Ok(())
}
