//! 訓練課程: what reviewers offer and members enrol in, and how many places there are.
//!
//! A place is taken at the press of the button and given back by withdrawing (`enrolling`): the number of places taken
//! stands in the course's own row and moves by guarded updates only, so there is never one too many. A reviewer confirms
//! an enrolment or declines it, opens, changes and cancels courses (`keeping`); whoever is enrolled is told by letter.
//!
//! Deliberately absent: questions to be answered (`inquiry`).

pub mod enrolling;
pub mod keeping;
pub mod letters;
pub mod queries;
#[cfg(test)]
mod tests;

use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{AccountId, CourseId, EnrolmentId};
use crate::kit::clock::Timestamp;

/// The most places of a course.
pub const MOST_SEATS: i64 = 500;
/// The most characters of a title or a place.
pub const LONGEST_LINE: usize = 200;
/// The most characters of what a course is about.
pub const LONGEST_TEXT: usize = 1_000;

/// What a reviewer writes of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it is called.
    pub title: Bilingual,
    /// What it is about.
    pub about: Bilingual,
    /// Where it is.
    pub place: Bilingual,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// From this instant on nobody enrols; midnight in Taiwan for a whole day.
    pub closes_at: Timestamp,
    /// How many places there are.
    pub seats: i64,
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Which one it is.
    pub id: CourseId,
    /// What it is.
    pub plan: Plan,
    /// How many places are taken.
    pub taken: i64,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// How often its plan was changed, from 1: whoever changes it names what they saw.
    pub version: i64,
}

/// Whether one can enrol, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// One can.
    Open,
    /// Every place is taken.
    Full,
    /// It is too late.
    Closed,
    /// The course has ended.
    Over,
    /// There will be no such course.
    Cancelled,
}

impl Course {
    /// Whether one can enrol at `now`, or why not.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        if self.cancelled_at.is_some() {
            Standing::Cancelled
        } else if now >= self.plan.ends_at {
            Standing::Over
        } else if now >= self.plan.closes_at {
            Standing::Closed
        } else if self.taken >= self.plan.seats {
            Standing::Full
        } else {
            Standing::Open
        }
    }

    /// How many places are left.
    #[must_use]
    pub const fn left(&self) -> i64 {
        self.plan.seats - self.taken
    }
}

crate::words! {
    /// How an enrolment ended.
    pub enum Ending {
        /// The member gave the place back.
        Withdrawn = "withdrawn",
        /// A reviewer gave it to somebody else.
        Declined = "declined",
        /// The course was cancelled.
        Cancelled = "cancelled",
    }
}

/// A member's place in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Which one it is.
    pub id: EnrolmentId,
    /// In which course.
    pub course: CourseId,
    /// Whose.
    pub account: AccountId,
    /// When the place was taken.
    pub enrolled_at: Timestamp,
    /// When a reviewer confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// When it ended, and how.
    pub ended: Option<(Timestamp, Ending)>,
    /// What a reviewer said of it.
    pub answer: String,
}
