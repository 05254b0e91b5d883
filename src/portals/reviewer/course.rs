//! `/review/training/courses/…`: opening, changing and cancelling a course, and who has a place in it.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::course_form::CourseForm;
use super::course_page::CoursePage;
use super::{Nothing, by, paths};
use crate::app::App;
use crate::domain::course::keeping::{self, CannotKeep};
use crate::domain::ids::CourseId;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};

/// Shows the form of a new course.
pub async fn new(_: SignedIn<Reviewer>, chrome: Chrome) -> HttpResponse {
    screen::ok(CoursePage::empty(chrome))
}

/// Shows a course.
///
/// # Errors
/// Not found for no course.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(CoursePage::of(&app, chrome, &id).await?))
}

/// Opens a course.
///
/// # Errors
/// A fault of the database.
pub async fn open(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, form): (Chrome, Form<CourseForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = CoursePage::empty(chrome);
    page.form = form.0;
    let Some(plan) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let opened = app
        .db
        .write(move |tx| keeping::open(tx, now, &by, &vault, &plan));
    match opened.await {
        Ok(_) => redirect::with_notice(&session, paths::TRAINING, "reviewer-course-opened"),
        Err(why) => page.refused(why),
    }
}

/// Changes a course.
///
/// # Errors
/// Not found for no course, or a cancelled one.
pub async fn change(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<CourseForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = CoursePage::of(&app, chrome, &id).await?;
    page.form = form.0;
    let Some(plan) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let id: CourseId = id.parse().map_err(|_| PageError::NotFound)?;
    let seen = (id, page.form.version());
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let changed = app
        .db
        .write(move |tx| keeping::change(tx, now, &by, &vault, (seen, &plan)));
    match changed.await {
        Ok(()) => redirect::with_notice(&session, paths::TRAINING, "reviewer-course-changed"),
        Err(why) => page.refused(why),
    }
}

/// Cancels a course.
///
/// # Errors
/// Not found for no course, or a cancelled one.
pub async fn cancel(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: CourseId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let cancelled = app
        .db
        .write(move |tx| keeping::cancel(tx, now, &by, &vault, id));
    match cancelled.await {
        Ok(()) => redirect::with_notice(&session, paths::TRAINING, "reviewer-course-cancelled"),
        Err(CannotKeep::Db(fault)) => Err(fault.into()),
        Err(
            CannotKeep::NoSuchCourse
            | CannotKeep::Unfit(_)
            | CannotKeep::Taken
            | CannotKeep::ChangedMeanwhile,
        ) => Err(PageError::NotFound),
    }
}
