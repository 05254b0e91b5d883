//! `/ids/showcase/submissions`: what a member has asked to show, and the form to ask. What was returned is mended from what
//! was sent before.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::lines::{self, Line};
use super::submission_form::SubmissionForm;
use super::{own, paths, send, sent};
use crate::app::App;
use crate::domain::file::{CannotTake, File};
use crate::domain::inquiry::{Inquiry, Kind, Words};
use crate::domain::park::listing::{self, Names};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::inquiry::services;
use crate::http::page_error::PageError;
use crate::http::upload::Upload;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{pause, redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "participant/submission.html")]
pub struct SubmissionPage {
    chrome: Chrome,
    names: Names,
    lines: Vec<Line>,
    form: SubmissionForm,
    errors: FieldErrors,
}

/// From which of those sent before to begin.
#[derive(Deserialize)]
pub struct Before {
    #[serde(default)]
    from: String,
}

/// Shows the page.
///
/// # Errors
/// Not found when it is to begin with what is another's.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    (chrome, before): (Chrome, Query<Before>),
) -> Result<HttpResponse, PageError> {
    let mut page = SubmissionPage::of(&app, &member, chrome).await?;
    let found = earlier(&app, &member, &before.0.from).await?;
    page.form = found.map(SubmissionForm::of).unwrap_or_default();
    Ok(screen::ok(page))
}

/// Asks to show something.
///
/// # Errors
/// A fault of the database.
pub async fn submit(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, sent): (Chrome, Upload<SubmissionForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = SubmissionPage::of(&app, &member, chrome).await?;
    page.form = sent.form;
    let before = earlier(&app, &member, &page.form.from).await?;
    let showcase = page.form.parse(before.map(|one| one.id), &mut page.errors);
    let picture = chosen(sent.file, &mut page.errors);
    let Some(showcase) = showcase.filter(|_| page.errors.is_empty()) else {
        if picture.is_some() {
            page.errors.push("picture", "common-inquiry-picture-again");
        }
        return Ok(screen::unprocessable(page));
    };
    match send(&app, &req, &member, (Words::Showcase(showcase), picture)).await {
        Ok(id) => {
            let path = paths::inquiry(Kind::Showcase, id);
            redirect::with_notice(&session, path, "participant-submission-done")
        }
        Err(refusal) => pause::again(page, |page| &mut page.chrome, refusal),
    }
}

/// What the member has sent before, and begins with now.
async fn earlier(
    app: &App,
    member: &SignedIn<Member>,
    id: &str,
) -> Result<Option<Inquiry>, PageError> {
    if id.is_empty() {
        return Ok(None);
    }
    let found = own(app, member, (Kind::Showcase, id)).await?;
    let found = Some(found).filter(Inquiry::can_be_changed);
    found.map(Some).ok_or(PageError::NotFound)
}

/// The picture, when one was chosen; what is wrong with it is a mistake beside its field.
fn chosen(file: Result<File, CannotTake>, errors: &mut FieldErrors) -> Option<File> {
    match file {
        Ok(file) => return Some(file),
        Err(CannotTake::Nothing) => {}
        Err(why) => errors.push_named("picture", why.key(), "common-inquiry-picture"),
    }
    None
}

impl SubmissionPage {
    async fn of(app: &App, member: &SignedIn<Member>, chrome: Chrome) -> Result<Self, PageError> {
        let submitted = sent(app, member.person.account_id, Kind::Showcase).await?;
        Ok(Self {
            chrome,
            names: app.db.read(listing::names).await?,
            lines: lines::lines(&submitted),
            form: SubmissionForm::default(),
            errors: FieldErrors::none(),
        })
    }

    fn services(&self) -> Vec<Choice> {
        services(&self.chrome, &self.names, &self.form.services)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |lines, errors| Self {
            chrome: chrome.clone(),
            names: Names::default(),
            lines,
            form: SubmissionForm::default(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        SubmissionForm::default().parse(None, &mut mistakes);
        vec![
            page(Vec::new(), FieldErrors::none()),
            page(lines::samples(chrome), mistakes),
        ]
    }
}
