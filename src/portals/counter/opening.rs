//! `/organ/openings/{id}`: one case. What the page shows depends on where the opening stands.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::clerk;
pub use super::view::View;
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::OpeningId;
use crate::domain::opening::seen::{self, Seen};
use crate::domain::opening::{CannotFind, Case, Stage, password};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{CounterStaff, SignedIn};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "counter/opening.html")]
pub struct OpeningPage {
    pub(super) chrome: Chrome,
    pub(super) id: OpeningId,
    pub(super) dataset: Bilingual,
    pub(super) stage: Stage,
    pub(super) view: View,
    pub(super) errors: FieldErrors,
    /// When another password can be sent, if one was refused for being too soon.
    pub(super) again_at: Option<Timestamp>,
}

/// Which stage the page shows.
#[derive(Debug, Deserialize)]
pub struct Shown {
    stage: String,
}

/// Shows the case.
///
/// # Errors
/// Not found when this clerk has no such opening.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
    id: Path<OpeningId>,
) -> Result<HttpResponse, PageError> {
    let page = OpeningPage::find(&app, &req, &staff, (chrome, *id)).await?;
    Ok(screen::ok(page))
}

/// Asked by the page every few seconds: nothing while it shows the truth, and otherwise to load it anew, so that
/// data vanish from the screen as soon as the citizen stops the opening.
///
/// # Errors
/// Not found when this clerk has no such opening.
pub async fn watch(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    (id, shown): (Path<OpeningId>, Query<Shown>),
) -> Result<HttpResponse, PageError> {
    let (now, by, id) = (app.clock.now(), clerk(&app, &req, &staff), *id);
    let vault = app.vault.clone();
    let case = app
        .db
        .read(move |conn| Case::find(conn, now, &vault, &by, id))
        .await
        .map_err(refused)?;
    if case.opening.state.stage().word() == shown.stage {
        return Ok(HttpResponse::NoContent().finish());
    }
    Ok(HttpResponse::Ok()
        .insert_header(("HX-Refresh", "true"))
        .finish())
}

/// What a refusal to find a case means for a page.
pub(super) fn refused(refusal: CannotFind) -> PageError {
    match refusal {
        CannotFind::NoSuchOpening => PageError::NotFound,
        CannotFind::Stands(_) => PageError::Conflict,
        CannotFind::Db(fault) => fault.into(),
    }
}

impl OpeningPage {
    /// The page of the clerk's own opening as it stands now.
    pub(super) async fn find(
        app: &App,
        req: &HttpRequest,
        staff: &SignedIn<CounterStaff>,
        (chrome, id): (Chrome, OpeningId),
    ) -> Result<Self, PageError> {
        let (now, by, vault) = (chrome.now, clerk(app, req, staff), app.vault.clone());
        let (case, seen, sent) = app
            .db
            .read(move |conn| -> Result<_, CannotFind> {
                let case = Case::find(conn, now, &vault, &by, id)?;
                let seen = seen::find(conn, now, &vault, id)?.ok_or(CannotFind::NoSuchOpening)?;
                let sent = password::find_sent(conn, &vault, &case)?;
                Ok((case, seen, sent))
            })
            .await
            .map_err(refused)?;
        let view = View::of(app, req, (now, &case), sent).await?;
        Ok(Self::with(chrome, &seen, view))
    }

    pub(super) fn with(chrome: Chrome, seen: &Seen, view: View) -> Self {
        Self {
            chrome,
            id: seen.opening.id,
            dataset: seen.dataset.clone(),
            stage: seen.opening.state.stage(),
            view,
            errors: FieldErrors::none(),
            again_at: None,
        }
    }

    /// The key of the page's heading.
    const fn heading(&self) -> &'static str {
        match self.view {
            View::Purpose { .. } => "counter-purpose-title",
            View::Password { .. } => "counter-password-title",
            View::Data { .. } => "counter-data-title",
            View::Over { .. } => "counter-over-title",
        }
    }

    /// When another password can be sent, on a page that does not say so beside its button.
    const fn again_later(&self) -> Option<Timestamp> {
        match self.view {
            View::Password { .. } => None,
            _ => self.again_at,
        }
    }

    /// Where the case is among the four steps.
    fn step(&self) -> usize {
        match self.view {
            View::Purpose { .. } => 2,
            View::Password { .. } => 3,
            View::Data { .. } | View::Over { .. } => 4,
        }
    }

    /// The path up to the number of a file.
    fn files(&self) -> String {
        format!("{}/documents/", super::paths::opening(self.id))
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        super::samples::pages(chrome)
    }
}
