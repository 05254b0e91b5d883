//! `/review/unit-types/{id}`: renaming a unit type, moving it among its siblings, closing it and opening it again.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::unit_types::UnitTypeForm;
use super::{Nothing, by, paths};
use crate::app::App;
use crate::db::Tx;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::UnitTypeId;
use crate::domain::member::unit_list::{self, CannotKeep, Direction, Entry, Group};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/unit_type.html")]
pub struct UnitTypePage {
    chrome: Chrome,
    entry: Entry,
    form: UnitTypeForm,
    errors: FieldErrors,
}

/// Which way it goes.
#[derive(Deserialize)]
pub struct MoveForm {
    #[serde(default)]
    direction: String,
}

/// Shows one.
///
/// # Errors
/// Not found for none.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(UnitTypePage::of(&app, chrome, &id).await?))
}

/// Renames one.
///
/// # Errors
/// Not found for none.
pub async fn rename(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<UnitTypeForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = UnitTypePage::of(&app, chrome, &id).await?;
    page.form = form.0;
    let name = page.form.name(&mut page.errors);
    if !page.errors.is_empty() {
        return Ok(screen::unprocessable(page));
    }
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let seen = (page.entry.id, page.form.version.parse().unwrap_or_default());
    let renamed = app
        .db
        .write(move |tx| unit_list::rename(tx, now, &by, seen, &name))
        .await;
    let key = match renamed {
        Err(CannotKeep::NameTaken) => "upkeep-unit-taken",
        Err(CannotKeep::ChangedMeanwhile) => "upkeep-changed-meanwhile",
        renamed => return answer(&session, renamed),
    };
    page.errors.push("name_zh", key);
    Ok(screen::conflict(page))
}

/// Moves one among its siblings.
///
/// # Errors
/// Not found for none, or for no direction.
pub async fn shift(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (id, form): (Path<String>, Form<MoveForm>),
) -> Result<HttpResponse, PageError> {
    let direction: Direction = form.0.direction.parse().map_err(|_| PageError::NotFound)?;
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let work = move |tx: &mut Tx<'_>, id| unit_list::shift(tx, now, &by, (id, direction));
    keep(&app, &session, &id, work).await
}

/// Closes one.
///
/// # Errors
/// Not found for none, or for one that is closed.
pub async fn close(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let work = move |tx: &mut Tx<'_>, id| unit_list::close(tx, now, &by, (id, true));
    keep(&app, &session, &id, work).await
}

/// Opens one again.
///
/// # Errors
/// Not found for none, or for one that is open.
pub async fn reopen(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let work = move |tx: &mut Tx<'_>, id| unit_list::close(tx, now, &by, (id, false));
    keep(&app, &session, &id, work).await
}

async fn keep(
    app: &App,
    session: &Session,
    id: &str,
    work: impl FnOnce(&mut Tx<'_>, UnitTypeId) -> Result<(), CannotKeep> + Send + 'static,
) -> Result<HttpResponse, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    answer(session, app.db.write(move |tx| work(tx, id)).await)
}

fn answer(session: &Session, done: Result<(), CannotKeep>) -> Result<HttpResponse, PageError> {
    match done {
        Ok(()) => redirect::with_notice(session, paths::UNIT_TYPES, "upkeep-unit-saved"),
        Err(CannotKeep::Db(fault)) => Err(fault.into()),
        Err(CannotKeep::NoSuchUnit | CannotKeep::NameTaken | CannotKeep::ChangedMeanwhile) => {
            Err(PageError::NotFound)
        }
    }
}

impl UnitTypePage {
    async fn of(app: &App, chrome: Chrome, id: &str) -> Result<Self, PageError> {
        let id: UnitTypeId = id.parse().map_err(|_| PageError::NotFound)?;
        let found = app.db.read(move |conn| unit_list::find(conn, id)).await?;
        let entry = found.ok_or(PageError::NotFound)?;
        Ok(Self {
            chrome,
            form: UnitTypeForm::of(&entry),
            entry,
            errors: FieldErrors::none(),
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let group = sample_groups(chrome).into_iter().next();
        let entries = group.into_iter().flat_map(|group| group.units);
        let pages = entries.map(|entry| Self {
            chrome: chrome.clone(),
            form: UnitTypeForm::of(&entry),
            entry,
            errors: FieldErrors::none().and("name_zh", "upkeep-unit-taken"),
        });
        pages.collect()
    }
}

/// A list to look at.
pub(super) fn sample_groups(chrome: &Chrome) -> Vec<Group> {
    let random = crate::kit::random::SeededChance::from_seed(1);
    let entry = |group, closed_at| Entry {
        id: UnitTypeId::draw(&random),
        group,
        name: Bilingual::new("A", "Companies"),
        closed_at,
        version: 1,
    };
    let head = entry(None, None);
    let units = vec![
        entry(Some(head.id), None),
        entry(Some(head.id), Some(chrome.now)),
    ];
    vec![Group { entry: head, units }]
}
