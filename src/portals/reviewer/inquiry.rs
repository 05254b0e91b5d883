//! `/review/inquiries/{id}`: what a member has sent, and the answer.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::answer_form::AnswerForm;
use super::{Nothing, by, matters, paths};
use crate::app::App;
use crate::db;
use crate::domain::account::queries as accounts;
use crate::domain::ids::InquiryId;
use crate::domain::inquiry::answering::{self, CannotAnswer};
use crate::domain::inquiry::{Kind, Verdict, queries as inquiries};
use crate::domain::park::listing;
use crate::domain::picture::{Owner, queries as pictures};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::inquiry::{Told, kind_key, verdict};
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/inquiry.html")]
pub struct InquiryPage {
    pub(super) chrome: Chrome,
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) login: String,
    pub(super) member: String,
    pub(super) told: Told,
    pub(super) reviewer: Option<String>,
    pub(super) has_picture: bool,
    /// What may be answered.
    pub(super) open: &'static [Verdict],
    pub(super) form: AnswerForm,
    pub(super) errors: FieldErrors,
}

/// Shows the page.
///
/// # Errors
/// Not found for one that nobody sent.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(InquiryPage::of(&app, chrome, &id).await?))
}

/// Takes it on, also from another reviewer. One that was answered meanwhile is shown, and says so.
///
/// # Errors
/// Not found for one that nobody sent.
pub async fn take(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: InquiryId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let who = reviewer.person.account_id;
    let taken = app
        .db
        .write(move |tx| answering::take(tx, now, (who, &by), id));
    let path = paths::inquiry(id);
    match taken.await {
        Ok(()) => redirect::with_notice(&session, path, "reviewer-application-taken"),
        Err(CannotAnswer::Db(fault)) => Err(fault.into()),
        Err(CannotAnswer::NoSuchInquiry) => Err(PageError::NotFound),
        Err(CannotAnswer::Answered | CannotAnswer::Anothers | CannotAnswer::NoWords) => {
            redirect::with_complaint(&session, path, "reviewer-inquiry-answered")
        }
    }
}

/// Answers it.
///
/// # Errors
/// Not found for one that nobody sent.
pub async fn answer(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<AnswerForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = InquiryPage::of(&app, chrome, &id).await?;
    page.form = form.0;
    let Some(given) = page.form.parse(page.open, &mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let id: InquiryId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let who = reviewer.person.account_id;
    let answered = app
        .db
        .write(move |tx| answering::answer(tx, now, (who, &by), &vault, (id, &given)));
    let key = match answered.await {
        Ok(()) => return redirect::with_notice(&session, page.room(), "reviewer-inquiry-done"),
        Err(CannotAnswer::Db(fault)) => return Err(fault.into()),
        Err(CannotAnswer::NoSuchInquiry) => return Err(PageError::NotFound),
        Err(CannotAnswer::Answered) => "reviewer-inquiry-answered",
        Err(CannotAnswer::Anothers) => "reviewer-decision-anothers",
        Err(CannotAnswer::NoWords) => "reviewer-inquiry-words",
    };
    page.errors.push("verdict", key);
    Ok(screen::conflict(page))
}

impl InquiryPage {
    async fn of(app: &App, chrome: Chrome, id: &str) -> Result<Self, PageError> {
        let id: InquiryId = id.parse().map_err(|_| PageError::NotFound)?;
        let vault = app.vault.clone();
        let found = app
            .db
            .read(move |conn| -> db::Result<_> {
                let Some(found) = inquiries::find(conn, &vault, id)? else {
                    return Ok(None);
                };
                let member = accounts::find(conn, found.account)?;
                let reviewer = matters::name(conn, found.reviewer)?;
                let drawn = pictures::is_there(conn, Owner::Inquiry(id))?;
                let names = listing::names(conn)?;
                Ok(member.map(|member| (found, member, reviewer, (drawn, names))))
            })
            .await?;
        let (found, member, reviewer, (has_picture, names)) = found.ok_or(PageError::NotFound)?;
        let kind = found.words.kind();
        Ok(Self {
            told: Told::of(&chrome, &names, &found),
            chrome,
            id: found.id.to_string(),
            kind,
            login: member.login.as_str().to_owned(),
            member: paths::member(found.account),
            reviewer,
            has_picture,
            open: Verdict::open_to(kind, found.state.verdict()),
            form: AnswerForm::default(),
            errors: FieldErrors::none(),
        })
    }

    /// Where those of this kind wait.
    const fn room(&self) -> &'static str {
        match self.kind {
            Kind::Feedback => paths::FEEDBACK,
            Kind::Consultation => paths::TRAINING,
            Kind::Showcase => paths::SHOWCASE,
        }
    }

    const fn kind_key(&self) -> &'static str {
        kind_key(self.kind)
    }

    fn verdicts(&self) -> Vec<Choice> {
        let choice = |one: &Verdict| {
            Choice::new(one.word(), self.chrome.t(verdict(*one).1))
                .chosen(self.form.verdict == one.word())
        };
        self.open.iter().map(choice).collect()
    }
}
