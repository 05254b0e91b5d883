//! `/organ/openings/{id}/purposes`: telling what the data are for; the first password goes to the citizen.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::opening::{OpeningPage, View};
use super::{clerk, password::sent};
use crate::app::App;
use crate::domain::ids::OpeningId;
use crate::domain::opening::purpose::CannotRead;
use crate::domain::opening::{Purpose, password};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{CounterStaff, SignedIn};

/// What for.
#[derive(Deserialize)]
pub struct PurposeForm {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    case_number: String,
}

/// Tells what for; the first password goes to the citizen.
///
/// # Errors
/// Not found when this clerk has no such opening.
pub async fn ask(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
    (id, form): (Path<OpeningId>, Form<PurposeForm>),
) -> Result<HttpResponse, PageError> {
    let purpose = match Purpose::parse(&form.0.reason, &form.0.case_number) {
        Ok(purpose) => purpose,
        Err(mistakes) => {
            let mut page = OpeningPage::find(&app, &req, &staff, (chrome, *id)).await?;
            page.mistaken(form.0, mistakes);
            return Ok(screen::unprocessable(page));
        }
    };
    let (now, vault, by, id) = (
        app.clock.now(),
        app.vault.clone(),
        clerk(&app, &req, &staff),
        *id,
    );
    let asked = app
        .db
        .write(move |tx| password::ask(tx, now, &vault, &by, (id, &purpose)))
        .await;
    sent(&app, &req, &staff, (chrome, id, Some(form.0)), asked).await
}

impl OpeningPage {
    /// Keeps what was typed.
    pub(super) fn keep(&mut self, typed: PurposeForm) {
        match &mut self.view {
            View::Purpose {
                reason,
                case_number,
                ..
            } => (*reason, *case_number) = (typed.reason, typed.case_number),
            View::Over {
                reason,
                case_number,
                ..
            } => {
                reason.get_or_insert(typed.reason);
                case_number.get_or_insert(typed.case_number);
            }
            View::Password { .. } | View::Data { .. } => {}
        }
    }

    /// Keeps what was typed and names what is wrong with it.
    fn mistaken(
        &mut self,
        typed: PurposeForm,
        (reason_is, number_is): (Option<CannotRead>, Option<CannotRead>),
    ) {
        self.keep(typed);
        match reason_is {
            Some(CannotRead::Empty) => self.errors.push("reason", "counter-purpose-reason-empty"),
            Some(CannotRead::TooLong) => self.errors.push("reason", "counter-purpose-reason-long"),
            None => {}
        }
        match number_is {
            Some(CannotRead::Empty) => self
                .errors
                .push("case_number", "counter-purpose-number-empty"),
            Some(CannotRead::TooLong) => self
                .errors
                .push("case_number", "counter-purpose-number-long"),
            None => {}
        }
    }
}
