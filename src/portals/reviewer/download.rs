//! `/review/downloads/new` and `/review/downloads/{id}`: handing in a file, saying what it is, and who may have it.

mod form;

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use self::form::DownloadForm;
use super::{by, paths, publishing};
use crate::app::App;
use crate::domain::download::{self, Handed, queries};
use crate::domain::file::keeping::KeptFile;
use crate::domain::file::{CannotTake, File};
use crate::domain::ids::DownloadId;
use crate::domain::publication::CannotChange;
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::page_error::PageError;
use crate::http::upload::Upload;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};
use crate::text::numbers;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/download.html")]
pub struct DownloadPage {
    chrome: Chrome,
    /// Where the form goes.
    action: String,
    /// The file that is kept; `None` before there is one.
    kept: Option<KeptFile>,
    form: DownloadForm,
    errors: FieldErrors,
}

/// Shows an empty form.
pub async fn begin(_: SignedIn<Reviewer>, chrome: Chrome) -> HttpResponse {
    screen::ok(DownloadPage::new(chrome))
}

/// Hands in a new file.
///
/// # Errors
/// A fault of the database.
pub async fn add(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, upload): (Chrome, Upload<DownloadForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = DownloadPage::new(chrome);
    let file = page.receive(upload, false);
    let (Some((words, wish)), Some(file)) = (page.form.parse(&mut page.errors), file) else {
        return Ok(screen::unprocessable(page));
    };
    let (now, random, by) = (
        app.clock.now(),
        app.random.clone(),
        by(&app, &req, &reviewer),
    );
    let added = app
        .db
        .write(move |tx| {
            let handed = Handed {
                words: &words,
                wish,
            };
            download::add(tx, now, &by, random.as_ref(), (handed, &file))
        })
        .await;
    page.answer(&session, added.map(|_| ()))
}

/// Shows what is said about a file.
///
/// # Errors
/// Not found for one that nobody handed in.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(DownloadPage::of(&app, chrome, &id).await?))
}

/// Changes what is said about a file, and the file itself when another is sent.
///
/// # Errors
/// Not found for one that nobody handed in.
pub async fn change(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, upload): (Chrome, Path<String>, Upload<DownloadForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = DownloadPage::of(&app, chrome, &id).await?;
    let file = page.receive(upload, true);
    let Some((words, wish)) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let id: DownloadId = id.parse().map_err(|_| PageError::NotFound)?;
    let seen = (id, page.form.version());
    let (now, random, by) = (
        app.clock.now(),
        app.random.clone(),
        by(&app, &req, &reviewer),
    );
    let changed = app
        .db
        .write(move |tx| {
            let handed = Handed {
                words: &words,
                wish,
            };
            let what = (seen, handed, file.as_ref());
            download::change(tx, now, &by, random.as_ref(), what)
        })
        .await;
    page.answer(&session, changed)
}

impl DownloadPage {
    fn new(chrome: Chrome) -> Self {
        Self {
            chrome,
            action: paths::DOWNLOADS.to_owned(),
            kept: None,
            form: DownloadForm::empty(),
            errors: FieldErrors::none(),
        }
    }

    async fn of(app: &App, chrome: Chrome, id: &str) -> Result<Self, PageError> {
        let id: DownloadId = id.parse().map_err(|_| PageError::NotFound)?;
        let found = app.db.read(move |conn| queries::find(conn, id)).await?;
        let found = found.ok_or(PageError::NotFound)?;
        Ok(Self {
            action: paths::download(id),
            form: DownloadForm::of(&found),
            kept: Some(found.file),
            ..Self::new(chrome)
        })
    }

    /// Takes what was sent; a file that is not taken is a mistake, but for none at all where one is kept.
    fn receive(&mut self, upload: Upload<DownloadForm>, has_file: bool) -> Option<File> {
        self.form = upload.form;
        form::received(&mut self.errors, upload.file, has_file)
    }

    fn size(&self) -> String {
        let bytes = self.kept.as_ref().map(|kept| kept.bytes);
        numbers::size(bytes.unwrap_or_default())
    }

    fn answer(
        mut self,
        session: &Session,
        done: Result<(), CannotChange>,
    ) -> Result<HttpResponse, PageError> {
        match done {
            Ok(()) => redirect::with_notice(session, paths::DOWNLOADS, "upkeep-download-saved"),
            Err(why) => {
                publishing::refuse(&mut self.errors, why)?;
                Ok(screen::conflict(self))
            }
        }
    }

    fn states(&self) -> Vec<Choice> {
        publishing::states(&self.chrome, self.form.state())
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let new = Self::new(chrome.clone());
        let mut wrong = Self::new(chrome.clone());
        wrong.form.clone().parse(&mut wrong.errors);
        let why = CannotTake::WrongKind.key();
        wrong.errors.push_named("file", why, "upkeep-file");
        let mut kept = Self::new(chrome.clone());
        "/review/downloads/sample".clone_into(&mut kept.action);
        kept.kept = Some(form::sample(chrome));
        vec![new, wrong, kept]
    }
}
