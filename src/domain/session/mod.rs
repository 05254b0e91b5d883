//! Sessions: rows that can be ended, found again by the keyed hash of what the cookie carries.
//!
//! The state itself (who signed in, the CSRF token) is sealed; this room knows how long a session lives and
//! whose it is. What stands in the state is the business of `http`.

pub mod queries;

use std::fmt;
use std::str::FromStr;

use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, CitizenId};
use crate::kit::clock::{Span, Timestamp, hours, minutes};

/// A citizen's or unknown visitor's session ends after this time without a visit.
pub const CITIZEN_IDLE: Span = minutes(30);
/// A session of staff ends after this time without a visit.
pub const STAFF_IDLE: Span = minutes(15);
/// A session of a member ends after this time without a visit.
pub const MEMBER_IDLE: Span = minutes(30);
/// Every session of a member ends after this time.
pub const MEMBER_ABSOLUTE: Span = hours(12);
/// Every other session ends after this time.
pub const ABSOLUTE: Span = hours(8);
/// A visit is noted at most this often.
pub const TOUCH: Span = minutes(1);

/// Whose session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A citizen who has proved who they are.
    Citizen(CitizenId),
    /// Staff who signed in with a password and a second factor.
    Account(AccountId),
    /// A member of the Industrial Data Space.
    Member(AccountId),
}

/// One session.
#[derive(Debug, Clone)]
pub struct Session {
    /// The keyed hash of the cookie's value.
    pub lookup: String,
    /// The sealed state.
    pub state: Vec<u8>,
    /// Whose it is; `None` while nobody has signed in.
    pub subject: Option<Subject>,
    /// The browser, in its own words, cut to 200 characters.
    pub agent: String,
    /// When it began.
    pub made_at: Timestamp,
    /// When it was last noted to be used.
    pub seen_at: Timestamp,
    /// When it ends if nothing happens.
    pub expires_at: Timestamp,
}

/// When a session of this subject ends that began at `made_at` and was used at `now`.
#[must_use]
pub fn end(subject: Option<Subject>, made_at: Timestamp, now: Timestamp) -> Timestamp {
    let (idle, absolute) = match subject {
        Some(Subject::Account(_)) => (STAFF_IDLE, ABSOLUTE),
        Some(Subject::Member(_)) => (MEMBER_IDLE, MEMBER_ABSOLUTE),
        Some(Subject::Citizen(_)) | None => (CITIZEN_IDLE, ABSOLUTE),
    };
    now.plus(idle).min(made_at.plus(absolute))
}

impl Session {
    /// Whether it still lives; at the very instant of its end it does not.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now < self.expires_at
    }

    /// Whether a visit at `now` is worth noting.
    #[must_use]
    pub fn wants_touch(&self, now: Timestamp) -> bool {
        now.since(self.seen_at) >= TOUCH
    }
}

/// The living session behind `lookup`.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, now: Timestamp, lookup: &str) -> db::Result<Option<Session>> {
    Ok(queries::find(conn, lookup)?.filter(|session| session.is_alive(now)))
}

/// Notes a visit and moves the end.
///
/// # Errors
/// A fault of the database.
pub fn touch(tx: &mut Tx<'_>, now: Timestamp, session: &Session) -> db::Result<bool> {
    queries::mark_seen(
        tx,
        &session.lookup,
        now,
        end(session.subject, session.made_at, now),
    )
}

/// Ends one session of `subject`, who says so; `false` when there is none such among theirs.
///
/// # Errors
/// A fault of the database.
pub fn end_own(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (subject, lookup): (Subject, &str),
) -> db::Result<bool> {
    let own = queries::list_for_subject(tx, subject, now)?;
    let own = own.iter().any(|session| session.lookup == lookup);
    if !own || !queries::delete(tx, lookup)? {
        return Ok(false);
    }
    audit::record(tx, now, by, &Deed::new(Action::SessionsEnded, subject))?;
    Ok(true)
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Citizen(id) => write!(f, "citizen:{id}"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Member(id) => write!(f, "member:{id}"),
        }
    }
}

impl FromStr for Subject {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(':') {
            Some(("citizen", id)) => id.parse().map(Self::Citizen).map_err(|_| ()),
            Some(("account", id)) => id.parse().map(Self::Account).map_err(|_| ()),
            Some(("member", id)) => id.parse().map(Self::Member).map_err(|_| ()),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;
    use crate::kit::random::SeededChance;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn staff_may_rest_fifteen_minutes_and_citizens_thirty() {
        let random = SeededChance::from_seed(1);
        let (made, now) = (at("2026-11-20T00:00:00Z"), at("2026-11-20T01:00:00Z"));
        let clerk = Subject::Account(AccountId::draw(&random));
        let citizen = Subject::Citizen(CitizenId::draw(&random));
        assert_eq!(end(Some(clerk), made, now), now.plus(minutes(15)));
        assert_eq!(end(Some(citizen), made, now), now.plus(minutes(30)));
        assert_eq!(end(None, made, now), now.plus(minutes(30)));
    }

    #[test]
    fn nobody_stays_longer_than_eight_hours() {
        let made = at("2026-11-20T00:00:00Z");
        assert_eq!(
            end(None, made, made.plus(hours(8)).minus(seconds(1))),
            made.plus(hours(8))
        );
    }

    #[test]
    fn members_may_rest_half_an_hour_and_stay_twelve_hours() {
        let made = at("2026-11-20T00:00:00Z");
        let member = Subject::Member(AccountId::draw(&SeededChance::from_seed(1)));
        let now = made.plus(hours(1));
        assert_eq!(end(Some(member), made, now), now.plus(minutes(30)));
        for late in [hours(12) - seconds(1), hours(12), hours(12) + seconds(1)] {
            assert_eq!(
                end(Some(member), made, made.plus(late)),
                made.plus(hours(12))
            );
        }
        assert_eq!(member.to_string().parse(), Ok(member));
    }

    #[test]
    fn staff_who_visit_all_day_are_signed_out_after_eight_hours() {
        let made = at("2026-11-20T00:00:00Z");
        let staff = Some(Subject::Account(AccountId::draw(&SeededChance::from_seed(
            1,
        ))));
        for late in [hours(8) - seconds(1), hours(8), hours(8) + seconds(1)] {
            assert_eq!(end(staff, made, made.plus(late)), made.plus(hours(8)));
        }
    }

    #[test]
    fn a_session_is_dead_at_its_end_and_not_a_second_before() {
        let now = at("2026-11-20T00:00:00Z");
        let session = Session {
            lookup: String::new(),
            state: Vec::new(),
            subject: None,
            agent: String::new(),
            made_at: now,
            seen_at: now,
            expires_at: now.plus(minutes(30)),
        };
        assert!(session.is_alive(now.plus(minutes(30)).minus(seconds(1))));
        assert!(!session.is_alive(now.plus(minutes(30))));
        assert!(!session.is_alive(now.plus(minutes(30)).plus(seconds(1))));
    }
}
