//! Gathering what waits from the nouns it belongs to.

use std::cmp::Reverse;

use super::drawing::{application, enrolments_answered, enrolments_waiting, proof, sent};
use super::{Kind, Matter, Stage};
use crate::db::{self, Conn};
use crate::domain::course::queries::enrolments;
use crate::domain::credential::{Tier, queries as pairs};
use crate::domain::ids::AccountId;
use crate::domain::inquiry::{self, queries as inquiries};
use crate::domain::licensing::{attribution, queries as applications};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Decided matters of one kind that a list shows at most.
const DONE: i64 = 50;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Sought {
    /// Of which kind; `None` for all.
    pub kind: Option<Kind>,
    /// At which stage.
    pub stage: Stage,
    /// Who looks.
    pub reader: AccountId,
}

/// How many matters of each kind wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// 授權申請
    pub applications: i64,
    /// 顯名聲明
    pub proofs: i64,
    /// 資料品質回饋
    pub feedback: i64,
    /// 技術諮詢 and 課程報名
    pub training: i64,
    /// 示範應用
    pub showcase: i64,
}

impl Waiting {
    /// How many there are together.
    #[must_use]
    pub const fn sum(&self) -> i64 {
        self.applications + self.proofs + self.feedback + self.training + self.showcase
    }
}

/// How many matters wait.
///
/// # Errors
/// A fault of the database.
pub fn count(conn: &mut Conn) -> db::Result<Waiting> {
    let consultations = inquiries::count_waiting(conn, inquiry::Kind::Consultation)?;
    Ok(Waiting {
        applications: applications::count_waiting(conn)?,
        proofs: applications::proofs::count_waiting(conn)?,
        feedback: inquiries::count_waiting(conn, inquiry::Kind::Feedback)?,
        training: consultations + enrolments::count_waiting(conn)?,
        showcase: inquiries::count_waiting(conn, inquiry::Kind::Showcase)?,
    })
}

/// The matters that are looked for, in their order; decided ones the newest first.
///
/// # Errors
/// A fault of the database, or a row that cannot be opened.
pub fn list(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    sought: Sought,
) -> db::Result<Vec<Matter>> {
    let mut found = Vec::new();
    let projects = pairs::list_holders(conn, Tier::Project)?;
    for kind in Kind::ALL {
        if sought.kind.is_none_or(|wanted| wanted == *kind) {
            let done = sought.stage == Stage::Done;
            gather(conn, vault, (*kind, done), &mut found)?;
        }
    }
    for matter in &mut found {
        matter.is_project |= projects.contains(&matter.account);
    }
    found.retain(|matter| matter.is_at(sought.stage, sought.reader, now));
    if sought.stage == Stage::Done {
        found.sort_by_key(|one| Reverse(one.done_at));
    } else {
        found.sort_by(|one, other| one.rank().cmp(&other.rank()));
    }
    Ok(found)
}

fn gather(
    conn: &mut Conn,
    vault: &Vault,
    (kind, done): (Kind, bool),
    into: &mut Vec<Matter>,
) -> db::Result<()> {
    match kind {
        Kind::Application if done => {
            into.extend(
                applications::list_decided(conn, vault, DONE)?
                    .iter()
                    .map(application),
            );
        }
        Kind::Application => {
            into.extend(
                applications::list_waiting(conn, vault)?
                    .iter()
                    .map(application),
            );
        }
        Kind::Proof if done => {
            into.extend(attribution::list_looked_at(conn, DONE)?.iter().map(proof));
        }
        Kind::Proof => into.extend(attribution::list_waiting(conn)?.iter().map(proof)),
        Kind::Enrolment if done => into.extend(enrolments_answered(conn, DONE)?),
        Kind::Enrolment => into.extend(enrolments_waiting(conn)?),
        Kind::Feedback => of_kind(conn, vault, (inquiry::Kind::Feedback, kind, done), into)?,
        Kind::Consultation => {
            of_kind(conn, vault, (inquiry::Kind::Consultation, kind, done), into)?;
        }
        Kind::Showcase => of_kind(conn, vault, (inquiry::Kind::Showcase, kind, done), into)?,
    }
    Ok(())
}

fn of_kind(
    conn: &mut Conn,
    vault: &Vault,
    (asked, kind, done): (inquiry::Kind, Kind, bool),
    into: &mut Vec<Matter>,
) -> db::Result<()> {
    let found = if done {
        inquiries::list_answered(conn, vault, (asked, DONE))?
    } else {
        inquiries::list_waiting(conn, vault, asked)?
    };
    into.extend(found.iter().map(|one| sent(kind, one)));
    Ok(())
}
