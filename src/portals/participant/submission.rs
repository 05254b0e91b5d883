//! `/ids/showcase/submissions`: what a member has asked to show, and the form to ask. What was returned is mended from what
//! was sent before.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::lines::{self, Line};
use super::{own, paths, send, sent};
use crate::app::App;
use crate::domain::file::{CannotTake, File, FileKind};
use crate::domain::inquiry::{Kind, LONGEST_LINE, LONGEST_TEXT, Showcase, Words};
use crate::domain::licensing::attribution::WebAddress;
use crate::domain::picture;
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::inquiry::{is_service, services};
use crate::http::page_error::PageError;
use crate::http::typed::{self, Bound};
use crate::http::upload::{Upload, WithFile};
use crate::http::visitor::{Member, SignedIn};
use crate::http::{pause, redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "participant/submission.html")]
pub struct SubmissionPage {
    chrome: Chrome,
    lines: Vec<Line>,
    form: SubmissionForm,
    errors: FieldErrors,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SubmissionForm {
    name: String,
    what: String,
    address: String,
    services: Vec<String>,
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
    if !before.0.from.is_empty() {
        let found = own(&app, &member, (Kind::Showcase, &before.0.from)).await?;
        page.form = SubmissionForm::of(found.words);
    }
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
    let showcase = page.form.parse(&mut page.errors);
    let picture = chosen(sent.file, &mut page.errors);
    let Some(showcase) = showcase.filter(|_| page.errors.is_empty()) else {
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

impl WithFile for SubmissionForm {
    const FIELD: &'static str = "picture";
    const MOST_BYTES: usize = picture::MOST_BYTES;
    const KINDS: &'static [FileKind] = picture::KINDS;
}

/// The picture, when one was chosen; what is wrong with it is a mistake beside its field.
fn chosen(file: Result<File, CannotTake>, errors: &mut FieldErrors) -> Option<File> {
    match file {
        Ok(file) => return Some(file),
        Err(CannotTake::Nothing) => {}
        Err(why) => errors.push("picture", why.key()),
    }
    None
}

impl SubmissionForm {
    /// As it would have been typed.
    fn of(words: Words) -> Self {
        match words {
            Words::Showcase(one) => Self {
                name: one.name,
                what: one.what,
                address: one.address,
                services: one.services,
            },
            Words::Feedback(_) | Words::Consultation(_) => Self::default(),
        }
    }

    /// What is to be shown, or every mistake.
    fn parse(&self, errors: &mut FieldErrors) -> Option<Showcase> {
        let (name, what) = (typed::line(&self.name), typed::seen(&self.what));
        let bound = |field, most, key| Bound { field, most, key };
        bound("name", LONGEST_LINE, "participant-submission-no-name").demand(errors, &name);
        bound("what", LONGEST_TEXT, "participant-submission-no-what").demand(errors, &what);
        let address = WebAddress::parse(&self.address);
        if address.is_err() {
            errors.push("address", "participant-submission-no-address");
        }
        let known = self.services.iter().all(|id| is_service(id));
        if self.services.is_empty() || !known {
            errors.push("services", "participant-submission-no-service");
        }
        let address = address.ok().filter(|_| errors.is_empty())?;
        let mut services = self.services.clone();
        services.sort_unstable();
        services.dedup();
        Some(Showcase {
            name,
            what,
            address: address.as_str().to_owned(),
            services,
        })
    }
}

impl SubmissionPage {
    async fn of(app: &App, member: &SignedIn<Member>, chrome: Chrome) -> Result<Self, PageError> {
        let submitted = sent(app, member.person.account_id, Kind::Showcase).await?;
        Ok(Self {
            chrome,
            lines: lines::lines(&submitted),
            form: SubmissionForm::default(),
            errors: FieldErrors::none(),
        })
    }

    fn services(&self) -> Vec<Choice> {
        services(&self.chrome, &self.form.services)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |lines, errors| Self {
            chrome: chrome.clone(),
            lines,
            form: SubmissionForm::default(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        SubmissionForm::default().parse(&mut mistakes);
        vec![
            page(Vec::new(), FieldErrors::none()),
            page(lines::samples(chrome), mistakes),
        ]
    }
}
