//! `/personal/barcodes`: 資料條碼區, what is kept, its barcodes, and the openings that wait or run at a counter.
//!
//! A GET makes no barcode: when one has run out, the part of the page posts for the next by itself, and without
//! script the person presses the button. Deliberately absent: deleting, which is `deletion.rs`.

mod shown;
mod stopping;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::paths;
use crate::app::App;
use crate::domain::barcode::{self, Barcode, CannotReplace, Holder};
use crate::domain::citizen::contact::{Contact, ContactKind};
use crate::domain::ids::PackageId;
use crate::domain::opening::seen::Seen;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{BarcodeHolder, Reach, SignedIn};
use crate::http::{arrival, htmx, redirect, screen};

pub(super) use shown::sample_openings;
pub use shown::{Kept, Symbol};
pub use stopping::stop;

/// The page. `openings` and `kept` are refreshed by themselves, apart from each other: a barcode that is being shown
/// over the whole screen must not go because a clerk has begun something.
#[derive(Template)]
#[template(path = "citizen/barcodes.html", blocks = ["openings", "kept"])]
pub struct BarcodesPage {
    chrome: Chrome,
    /// Whether the whole room is open, so that data can be looked at and saved.
    whole: bool,
    /// Where one-time passwords go; without it no counter can open anything.
    contact: Option<Contact>,
    kept: Vec<Kept>,
    openings: Vec<Seen>,
}

/// A form without fields.
pub type Nothing = Form<Vec<(String, String)>>;

/// Shows the area, or the part of it that is asked for.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    holder: SignedIn<BarcodeHolder>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    answer(&app, &req, &holder, chrome).await
}

/// Makes the barcode of a package that has none, and shows it.
///
/// # Errors
/// Not found or gone when the package is.
pub async fn issue(
    app: Data<App>,
    req: HttpRequest,
    holder: SignedIn<BarcodeHolder>,
    chrome: Chrome,
    (id, _): (Path<PackageId>, Nothing),
) -> Result<HttpResponse, PageError> {
    let by = by(&app, &req, &holder);
    let (now, vault, id) = (app.clock.now(), app.vault.clone(), *id);
    let made = app
        .db
        .write(move |tx| barcode::issue(tx, now, &vault, &by, id))
        .await;
    settled(made)?;
    afterwards(&app, &req, &holder, chrome).await
}

/// 手動更新條碼: the one before is dead at once.
///
/// # Errors
/// Not found or gone when the package is.
pub async fn replace(
    app: Data<App>,
    req: HttpRequest,
    holder: SignedIn<BarcodeHolder>,
    chrome: Chrome,
    (id, _): (Path<PackageId>, Nothing),
) -> Result<HttpResponse, PageError> {
    let by = by(&app, &req, &holder);
    let (now, vault, id) = (app.clock.now(), app.vault.clone(), *id);
    let made = app
        .db
        .write(move |tx| barcode::replace(tx, now, &vault, &by, id))
        .await;
    settled(made)?;
    afterwards(&app, &req, &holder, chrome).await
}

/// Who acts, and from where.
fn by(app: &App, req: &HttpRequest, holder: &SignedIn<BarcodeHolder>) -> Holder {
    Holder {
        citizen: holder.person.0.id,
        from: Some(arrival::address(req, app)),
    }
}

/// What a refusal to make a barcode means for the page. Made in another tab at the same moment is as good as made.
fn settled(made: Result<Barcode, CannotReplace>) -> Result<(), PageError> {
    match made {
        Ok(_) | Err(CannotReplace::TakenMeanwhile) => Ok(()),
        Err(CannotReplace::NoSuchPackage) => Err(PageError::NotFound),
        Err(CannotReplace::Gone(_)) => Err(PageError::Gone),
        Err(CannotReplace::Db(fault)) => Err(fault.into()),
    }
}

/// After a deed: the part of the page for htmx, and else the page anew.
async fn afterwards(
    app: &App,
    req: &HttpRequest,
    holder: &SignedIn<BarcodeHolder>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    if chrome.fragment {
        return answer(app, req, holder, chrome).await;
    }
    Ok(redirect::to(paths::BARCODES))
}

async fn answer(
    app: &App,
    req: &HttpRequest,
    holder: &SignedIn<BarcodeHolder>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let (fragment, openings) = (
        chrome.fragment,
        htmx::target(req).as_deref() == Some("openings"),
    );
    let page = BarcodesPage::new(app, holder, chrome).await?;
    Ok(match (fragment, openings) {
        (false, _) => screen::ok(page),
        (true, true) => screen::ok(page.as_openings()),
        (true, false) => screen::ok(page.as_kept()),
    })
}

impl BarcodesPage {
    async fn new(
        app: &App,
        holder: &SignedIn<BarcodeHolder>,
        chrome: Chrome,
    ) -> Result<Self, PageError> {
        let (citizen, whole) = (holder.person.0.id, holder.person.0.reach == Reach::Room);
        let (contact, kept, openings) = shown::all(app, &chrome, citizen).await?;
        Ok(Self {
            chrome,
            whole,
            contact,
            kept,
            openings,
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let contact = Contact::of(ContactKind::Mail, "lin@example.tw").ok();
        let page = |whole, kept, openings| Self {
            chrome: chrome.clone(),
            whole,
            contact: contact.clone(),
            kept,
            openings,
        };
        let unreachable = Self {
            contact: None,
            ..page(true, shown::sample_kept(chrome), Vec::new())
        };
        vec![
            unreachable,
            page(true, Vec::new(), Vec::new()),
            page(
                true,
                shown::sample_kept(chrome),
                shown::sample_openings(chrome),
            ),
            page(false, shown::sample_kept(chrome), Vec::new()),
        ]
    }
}
