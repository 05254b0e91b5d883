//! What is written to whoever is enrolled in a course.

use serde::{Deserialize, Serialize};

use crate::db::{self, Tx};
use crate::domain::ids::{CourseId, EnrolmentId};
use crate::domain::member::Member;
use crate::domain::member::letters::post_plain;
use crate::domain::outbox::Kind;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// Why it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// A reviewer has confirmed the place.
    Confirmed(EnrolmentId),
    /// A reviewer has declined it.
    Declined(EnrolmentId),
    /// The course has moved in time or place.
    Changed,
    /// There will be no such course.
    Cancelled,
}

/// The letter about a course; its words stand in the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseLetter {
    /// Which course.
    pub course: CourseId,
    /// Why.
    pub occasion: Occasion,
    /// In which language.
    pub locale: Locale,
}

/// Promises the letter.
pub(super) fn promise(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    to: &Member,
    (course, occasion): (CourseId, Occasion),
) -> db::Result<()> {
    let letter = CourseLetter {
        course,
        occasion,
        locale: to.locale,
    };
    post_plain(tx, now, vault, (Kind::CourseLetter, &letter), to)
}
