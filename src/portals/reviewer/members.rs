//! `/review/members`: which member to look at.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use super::paths;
use crate::app::App;
use crate::db;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::AccountId;
use crate::domain::member::queries as members;
use crate::domain::member::search::{MOST, search};
use crate::domain::member::unit_type;
use crate::http::chrome::Chrome;
use crate::http::fields::{FieldErrors, Pager};
use crate::http::page_error::PageError;
use crate::http::paging::ROWS;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/members.html")]
pub struct MembersPage {
    chrome: Chrome,
    /// What was typed.
    q: String,
    found: Vec<Line>,
    /// How many there are; [`MOST`] for as many or more.
    total: usize,
    pager: Pager,
    errors: FieldErrors,
}

/// A member in the list.
struct Line {
    path: String,
    login: String,
    name: String,
    unit: (Bilingual, Bilingual),
}

/// What is looked for.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Asked {
    q: String,
    page: String,
}

/// Asks which member, lists whoever fits, or leads to the only one.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, asked): (Chrome, Query<Asked>),
) -> Result<HttpResponse, PageError> {
    let Asked { q, page } = asked.0;
    let (vault, typed) = (app.vault.clone(), q.clone());
    let mut errors = FieldErrors::none();
    let read = move |conn: &mut db::Conn| search(conn, &vault, &typed);
    let ids = app.db.read(read).await?;
    if let [only] = ids.as_slice() {
        return Ok(redirect::to(paths::member(*only)));
    }
    if ids.is_empty() && !q.trim().is_empty() {
        errors.push("q", "reviewer-member-nobody");
    }
    let (total, pager) = (ids.len(), pager(&q, &page, ids.len()));
    let first = usize::try_from(pager.page.saturating_sub(1) * ROWS).unwrap_or_default();
    let rows = usize::try_from(ROWS).unwrap_or_default();
    let shown: Vec<AccountId> = ids.into_iter().skip(first).take(rows).collect();
    let found = app
        .db
        .read(move |conn| -> db::Result<Vec<Line>> {
            let lines: db::Result<Vec<_>> =
                shown.into_iter().map(|id| Line::of(conn, id)).collect();
            Ok(lines?.into_iter().flatten().collect())
        })
        .await?;
    Ok(screen::ok(MembersPage {
        chrome,
        q,
        found,
        total,
        pager,
        errors,
    }))
}

fn pager(q: &str, page: &str, total: usize) -> Pager {
    let query: String = url::form_urlencoded::byte_serialize(q.as_bytes()).collect();
    let stem = format!("{}?q={query}&page=", paths::MEMBERS);
    let total = u64::try_from(total).unwrap_or_default();
    Pager::new(page.parse().unwrap_or(1), ROWS, total, stem)
}

impl Line {
    fn of(conn: &mut db::Conn, id: AccountId) -> db::Result<Option<Self>> {
        let Some(row) = members::find(conn, id)? else {
            return Ok(None);
        };
        let unit = unit_type::find_group(conn, row.unit_type)?;
        Ok(unit.map(|unit| Self {
            path: paths::member(id),
            login: row.login.as_str().to_owned(),
            name: row.name,
            unit,
        }))
    }
}

impl MembersPage {
    /// How many there are, in words.
    fn count(&self) -> String {
        let key = if self.total >= MOST {
            "reviewer-member-many"
        } else {
            "reviewer-member-found"
        };
        self.chrome.t1(key, "n", self.total.to_string())
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |q: &str, total: usize, errors| Self {
            chrome: chrome.clone(),
            q: q.to_owned(),
            found: (0..total.min(2)).map(|_| Line::sample()).collect(),
            total,
            pager: pager(q, "1", total),
            errors,
        };
        let wrong = FieldErrors::none().and("q", "reviewer-member-nobody");
        vec![
            page("", 0, FieldErrors::none()),
            page("<x>", 0, wrong),
            page("dev & co", MOST, FieldErrors::none()),
        ]
    }
}

impl Line {
    fn sample() -> Self {
        Self {
            path: "/review/members/sample".to_owned(),
            login: "wang.dev".to_owned(),
            name: "Wang <dev>".to_owned(),
            unit: (
                Bilingual::new("A", "Companies"),
                Bilingual::new("B", "Information services"),
            ),
        }
    }
}
