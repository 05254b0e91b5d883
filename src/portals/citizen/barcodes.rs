//! `/personal/barcodes`: 資料條碼區, what is kept, its barcodes, and the openings that wait or run at a counter.
//!
//! A GET makes no barcode: when one has run out, the part of the page posts for the next by itself, and without
//! script the person presses the button. Deliberately absent: deleting, which is `deletion.rs`.

mod making;
mod shown;
mod stopping;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::app::App;
use crate::domain::citizen::contact::{Contact, ContactKind};
use crate::domain::opening::seen::Seen;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::pause::Pause;
use crate::http::visitor::{BarcodeHolder, Reach, SignedIn};
use crate::http::{htmx, pause, screen};

pub use making::{issue, replace};
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

    /// The page again, or the part of it that was asked for, which says how long to wait.
    fn later(self, refusal: PageError) -> Result<HttpResponse, PageError> {
        pause::drawn(
            self,
            |page| &mut page.chrome,
            refusal,
            |status, page| {
                if page.chrome.fragment {
                    screen::with(status, page.as_kept())
                } else {
                    screen::with(status, page)
                }
            },
        )
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
        let mut paused = page(true, shown::sample_kept(chrome), Vec::new());
        paused.chrome.pause = Pause::of(&PageError::TooMany(90));
        vec![
            unreachable,
            page(true, Vec::new(), Vec::new()),
            page(
                true,
                shown::sample_kept(chrome),
                shown::sample_openings(chrome),
            ),
            page(false, shown::sample_kept(chrome), Vec::new()),
            paused,
        ]
    }
}
