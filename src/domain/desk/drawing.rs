//! Matters, drawn from the nouns they belong to.

use super::{Kind, Matter, Outcome};
use crate::db::{self, Conn};
use crate::domain::course::Enrolment;
use crate::domain::course::queries::{self as courses, enrolments};
use crate::domain::credential::Tier;
use crate::domain::inquiry::{Inquiry, State};
use crate::domain::licensing::attribution::{Looked, Proof};
use crate::domain::licensing::{Application, Ended, State as Sent};
use crate::kit::clock::Timestamp;

/// An application for a tier.
pub(super) fn application(one: &Application) -> Matter {
    let ended = match one.state {
        Sent::Waiting => None,
        Sent::Decided { verdict, at, .. } => Some((at, Ended::from(verdict))),
        Sent::Withdrawn { at } => Some((at, Ended::Withdrawn)),
    };
    Matter {
        kind: Kind::Application,
        id: one.id.to_string(),
        account: one.account,
        is_project: one.tier == Tier::Project,
        title: one.tier.word().to_owned(),
        sent_at: one.submitted_at,
        due_at: Some(one.due_at),
        reviewer: one.reviewer,
        done_at: ended.map(|(at, _)| at),
        outcome: ended.map(|(_, ended)| Outcome::Application(ended)),
        course: None,
    }
}

/// Where the data are attributed.
pub(super) fn proof(one: &Proof) -> Matter {
    let looked = match one.state {
        Looked::Waiting => None,
        Looked::Met(at) => Some((at, true)),
        Looked::Refused { at, .. } => Some((at, false)),
    };
    Matter {
        kind: Kind::Proof,
        id: one.id.to_string(),
        account: one.account,
        is_project: false,
        title: one
            .address
            .as_ref()
            .map_or_else(String::new, |address| address.as_str().to_owned()),
        sent_at: one.handed_in_at,
        due_at: None,
        reviewer: None,
        done_at: looked.map(|(at, _)| at),
        outcome: looked.map(|(_, found)| Outcome::Proof(found)),
        course: None,
    }
}

/// What a member has sent to be answered.
pub(super) fn sent(kind: Kind, one: &Inquiry) -> Matter {
    Matter {
        kind,
        id: one.id.to_string(),
        account: one.account,
        is_project: false,
        title: one.words.title().to_owned(),
        sent_at: one.submitted_at,
        due_at: Some(one.due_at),
        reviewer: one.reviewer,
        done_at: match one.state {
            State::Waiting => None,
            State::Answered { at, .. } => Some(at),
        },
        outcome: one.state.verdict().map(Outcome::Answer),
        course: None,
    }
}

/// The enrolments that wait: each has to be answered before its course begins.
pub(super) fn enrolments_waiting(conn: &mut Conn) -> db::Result<Vec<Matter>> {
    let mut found = Vec::new();
    for one in enrolments::list_waiting(conn)? {
        let course = courses::find(conn, one.course)?;
        let due_at = course.map(|course| course.plan.starts_at);
        found.push(enrolment(&one, due_at, None));
    }
    Ok(found)
}

/// The enrolments that reviewers have answered last, so many at most of each answer.
pub(super) fn enrolments_answered(conn: &mut Conn, most: i64) -> db::Result<Vec<Matter>> {
    let mut found = Vec::new();
    for kept in [true, false] {
        for (at, one) in enrolments::list_answered(conn, kept, most)? {
            found.push(enrolment(&one, None, Some((at, kept))));
        }
    }
    Ok(found)
}

fn enrolment(
    one: &Enrolment,
    due_at: Option<Timestamp>,
    answered: Option<(Timestamp, bool)>,
) -> Matter {
    Matter {
        kind: Kind::Enrolment,
        id: one.id.to_string(),
        account: one.account,
        is_project: false,
        title: String::new(),
        sent_at: one.enrolled_at,
        due_at,
        reviewer: None,
        done_at: answered.map(|(at, _)| at),
        outcome: answered.map(|(_, kept)| Outcome::Enrolment(kept)),
        course: Some(one.course),
    }
}
