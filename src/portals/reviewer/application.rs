//! `/review/applications/{id}`: an application beside the history of its member, and the decision.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::decision::DecisionForm;
use super::words::{self, History};
use super::{Nothing, before, by, paths};
use crate::app::App;
use crate::db;
use crate::domain::credential::Tier;
use crate::domain::ids::LicenceApplicationId;
use crate::domain::licensing::review::{self, CannotReview, Decision};
use crate::domain::licensing::{Application, State, queries as applications};
use crate::domain::member;
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::licence::Advanced;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/application.html")]
pub struct ApplicationPage {
    pub(super) chrome: Chrome,
    pub(super) id: String,
    pub(super) tier: Tier,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) mail: String,
    pub(super) person: String,
    pub(super) member: String,
    pub(super) submitted_at: Timestamp,
    pub(super) due_at: Timestamp,
    pub(super) state: State,
    pub(super) advanced: Option<Advanced>,
    pub(super) reviewer: Option<String>,
    pub(super) history: History,
    /// What was said of the member's application for this tier before.
    pub(super) before: Option<Application>,
    /// What was said of single fields of this one, by their keys.
    pub(super) remarks: Vec<(&'static str, String)>,
    pub(super) form: DecisionForm,
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
    Ok(screen::ok(ApplicationPage::of(&app, chrome, &id).await?))
}

/// Takes it on, also from another reviewer. One that was decided meanwhile is shown again, and says so.
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
    let id: LicenceApplicationId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, by, who) = (
        app.clock.now(),
        by(&app, &req, &reviewer),
        reviewer.person.account_id,
    );
    let taken = app
        .db
        .write(move |tx| review::take(tx, now, (who, &by), id))
        .await;
    let path = paths::application(id);
    match taken {
        Ok(()) => redirect::with_notice(&session, path, "reviewer-application-taken"),
        Err(CannotReview::Db(fault)) => Err(fault.into()),
        Err(CannotReview::NoSuchApplication) => Err(PageError::NotFound),
        Err(CannotReview::Withdrawn) => {
            redirect::with_complaint(&session, path, "reviewer-decision-withdrawn")
        }
        Err(
            CannotReview::Decided
            | CannotReview::Anothers
            | CannotReview::Held
            | CannotReview::NoReason,
        ) => redirect::with_complaint(&session, path, "reviewer-decision-decided"),
    }
}

/// Decides it.
///
/// # Errors
/// Not found for one that nobody sent.
pub async fn decide(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<DecisionForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = ApplicationPage::of(&app, chrome, &id).await?;
    page.form = form.0;
    let Some(decision) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let id: LicenceApplicationId = id.parse().map_err(|_| PageError::NotFound)?;
    let key = match put(&app, &req, &reviewer, (id, decision)).await {
        Ok(()) => return redirect::with_notice(&session, paths::QUEUE, "reviewer-decision-done"),
        Err(CannotReview::Db(fault)) => return Err(fault.into()),
        Err(CannotReview::NoSuchApplication) => return Err(PageError::NotFound),
        Err(CannotReview::Decided) => "reviewer-decision-decided",
        Err(CannotReview::Withdrawn) => "reviewer-decision-withdrawn",
        Err(CannotReview::Anothers) => "reviewer-decision-anothers",
        Err(CannotReview::Held) => "reviewer-decision-held",
        Err(CannotReview::NoReason) => "reviewer-decision-reason",
    };
    page.errors.push("verdict", key);
    Ok(screen::conflict(page))
}

async fn put(
    app: &App,
    req: &HttpRequest,
    reviewer: &SignedIn<Reviewer>,
    (id, decision): (LicenceApplicationId, Decision),
) -> Result<(), CannotReview> {
    let (now, vault, by) = (app.clock.now(), app.vault.clone(), by(app, req, reviewer));
    let who = reviewer.person.account_id;
    app.db
        .write(move |tx| review::decide(tx, now, (who, &by), &vault, (id, &decision)))
        .await
}

impl ApplicationPage {
    async fn of(app: &App, chrome: Chrome, id: &str) -> Result<Self, PageError> {
        let id: LicenceApplicationId = id.parse().map_err(|_| PageError::NotFound)?;
        let vault = app.vault.clone();
        let found = app
            .db
            .read(move |conn| -> db::Result<_> {
                let Some(found) = applications::find(conn, &vault, id)? else {
                    return Ok(None);
                };
                let member = member::find(conn, &vault, found.account)?;
                let history = words::history(conn, &vault, found.account)?;
                let before = before::find(conn, &vault, &found)?;
                let line = words::line(conn, found.clone())?;
                Ok(member.map(|member| (found, member, (history, before), line.reviewer)))
            })
            .await?;
        let (found, member, (history, before), reviewer) = found.ok_or(PageError::NotFound)?;
        let (group, unit) = &member.unit_type;
        let advanced = found.details.as_ref();
        let remarks = found.remarks.into_iter();
        Ok(Self {
            advanced: advanced.map(|details| Advanced::of(&chrome, details)),
            person: format!("{}-{}", chrome.say(group), chrome.say(unit)),
            chrome,
            id: found.id.to_string(),
            tier: found.tier,
            login: member.login.as_str().to_owned(),
            mail: member.mail.reveal().to_owned(),
            name: member.name,
            member: paths::member(found.account),
            submitted_at: found.submitted_at,
            due_at: found.due_at,
            state: found.state,
            reviewer,
            history,
            before,
            remarks: remarks.map(|(field, said)| (field.key(), said)).collect(),
            form: DecisionForm::default(),
            errors: FieldErrors::none(),
        })
    }

    fn verdicts(&self) -> Vec<Choice> {
        self.form.verdicts(&self.chrome)
    }
}
