//! `/organ`: one field for the barcode, and what this clerk has opened today.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{clerk, paths, words};
use crate::app::App;
use crate::db;
use crate::domain::barcode::Symbols;
use crate::domain::barcode::symbols::CannotRead;
use crate::domain::ids::AccountId;
use crate::domain::opening::presentation::{self, CannotPresent, Presented};
use crate::domain::opening::seen::{self, Seen};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{CounterStaff, SignedIn};
use crate::http::{pause, redirect, screen};
use crate::kit::clock::Timestamp;
use crate::kit::taiwan;

/// The most openings the page lists.
const MOST: i64 = 100;

/// The page.
#[derive(Template)]
#[template(path = "counter/desk.html")]
pub struct DeskPage {
    chrome: Chrome,
    today: Vec<Seen>,
    errors: FieldErrors,
}

/// What was scanned or typed.
#[derive(Deserialize)]
pub struct BarcodeForm {
    #[serde(default)]
    barcode: String,
}

/// Shows the field.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let page = DeskPage::new(&app, &staff, chrome, FieldErrors::none()).await?;
    Ok(screen::ok(page))
}

/// Takes a barcode; the opening it begins is the next page.
///
/// # Errors
/// Too many when this clerk has presented too many.
pub async fn present(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
    form: Form<BarcodeForm>,
) -> Result<HttpResponse, PageError> {
    let symbols = match Symbols::read(&form.0.barcode) {
        Ok(symbols) => symbols,
        Err(why) => {
            let errors = FieldErrors::none().and("barcode", barcode_key(why));
            let page = DeskPage::new(&app, &staff, chrome, errors).await?;
            return Ok(screen::unprocessable(page));
        }
    };
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        clerk(&app, &req, &staff),
    );
    let presented = app
        .db
        .write(move |tx| presentation::present(tx, now, &vault, &by, &symbols))
        .await;
    let mut errors = FieldErrors::none();
    match presented {
        Ok(Presented::Begun(id)) => return Ok(redirect::to(paths::opening(id))),
        Ok(Presented::NoSuchBarcode) => errors.push("barcode", "counter-desk-no-such-barcode"),
        Ok(Presented::NoContact) => errors.push("barcode", "counter-desk-no-contact"),
        Err(CannotPresent::TooOften { retry_at }) => {
            let page = DeskPage::new(&app, &staff, chrome, errors).await?;
            let refusal = PageError::until(retry_at, now);
            return pause::again(page, |page| &mut page.chrome, refusal);
        }
        Err(CannotPresent::Db(fault)) => return Err(fault.into()),
    }
    let page = DeskPage::new(&app, &staff, chrome, errors).await?;
    Ok(screen::conflict(page))
}

/// The clerk's own openings of today, the newest first.
pub(super) async fn today(app: &App, now: Timestamp, account: AccountId) -> db::Result<Vec<Seen>> {
    let (since, vault) = (taiwan::midnight(now), app.vault.clone());
    app.db
        .read(move |conn| seen::list_of_clerk(conn, now, &vault, account, (since, MOST)))
        .await
}

const fn barcode_key(why: CannotRead) -> &'static str {
    match why {
        CannotRead::Empty => "counter-desk-barcode-empty",
        CannotRead::Shape => "counter-desk-barcode-shape",
    }
}

impl DeskPage {
    async fn new(
        app: &App,
        staff: &SignedIn<CounterStaff>,
        chrome: Chrome,
        errors: FieldErrors,
    ) -> Result<Self, PageError> {
        let today = today(app, chrome.now, staff.person.account_id).await?;
        Ok(Self {
            chrome,
            today,
            errors,
        })
    }

    /// The state of an opening for the style sheet, and the key of its name.
    fn status(seen: &Seen) -> (&'static str, &'static str) {
        words::status(seen.opening.state.stage())
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |today, errors| Self {
            chrome: chrome.clone(),
            today,
            errors,
        };
        let mistake = FieldErrors::none().and("barcode", "counter-desk-no-such-barcode");
        vec![
            page(Vec::new(), FieldErrors::none()),
            page(super::samples::openings(chrome.now), FieldErrors::none()),
            page(super::samples::openings(chrome.now), mistake),
        ]
    }
}
