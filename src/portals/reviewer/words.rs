//! Applications and pairs as reviewers read them in lists.

use std::fmt::Display;

use crate::db::{self, Conn};
use crate::domain::credential::{Credential, Revocation, Revoked, Tier, queries as pairs};
use crate::domain::ids::{AccountId, CredentialId};
use crate::domain::licensing::{Application, State, queries as applications};
use crate::http::chrome::Chrome;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

use super::{matters, paths};

/// An application in a list.
pub struct Line {
    pub path: String,
    pub tier: Tier,
    pub submitted_at: Timestamp,
    pub state: State,
    /// Who has taken it on.
    pub reviewer: Option<String>,
}

/// A pair in a list.
pub struct Pair {
    pub id: CredentialId,
    /// The field in which to say why its tier is cancelled.
    pub field: String,
    pub tier: Tier,
    pub app_id: String,
    pub issued_at: Timestamp,
    pub revoked: Option<Revoked>,
}

/// What a member has applied for, and what came of it.
pub struct History {
    pub sent: Vec<Line>,
    pub pairs: Vec<Pair>,
}

/// An application as a line.
pub fn line(conn: &mut Conn, application: Application) -> db::Result<Line> {
    Ok(Line {
        path: paths::application(application.id),
        tier: application.tier,
        submitted_at: application.submitted_at,
        state: application.state,
        reviewer: matters::name(conn, application.reviewer)?,
    })
}

/// The history of a member.
pub fn history(conn: &mut Conn, vault: &Vault, account: AccountId) -> db::Result<History> {
    let sent = applications::list_for_account(conn, vault, account)?;
    let sent: db::Result<Vec<Line>> = sent.into_iter().map(|one| line(conn, one)).collect();
    let pairs = pairs::list_for_account(conn, account)?;
    Ok(History {
        sent: sent?,
        pairs: pairs.into_iter().map(pair).collect(),
    })
}

/// The name of the field in which to say why the tier of this pair is cancelled, or this proof refused.
pub fn field(id: impl Display) -> String {
    format!("reason-{id}")
}

fn pair(pair: Credential) -> Pair {
    Pair {
        id: pair.id,
        field: field(pair.id),
        tier: pair.tier,
        app_id: pair.app_id.to_string(),
        issued_at: pair.issued_at,
        revoked: pair.revoked,
    }
}

/// The key of the sentence that says what is wrong with a reason.
pub fn mistake(reason: &str, longest: usize) -> Option<&'static str> {
    match reason.chars().count() {
        0 => Some("reviewer-decision-reason"),
        length if length > longest => Some("reviewer-decision-long"),
        _ => None,
    }
}

impl History {
    /// One to look at.
    pub fn sample(chrome: &Chrome) -> Self {
        let id = CredentialId::draw(&crate::kit::random::SeededChance::from_seed(1));
        let pair = |revoked| Pair {
            id,
            field: field(id),
            tier: Tier::General,
            app_id: "QQBQAFAASQBEAA".to_owned(),
            issued_at: chrome.now,
            revoked,
        };
        let revoked = Revoked {
            at: chrome.now,
            how: Revocation::Cancelled("Not used.".to_owned()),
        };
        Self {
            sent: vec![Line::sample(chrome)],
            pairs: vec![pair(None), pair(Some(revoked))],
        }
    }
}

impl Line {
    /// One to look at.
    pub fn sample(chrome: &Chrome) -> Self {
        Self {
            path: "/review/applications/sample".to_owned(),
            tier: Tier::Advanced,
            submitted_at: chrome.now,
            state: State::Waiting,
            reviewer: Some("Lin".to_owned()),
        }
    }
}
