//! `/review/training`: the courses, who wants a place in them, and the questions that wait.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::enrolment_form::{EnrolmentForm, field};
use super::matters::{self, Line};
use super::{by, paths};
use crate::app::App;
use crate::db;
use crate::domain::account::queries as accounts;
use crate::domain::course::Course;
use crate::domain::course::enrolling::{self, CannotEnd};
use crate::domain::course::queries::{self as courses, enrolments};
use crate::domain::credential::{Tier, queries as pairs};
use crate::domain::desk::{Kind, Sought, Stage};
use crate::domain::ids::EnrolmentId;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::clock::Timestamp;

/// Courses on the page.
const SHOWN: i64 = 50;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/training.html")]
pub struct TrainingPage {
    pub(super) chrome: Chrome,
    pub(super) courses: Vec<Course>,
    pub(super) asked: Vec<Asked>,
    pub(super) lines: Vec<Line>,
    /// The remark that was typed and is not taken.
    pub(super) typed: String,
    pub(super) errors: FieldErrors,
}

/// Somebody who wants a place.
pub(super) struct Asked {
    pub(super) id: String,
    /// What the field of the remark is called among the mistakes.
    pub(super) field: String,
    pub(super) login: String,
    pub(super) is_project: bool,
    pub(super) course: Option<Course>,
    pub(super) enrolled_at: Timestamp,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    reviewer: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let page = TrainingPage::of(&app, &reviewer, chrome).await?;
    Ok(screen::ok(page))
}

/// Those who want a place, 專案會員 first.
fn asked(conn: &mut db::Conn) -> db::Result<Vec<Asked>> {
    let projects = pairs::list_holders(conn, Tier::Project)?;
    let mut all = Vec::new();
    for one in enrolments::list_waiting(conn)? {
        let member = accounts::find(conn, one.account)?;
        all.push(Asked {
            id: one.id.to_string(),
            field: field(&one.id.to_string()),
            login: member.map_or_else(String::new, |one| one.login.as_str().to_owned()),
            is_project: projects.contains(&one.account),
            course: courses::find(conn, one.course)?,
            enrolled_at: one.enrolled_at,
        });
    }
    all.sort_by_key(|one| (!one.is_project, one.enrolled_at));
    Ok(all)
}

/// Confirms or declines an enrolment.
///
/// # Errors
/// Not found for one that does not wait.
pub async fn answer(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<EnrolmentForm>),
) -> Result<HttpResponse, PageError> {
    let id: EnrolmentId = id.parse().map_err(|_| PageError::NotFound)?;
    let mut mistakes = FieldErrors::none();
    let Some(given) = form.0.parse(&id.to_string(), &mut mistakes) else {
        let mut page = TrainingPage::of(&app, &reviewer, chrome).await?;
        page.ensure_asked(&id.to_string())?;
        (page.typed, page.errors) = (form.0.words, mistakes);
        return Ok(screen::unprocessable(page));
    };
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let answered = app
        .db
        .write(move |tx| enrolling::answer(tx, now, &by, &vault, (id, &given)));
    match answered.await {
        Ok(()) => redirect::with_notice(&session, paths::TRAINING, "reviewer-inquiry-done"),
        Err(CannotEnd::NoSuchEnrolment | CannotEnd::Begun | CannotEnd::NoWords) => {
            Err(PageError::NotFound)
        }
        Err(CannotEnd::Db(fault)) => Err(fault.into()),
    }
}

impl TrainingPage {
    async fn of(
        app: &App,
        reviewer: &SignedIn<Reviewer>,
        chrome: Chrome,
    ) -> Result<Self, PageError> {
        let sought = Sought {
            kind: Some(Kind::Consultation),
            stage: Stage::Open,
            reader: reviewer.person.account_id,
        };
        let lines = matters::gather(app, sought).await?;
        let (courses, asked) = app
            .db
            .read(|conn| -> db::Result<_> { Ok((courses::list(conn, SHOWN)?, asked(conn)?)) })
            .await?;
        Ok(Self {
            chrome,
            courses,
            asked,
            lines,
            typed: String::new(),
            errors: FieldErrors::none(),
        })
    }

    /// Not found for an enrolment that does not wait.
    fn ensure_asked(&self, id: &str) -> Result<(), PageError> {
        let waits = self.asked.iter().any(|one| one.id == id);
        waits.then_some(()).ok_or(PageError::NotFound)
    }

    /// How many places of a course are taken, in words.
    fn taken(&self, course: &Course) -> String {
        let (taken, seats) = (course.taken, course.plan.seats);
        self.chrome.t2(
            "reviewer-training-taken",
            ("taken", taken),
            ("seats", seats),
        )
    }
}
