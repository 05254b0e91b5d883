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
use crate::http::{redirect, screen};

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
    let mut again_at = None;
    let key = match outcome {
        Ok(()) => return Ok(redirect::to(paths::opening(id))),
        Err(CannotSend::Case(CannotFind::Stands(stage))) => match typed {
            Some(typed) if !stage.is_running() => {
                let mut page = OpeningPage::find(app, req, staff, (chrome, id)).await?;
                page.keep(typed);
                return Ok(screen::conflict(page));
            }
            _ => return Ok(redirect::to(paths::opening(id))),
        },
        Err(CannotSend::Case(refusal)) => return Err(refused(refusal)),
        Err(CannotSend::NoContact) => "counter-desk-no-contact",
        Err(CannotSend::Password(CannotMake::TooSoon { at })) => {
            again_at = Some(at);
            "counter-password-too-soon"
        }
        Err(CannotSend::Password(CannotMake::TooMany { .. })) => "counter-password-too-many",
        Err(CannotSend::Password(CannotMake::Db(fault)) | CannotSend::Db(fault)) => {
            return Err(fault.into());
        }
    };
    let mut page = OpeningPage::find(app, req, staff, (chrome, id)).await?;
    let field = match page.view {
        View::Password { .. } => "password",
        _ => "reason",
    };
    page.errors.push(field, key);
    page.again_at = again_at;
    if let Some(typed) = typed {
        page.keep(typed);
    }
    Ok(screen::conflict(page))
}

/// Tries the password.
///
/// # Errors
/// Not found when this clerk has no such opening; too many when this clerk tries too often.
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
            let (now, vault, by) = (
                app.clock.now(),
                app.vault.clone(),
                clerk(&app, &req, &staff),
            );
            let tried = app
                .db
                .write(move |tx| password::enter(tx, now, &vault, &by, (id, &digits)))
                .await;
            match tried {
                Ok(Tried::Right | Tried::PackageUsedUp)
                | Err(CannotEnter::Case(CannotFind::Stands(_))) => {
                    return Ok(redirect::to(paths::opening(id)));
                }
                Ok(Tried::Wrong { left: 0 } | Tried::UsedUp) => "counter-password-used-up",
                Ok(Tried::Wrong { .. }) => "counter-password-wrong",
                Ok(Tried::RanOut) => "counter-password-ran-out",
                Err(CannotEnter::Case(refusal)) => return Err(refused(refusal)),
                Err(CannotEnter::TooOften { retry_at }) => {
                    return Err(PageError::until(retry_at, now));
                }
                Err(CannotEnter::Db(fault)) => return Err(fault.into()),
            }
        }
    };
    let mut page = OpeningPage::find(&app, &req, &staff, (chrome, id)).await?;
    page.errors.push("password", key);
    Ok(screen::unprocessable(page))
}
