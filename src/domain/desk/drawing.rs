//! Matters, drawn from the nouns they belong to.

use super::{Kind, Matter};
use crate::db::{self, Conn};
use crate::domain::course::queries::{self as courses, enrolments};
use crate::domain::credential::Tier;
use crate::domain::inquiry::{Inquiry, State};
use crate::domain::licensing::attribution::{Looked, Proof};
use crate::domain::licensing::{self, Application};

/// An application for a tier.
pub(super) fn application(one: &Application) -> Matter {
    Matter {
        kind: Kind::Application,
        id: one.id.to_string(),
        account: one.account,
        is_project: one.tier == Tier::Project,
        title: one.tier.word().to_owned(),
        sent_at: one.submitted_at,
        due_at: Some(one.due_at),
        reviewer: one.reviewer,
        done_at: match one.state {
            licensing::State::Waiting => None,
            licensing::State::Decided { at, .. } => Some(at),
        },
        verdict: None,
    }
}

/// Where the data are attributed.
pub(super) fn proof(one: &Proof) -> Matter {
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
        done_at: match one.state {
            Looked::Waiting => None,
            Looked::Met(at) | Looked::Refused { at, .. } => Some(at),
        },
        verdict: None,
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
        verdict: one.state.verdict(),
    }
}

/// The enrolments that wait: each has to be answered before its course begins.
pub(super) fn enrolments_waiting(conn: &mut Conn) -> db::Result<Vec<Matter>> {
    let mut found = Vec::new();
    for one in enrolments::list_waiting(conn)? {
        let course = courses::find(conn, one.course)?;
        found.push(Matter {
            kind: Kind::Enrolment,
            id: one.id.to_string(),
            account: one.account,
            is_project: false,
            title: String::new(),
            sent_at: one.enrolled_at,
            due_at: course.map(|course| course.plan.starts_at),
            reviewer: None,
            done_at: None,
            verdict: None,
        });
    }
    Ok(found)
}
