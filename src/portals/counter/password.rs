//! `/organ/openings/{id}/passwords` and `…/entries`: sending another password, and entering it.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::opening::{OpeningPage, View, refused};
use super::purpose::PurposeForm;
use super::{Nothing, clerk, paths};
use crate::app::App;
use crate::domain::ids::OpeningId;
use crate::domain::one_time_password::{CannotMake, CannotRead, Digits, Tried};
use crate::domain::opening::CannotFind;
use crate::domain::opening::password::{self, CannotEnter, CannotSend};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{CounterStaff, SignedIn};
use crate::http::{pause, redirect, screen};
use crate::kit::clock::Timestamp;

/// What the citizen read out.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    password: String,
}

/// Sends another password; the last one is dead from here on.
///
/// # Errors
/// Not found when this clerk has no such opening.
pub async fn again(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
    (id, _): (Path<OpeningId>, Nothing),
) -> Result<HttpResponse, PageError> {
    let (now, vault, by, id) = (
        app.clock.now(),
        app.vault.clone(),
        clerk(&app, &req, &staff),
        *id,
    );
    let asked = app
        .db
        .write(move |tx| password::ask_again(tx, now, &vault, &by, id))
        .await;
    sent(&app, &req, &staff, (chrome, id, None), asked).await
}

/// Where to go when a password was sent, or was not; what was `typed` for it stays.
pub(super) async fn sent(
    app: &App,
    req: &HttpRequest,
    staff: &SignedIn<CounterStaff>,
    (chrome, id, typed): (Chrome, OpeningId, Option<PurposeForm>),
    outcome: Result<(), CannotSend>,
) -> Result<HttpResponse, PageError> {
    let (key, again_at) = match outcome {
        Ok(()) => return Ok(redirect::to(paths::opening(id))),
        Err(CannotSend::Case(CannotFind::Stands(stage))) => match typed {
            Some(typed) if !stage.is_running() => {
                let mut page = OpeningPage::find(app, req, staff, (chrome, id)).await?;
                page.keep(typed);
                return Ok(screen::conflict(page));
            }
            _ => return Ok(redirect::to(paths::opening(id))),
        },
        Err(why) => told(why)?,
    };
    let mut page = OpeningPage::find(app, req, staff, (chrome, id)).await?;
    let field = match page.view {
        View::Password { .. } => "again",
        _ => "reason",
    };
    page.errors.push(field, key);
    page.again_at = again_at;
    if let Some(typed) = typed {
        page.keep(typed);
    }
    match again_at {
        Some(at) => page.later(PageError::until(at, app.clock.now())),
        None => Ok(screen::conflict(page)),
    }
}

/// Why no password was sent, and when another can be, if waiting helps: the package is gone before it could be sent more letters.
fn told(why: CannotSend) -> Result<(&'static str, Option<Timestamp>), PageError> {
    match why {
        CannotSend::NoContact => Ok(("counter-desk-no-contact", None)),
        CannotSend::Password(CannotMake::TooSoon { at }) => {
            Ok(("counter-password-too-soon", Some(at)))
        }
        CannotSend::Password(CannotMake::TooMany { .. }) => Ok(("counter-password-too-many", None)),
        CannotSend::Case(refusal) => Err(refused(refusal)),
        CannotSend::Password(CannotMake::Db(fault)) | CannotSend::Db(fault) => Err(fault.into()),
    }
}

/// Tries the password. One that is dead is not asked for any more: the page says why, and what to do instead.
///
/// # Errors
/// Not found when this clerk has no such opening.
pub async fn enter(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
    (id, form): (Path<OpeningId>, Form<PasswordForm>),
) -> Result<HttpResponse, PageError> {
    let id = *id;
    let key = match Digits::read(&form.0.password) {
        Err(CannotRead::Empty) => "counter-password-empty",
        Err(CannotRead::Shape) => "counter-password-shape",
        Ok(digits) => {
            let (now, vault, by) = (chrome.now, app.vault.clone(), clerk(&app, &req, &staff));
            let tried = app
                .db
                .write(move |tx| password::enter(tx, now, &vault, &by, (id, &digits)))
                .await;
            match tried {
                Ok(Tried::Right | Tried::PackageUsedUp)
                | Err(CannotEnter::Case(CannotFind::Stands(_))) => {
                    return Ok(redirect::to(paths::opening(id)));
                }
                Ok(Tried::Wrong { .. } | Tried::UsedUp | Tried::RanOut) => "counter-password-wrong",
                Err(CannotEnter::Case(refusal)) => return Err(refused(refusal)),
                Err(CannotEnter::TooOften { retry_at }) => {
                    let page = OpeningPage::find(&app, &req, &staff, (chrome, id)).await?;
                    return page.later(PageError::until(retry_at, now));
                }
                Err(CannotEnter::Db(fault)) => return Err(fault.into()),
            }
        }
    };
    let mut page = OpeningPage::find(&app, &req, &staff, (chrome, id)).await?;
    if !page.view.has_dead_password() {
        page.errors.push("password", key);
    }
    Ok(screen::unprocessable(page))
}

impl OpeningPage {
    /// The page again, which says how long to wait.
    fn later(self, refusal: PageError) -> Result<HttpResponse, PageError> {
        pause::again(self, |page| &mut page.chrome, refusal)
    }
}
