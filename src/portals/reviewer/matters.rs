//! What waits for reviewers, as lines of a list.

use super::paths;
use crate::app::App;
use crate::db;
use crate::domain::account::queries as accounts;
use crate::domain::credential::Tier;
use crate::domain::desk::{self, Kind, Matter, Outcome, Sought};
use crate::domain::ids::AccountId;
use crate::domain::inquiry::Verdict;
use crate::http::chrome::Chrome;
use crate::http::inquiry::verdict;
use crate::http::licence;
use crate::http::page_error::PageError;
use crate::kit::clock::Timestamp;

/// One of them.
#[derive(Debug, Clone)]
pub struct Line {
    pub path: String,
    pub kind: Kind,
    pub is_project: bool,
    pub login: String,
    /// What it is about; the word of the tier of an application.
    pub title: String,
    pub sent_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub is_late: bool,
    pub reviewer: Option<String>,
    pub done_at: Option<Timestamp>,
    /// What became of it: the word of its sign, and the key of its name.
    pub outcome: Option<(&'static str, &'static str)>,
}

/// The matters that are looked for.
///
/// # Errors
/// A fault of the database.
pub async fn gather(app: &App, sought: Sought) -> Result<Vec<Line>, PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let lines = app.db.read(move |conn| -> db::Result<Vec<Line>> {
        let found = desk::list(conn, now, &vault, sought)?;
        found.into_iter().map(|one| line(conn, now, one)).collect()
    });
    Ok(lines.await?)
}

fn line(conn: &mut db::Conn, now: Timestamp, matter: Matter) -> db::Result<Line> {
    Ok(Line {
        path: path(&matter),
        kind: matter.kind,
        is_project: matter.is_project,
        login: login(conn, matter.account)?,
        reviewer: name(conn, matter.reviewer)?,
        is_late: matter.is_late(now),
        title: matter.title,
        sent_at: matter.sent_at,
        due_at: matter.due_at,
        done_at: matter.done_at,
        outcome: matter.outcome.map(outcome),
    })
}

/// The login of a member; empty when the account is gone.
pub(super) fn login(conn: &mut db::Conn, account: AccountId) -> db::Result<String> {
    let found = accounts::find(conn, account)?;
    Ok(found.map_or_else(String::new, |one| one.login.as_str().to_owned()))
}

/// The name of a reviewer.
pub fn name(conn: &mut db::Conn, reviewer: Option<AccountId>) -> db::Result<Option<String>> {
    Ok(match reviewer {
        Some(reviewer) => accounts::find(conn, reviewer)?.map(|account| account.name),
        None => None,
    })
}

/// Where it is decided, or told what became of it.
fn path(matter: &Matter) -> String {
    let id = &matter.id;
    match (matter.kind, matter.done_at, matter.course) {
        (Kind::Application, ..) => format!("/review/applications/{id}"),
        (Kind::Proof, None, _) => paths::PROOFS.to_owned(),
        (Kind::Proof, Some(_), _) => format!("{}#looked-at", paths::PROOFS),
        (Kind::Enrolment, Some(_), Some(course)) => paths::course(course),
        (Kind::Enrolment, ..) => format!("{}#enrolments", paths::TRAINING),
        (Kind::Feedback | Kind::Consultation | Kind::Showcase, ..) => {
            format!("/review/inquiries/{id}")
        }
    }
}

/// What became of it: the word of its sign, and the key of its name.
const fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Application(ended) => match ended.verdict() {
            Some(verdict) => (licence::status(&verdict), licence::state_key(&verdict)),
            None => ("none", "common-state-withdrawn"),
        },
        Outcome::Proof(true) => ("done", "applicant-proof-met"),
        Outcome::Proof(false) => ("failed", "applicant-proof-refused"),
        Outcome::Answer(answer) => verdict(answer),
        Outcome::Enrolment(true) => ("done", "common-enrolment-confirmed"),
        Outcome::Enrolment(false) => ("failed", "common-enrolment-declined"),
    }
}

impl Line {
    /// What the link says: the tier of an application, the kind of everything else.
    pub fn name_key(&self) -> &'static str {
        match self.kind {
            Kind::Application => self.title.parse().map_or("common-state-waiting", Tier::key),
            kind => kind_key(kind),
        }
    }

    /// What it is about, where the name does not say it.
    pub fn about(&self) -> &str {
        if self.kind == Kind::Application {
            ""
        } else {
            &self.title
        }
    }
}

/// The key of the name of a kind.
pub const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Application => "reviewer-kind-application",
        Kind::Proof => "reviewer-kind-proof",
        Kind::Feedback => "common-inquiry-feedback",
        Kind::Consultation => "common-inquiry-consultation",
        Kind::Enrolment => "reviewer-kind-enrolment",
        Kind::Showcase => "common-inquiry-showcase",
    }
}

/// Some to look at.
pub fn samples(chrome: &Chrome) -> Vec<Line> {
    let line = |kind, title: &str, is_late| Line {
        path: "/review/inquiries/sample".to_owned(),
        kind,
        is_project: is_late,
        login: "wang.dev".to_owned(),
        title: title.to_owned(),
        sent_at: chrome.now,
        due_at: Some(chrome.now),
        is_late,
        reviewer: is_late.then(|| "Lin".to_owned()),
        done_at: None,
        outcome: None,
    };
    let mut done = line(Kind::Showcase, "Map <of parks>", false);
    done.done_at = Some(chrome.now);
    done.outcome = Some(verdict(Verdict::Withdrawn));
    vec![
        line(Kind::Application, "advanced", true),
        line(Kind::Feedback, "Position <wrong>", false),
        done,
    ]
}
