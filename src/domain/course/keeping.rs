//! What a reviewer does with courses: opening, changing, cancelling.

use super::letters::{self, Occasion};
use super::{MOST_SEATS, Plan, queries};
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::CourseId;
use crate::domain::member;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// What is wrong with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It ends before it has begun.
    Ending,
    /// One could enrol after it has begun.
    Closing,
    /// It has no places, or more than a course may have.
    Seats,
    /// It has begun already.
    Begun,
    /// Nobody can enrol any more.
    Closed,
}

/// Why a course is not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeep {
    /// There is none such, or it is cancelled or over.
    #[error("no such course")]
    NoSuchCourse,
    /// The plan does not hang together.
    #[error("the plan does not hang together")]
    Unfit(Unfit),
    /// More places are taken than there would be.
    #[error("more places are taken")]
    Taken,
    /// Somebody else has changed it meanwhile.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Plan {
    /// Whether the plan hangs together.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn judge(&self) -> Result<(), Unfit> {
        if self.ends_at <= self.starts_at {
            Err(Unfit::Ending)
        } else if self.closes_at > self.starts_at {
            Err(Unfit::Closing)
        } else if !(1..=MOST_SEATS).contains(&self.seats) {
            Err(Unfit::Seats)
        } else {
            Ok(())
        }
    }

    /// Whether what the plan says anew lies ahead of `now`; what `before` said already may be over.
    fn lies_ahead(&self, now: Timestamp, before: Option<&Self>) -> Result<(), Unfit> {
        let same = |at: fn(&Self) -> Timestamp| before.is_some_and(|before| at(before) == at(self));
        if self.starts_at <= now && !same(|plan| plan.starts_at) {
            Err(Unfit::Begun)
        } else if self.closes_at <= now && !same(|plan| plan.closes_at) {
            Err(Unfit::Closed)
        } else {
            Ok(())
        }
    }

    /// Whether whoever is enrolled has to be told of the change from `before`.
    fn moves(&self, before: &Self) -> bool {
        self.starts_at != before.starts_at
            || self.ends_at != before.ends_at
            || self.place != before.place
    }
}

/// Opens a course.
///
/// # Errors
/// When the plan does not hang together or is over; a fault of the database.
pub fn open(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    plan: &Plan,
) -> Result<CourseId, CannotKeep> {
    let fit = plan.judge().and_then(|()| plan.lies_ahead(now, None));
    fit.map_err(CannotKeep::Unfit)?;
    let id = CourseId::draw(vault.random());
    queries::insert(tx, now, id, plan)?;
    audit::record(tx, now, by, &Deed::new(Action::CourseOpened, id))?;
    Ok(id)
}

/// Changes a course of which the reviewer saw `version`; when it moves in time or place, everybody who is enrolled is
/// told. Nothing is moved into the past.
///
/// # Errors
/// When there is none such, somebody was faster, the plan does not hang together, or more places are taken; a fault of the
/// database.
pub fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    ((id, version), plan): ((CourseId, i64), &Plan),
) -> Result<(), CannotKeep> {
    let before = queries::find(tx, id)?.filter(|course| course.cancelled_at.is_none());
    let before = before.ok_or(CannotKeep::NoSuchCourse)?;
    if before.version != version {
        return Err(CannotKeep::ChangedMeanwhile);
    }
    let ahead = plan.lies_ahead(now, Some(&before.plan));
    plan.judge().and(ahead).map_err(CannotKeep::Unfit)?;
    if !queries::replace_plan(tx, (id, version), plan)? {
        return Err(why_kept(tx, (id, version))?);
    }
    if plan.moves(&before.plan) {
        tell_all(tx, now, vault, (id, Occasion::Changed))?;
    }
    Ok(audit::record(
        tx,
        now,
        by,
        &Deed::new(Action::CourseChanged, id),
    )?)
}

/// Cancels a course: everybody who is enrolled is told, and has no place any more.
///
/// # Errors
/// When there is none such, or it is cancelled or over; a fault of the database.
pub fn cancel(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    id: CourseId,
) -> Result<(), CannotKeep> {
    if !queries::mark_cancelled(tx, now, id)? {
        return Err(CannotKeep::NoSuchCourse);
    }
    tell_all(tx, now, vault, (id, Occasion::Cancelled))?;
    queries::enrolments::mark_all_ended(tx, now, id)?;
    Ok(audit::record(
        tx,
        now,
        by,
        &Deed::new(Action::CourseCancelled, id),
    )?)
}

/// Why the plan stays as it was: PostgreSQL lets others change the row between the reading and the writing.
fn why_kept(tx: &mut Tx<'_>, (id, version): (CourseId, i64)) -> db::Result<CannotKeep> {
    let found = queries::find(tx, id)?.filter(|course| course.cancelled_at.is_none());
    Ok(match found {
        None => CannotKeep::NoSuchCourse,
        Some(course) if course.version != version => CannotKeep::ChangedMeanwhile,
        Some(_) => CannotKeep::Taken,
    })
}

fn tell_all(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    about: (CourseId, Occasion),
) -> db::Result<()> {
    for one in queries::enrolments::list_living(tx, about.0)? {
        if let Some(member) = member::find_readable(tx, vault, one.account)? {
            letters::promise(tx, now, vault, &member, about)?;
        }
    }
    Ok(())
}

/// Forgets courses that ended before `end`, with everybody who was enrolled.
///
/// # Errors
/// A fault of the database.
pub fn forget_ended(tx: &mut Tx<'_>, end: Timestamp) -> db::Result<usize> {
    queries::enrolments::delete_ended_before(tx, end)?;
    queries::delete_ended_before(tx, end)
}
