//! 驗證密碼: eight digits that go to the citizen and come back through the clerk, once.
//!
//! A password belongs to one opening; a new one kills the old. It is kept as a keyed hash only. Every try is counted
//! by the statement that allows it, so that tries at once never exceed a limit: five at each password, thirty at each
//! package in all, whichever openings and clerks they come from. Of one package one is sent a minute.
//!
//! Deliberately absent: who may ask for one, the letter that delivers it, and what it opens (`opening`).

mod digits;
mod pace;
pub mod queries;

pub use digits::{CannotRead, Digits, LENGTH};

use crate::db::{self, Conn, Tx};
use crate::domain::ids::{OneTimePasswordId, OpeningId, PackageId};
use crate::domain::limit::{self, Allowance};
use crate::kit::clock::{Span, Timestamp, hours, minutes};
use crate::kit::seal::Vault;

/// A password is dead at this very age.
pub const LIFETIME: Span = minutes(2);
/// From this age of the last one for the same package on another can be sent.
pub const RESEND: Span = minutes(1);
/// So many tries at one password.
pub const TRIES: i64 = 5;
/// So many tries at one package in all; a package lives no longer than this window.
pub const TRIES_PER_PACKAGE: Allowance = Allowance {
    most: 30,
    per: hours(8),
};
/// So many passwords for one package in all, so that nobody's mailbox is flooded.
pub const LETTERS_PER_PACKAGE: Allowance = Allowance {
    most: 20,
    per: hours(8),
};

const TRIED: &str = "limits.one-time-password.tries";

/// The password that an opening was given last. Its digits are known to nobody here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    /// Its row.
    pub id: OneTimePasswordId,
    /// The keyed hash of its digits.
    pub lookup: String,
    /// How often it was tried.
    pub tries: i64,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// From this instant on it is dead.
    pub expires_at: Timestamp,
}

impl Last {
    /// So many tries are left.
    #[must_use]
    pub fn tries_left(&self) -> i64 {
        (TRIES - self.tries).max(0)
    }

    /// From this instant on another can be sent.
    #[must_use]
    pub fn again_at(&self) -> Timestamp {
        self.sent_at.plus(RESEND)
    }
}

/// A password that has just been made.
#[derive(Debug)]
pub struct Fresh {
    /// Its digits, for the letter that delivers them.
    pub digits: Digits,
    /// From this instant on it is dead.
    pub expires_at: Timestamp,
}

/// Why no password is made.
#[derive(Debug, thiserror::Error)]
pub enum CannotMake {
    /// The last one for this package is too young.
    #[error("too soon; again at {at}")]
    TooSoon {
        /// When another can be made.
        at: Timestamp,
    },
    /// Too many were made for this package.
    #[error("too many; again at {retry_at}")]
    TooMany {
        /// When another can be made.
        retry_at: Timestamp,
    },
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Makes the next password of `opening`; the last one is dead from here on.
///
/// # Errors
/// [`CannotMake`]
pub fn make(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (opening, package): (OpeningId, PackageId),
) -> Result<Fresh, CannotMake> {
    pace::take(tx, now, vault, package)?;
    // The first one replaces none, and a younger one that stays is met by the insert.
    let _had_one = queries::mark_replaced(tx, opening, now, now.minus(RESEND))?;
    let fresh = Fresh {
        digits: Digits::draw(vault.random()),
        expires_at: now.plus(LIFETIME),
    };
    let row = queries::NewPassword {
        id: OneTimePasswordId::draw(vault.random()),
        opening_id: opening,
        package_id: package,
        password_lookup: fresh.digits.lookup(vault, opening),
        tries: 0,
        sent_at: now,
        expires_at: fresh.expires_at,
    };
    if !queries::insert(tx, &row)? {
        let at = queries::find_last(tx, opening)?.map_or(now, |last| last.again_at());
        return Err(CannotMake::TooSoon { at });
    }
    Ok(fresh)
}

/// The password that was made last for `opening`, used or not.
///
/// # Errors
/// A fault of the database.
pub fn find_last(conn: &mut Conn, opening: OpeningId) -> db::Result<Option<Last>> {
    queries::find_last(conn, opening)
}

/// What came of a try. Commit it whatever it is: a try that is rolled back does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Right; the password is used up by it.
    Right,
    /// Wrong; so many tries at this password are left.
    Wrong {
        /// How many.
        left: i64,
    },
    /// Its two minutes are over, or it was used.
    RanOut,
    /// All tries at it are used up.
    UsedUp,
    /// All tries at the package are used up.
    PackageUsedUp,
}

/// Counts a try at the last password of `opening` and compares.
///
/// # Errors
/// A fault of the database.
pub fn attempt(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (opening, package): (OpeningId, PackageId),
    digits: &Digits,
) -> db::Result<Tried> {
    let counted = queries::mark_tried(tx, opening, now, TRIES)?;
    let Some(last) = queries::find_last(tx, opening)? else {
        return Ok(Tried::RanOut);
    };
    if !counted {
        let used_up = last.tries >= TRIES && now < last.expires_at;
        return Ok(if used_up {
            Tried::UsedUp
        } else {
            Tried::RanOut
        });
    }
    let bucket = vault.lookup(TRIED, &package.to_string());
    if !limit::had_one(tx, now, &bucket, TRIES_PER_PACKAGE)? {
        return Ok(Tried::PackageUsedUp);
    }
    if digits.matches(vault, opening, &last.lookup) && queries::mark_used(tx, last.id, now)? {
        return Ok(Tried::Right);
    }
    Ok(Tried::Wrong {
        left: last.tries_left(),
    })
}
