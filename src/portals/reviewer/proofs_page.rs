//! The page of what members hand in to show where the data come from: what waits, and what was looked at last.

use actix_web::HttpResponse;
use askama::Template;

use super::matters::login;
use super::words;
use crate::app::App;
use crate::db;
use crate::domain::ids::AttributionProofId;
use crate::domain::licensing::attribution::{self, Looked, Proof};
use crate::domain::picture::{Owner, queries as pictures};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/proofs.html")]
pub struct ProofsPage {
    chrome: Chrome,
    waiting: Vec<Waiting>,
    looked_at: Vec<LookedAt>,
    /// The reason that was typed and is not taken.
    typed: String,
    /// Whether what was decided waits no longer.
    late: bool,
    errors: FieldErrors,
}

/// What waits to be looked at.
struct Waiting {
    id: String,
    /// The field in which to say why it is refused.
    field: String,
    login: String,
    address: Option<String>,
    has_picture: bool,
    handed_in_at: Timestamp,
}

/// What somebody has looked at.
struct LookedAt {
    login: String,
    address: Option<String>,
    state: Looked,
}

/// How many of them are shown at most.
const SHOWN: i64 = 20;

impl ProofsPage {
    pub(super) async fn of(app: &App, chrome: Chrome) -> Result<Self, PageError> {
        let read = |conn: &mut db::Conn| -> db::Result<_> {
            let waiting = attribution::list_waiting(conn)?.into_iter();
            let waiting: db::Result<_> = waiting.map(|one| Waiting::of(conn, one)).collect();
            let looked_at = attribution::list_looked_at(conn, SHOWN)?.into_iter();
            let looked_at: db::Result<_> = looked_at.map(|one| LookedAt::of(conn, one)).collect();
            Ok((waiting?, looked_at?))
        };
        let (waiting, looked_at) = app.db.read(read).await?;
        Ok(Self {
            chrome,
            waiting,
            looked_at,
            typed: String::new(),
            late: false,
            errors: FieldErrors::none(),
        })
    }

    /// What still waits, saying at `proof` what is wrong with the reason that was typed.
    pub(super) async fn mistaken(
        app: &App,
        chrome: Chrome,
        (proof, key, typed): (AttributionProofId, &'static str, String),
    ) -> Result<HttpResponse, PageError> {
        let mut page = Self::of(app, chrome).await?;
        let field = words::field(proof);
        page.errors.push_named(&field, key, "reviewer-decision-why");
        page.typed = typed;
        Ok(screen::unprocessable(page))
    }

    /// What still waits, saying that somebody was first.
    pub(super) async fn late(app: &App, chrome: Chrome) -> Result<HttpResponse, PageError> {
        let mut page = Self::of(app, chrome).await?;
        page.late = true;
        Ok(screen::conflict(page))
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let one = || Waiting {
            id: "sample".to_owned(),
            field: "reason-sample".to_owned(),
            login: "wang.dev".to_owned(),
            address: Some("https://example.tw/".to_owned()),
            has_picture: true,
            handed_in_at: chrome.now,
        };
        let refused = Looked::Refused {
            at: chrome.now,
            reason: "No <line>.".to_owned(),
        };
        let states = [Looked::Met(chrome.now), refused];
        let page = |waiting, late, errors| Self {
            chrome: chrome.clone(),
            waiting,
            looked_at: if late {
                LookedAt::samples(&states)
            } else {
                Vec::new()
            },
            typed: String::new(),
            late,
            errors,
        };
        let mistakes = FieldErrors::none().and("reason-sample", "reviewer-decision-reason");
        vec![
            page(Vec::new(), false, FieldErrors::none()),
            page(vec![one()], true, FieldErrors::none()),
            page(vec![one()], false, mistakes),
        ]
    }
}

impl Waiting {
    fn of(conn: &mut db::Conn, proof: Proof) -> db::Result<Self> {
        Ok(Self {
            id: proof.id.to_string(),
            field: words::field(proof.id),
            login: login(conn, proof.account)?,
            has_picture: pictures::is_there(conn, Owner::Proof(proof.id))?,
            address: proof.address.map(|one| one.as_str().to_owned()),
            handed_in_at: proof.handed_in_at,
        })
    }
}

impl LookedAt {
    fn of(conn: &mut db::Conn, proof: Proof) -> db::Result<Self> {
        Ok(Self {
            login: login(conn, proof.account)?,
            address: proof.address.map(|one| one.as_str().to_owned()),
            state: proof.state,
        })
    }

    fn samples(states: &[Looked]) -> Vec<Self> {
        let one = |state: &Looked| Self {
            login: "wang.dev".to_owned(),
            address: None,
            state: state.clone(),
        };
        states.iter().map(one).collect()
    }
}
