//! `/ids/training`: 訓練課程. The courses for everybody, and a member's places in them.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{Nothing, by, paths};
use crate::app::App;
use crate::db;
use crate::domain::course::enrolling::{self, CannotEnd, CannotEnrol};
use crate::domain::course::queries::{self as courses, enrolments};
use crate::domain::course::{Course, Enrolment, Standing};
use crate::domain::ids::{CourseId, EnrolmentId};
use crate::domain::limit::Limited;
use crate::http::arrival::Passing;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{redirect, screen, tries};

/// The page.
#[derive(Template)]
#[template(path = "participant/training.html")]
pub struct TrainingPage {
    pub(super) chrome: Chrome,
    pub(super) rows: Vec<Row>,
}

/// A course, and the member's place in it.
pub(super) struct Row {
    pub(super) course: Course,
    pub(super) place: Option<Enrolment>,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: Option<SignedIn<Member>>,
    Passing(chrome): Passing,
) -> Result<HttpResponse, PageError> {
    let (now, account) = (chrome.now, member.map(|member| member.person.account_id));
    let (coming, own) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let own = match account {
                Some(account) => enrolments::list_for_account(conn, account)?,
                None => Vec::new(),
            };
            Ok((courses::list_coming(conn, now)?, own))
        })
        .await?;
    let rows = coming.into_iter().map(|course| Row {
        place: own.iter().find(|one| one.course == course.id).cloned(),
        course,
    });
    Ok(screen::ok(TrainingPage {
        rows: rows.collect(),
        chrome,
    }))
}

/// Takes a place in a course.
///
/// # Errors
/// Not found for no course; too many when it was pressed too often.
pub async fn enrol(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: CourseId = id.parse().map_err(|_| PageError::NotFound)?;
    let account = member.person.account_id;
    tries::count(
        &app,
        vec![(Limited::EnrolmentByMember, account.to_string())],
    )
    .await?;
    let (now, vault, by) = (app.clock.now(), app.vault.clone(), by(&app, &req, &member));
    let enrolled = app
        .db
        .write(move |tx| enrolling::enrol(tx, now, (account, &by), &vault, id));
    let complaint = match enrolled.await {
        Ok(_) => {
            return redirect::with_notice(
                &session,
                paths::TRAINING,
                "participant-training-enrolled",
            );
        }
        Err(CannotEnrol::Db(fault)) => return Err(fault.into()),
        Err(CannotEnrol::NoSuchCourse) => return Err(PageError::NotFound),
        Err(CannotEnrol::Enrolled) => "participant-training-again",
        Err(CannotEnrol::Not(Standing::Full)) => "participant-training-full-now",
        Err(CannotEnrol::Not(_)) => "participant-training-closed-now",
    };
    redirect::with_complaint(&session, paths::TRAINING, complaint)
}

/// Gives the member's place back.
///
/// # Errors
/// Not found for a place that is not the member's.
pub async fn withdraw(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: EnrolmentId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, account, by) = (
        app.clock.now(),
        member.person.account_id,
        by(&app, &req, &member),
    );
    let ended = app
        .db
        .write(move |tx| enrolling::withdraw(tx, now, (account, &by), id));
    match ended.await {
        Ok(()) => {
            redirect::with_notice(&session, paths::TRAINING, "participant-training-withdrawn")
        }
        Err(CannotEnd::Begun) => {
            redirect::with_complaint(&session, paths::TRAINING, "participant-training-begun")
        }
        Err(CannotEnd::NoSuchEnrolment | CannotEnd::NoWords) => Err(PageError::NotFound),
        Err(CannotEnd::Db(fault)) => Err(fault.into()),
    }
}

impl TrainingPage {
    fn is_member(&self) -> bool {
        matches!(self.chrome.visitor, Visitor::Member { .. })
    }
}

impl Row {
    /// The member's place, as long as it is one.
    pub(super) fn living(&self) -> Option<&Enrolment> {
        self.place.as_ref().filter(|place| place.ended.is_none())
    }

    /// How many places are left, in words.
    pub(super) fn left(&self, chrome: &Chrome) -> String {
        let (left, seats) = (self.course.left(), self.course.plan.seats);
        chrome.t2("common-course-left", ("left", left), ("seats", seats))
    }

    /// Whether the place can be given back.
    pub(super) fn can_withdraw(&self, chrome: &Chrome) -> bool {
        chrome.now < self.course.plan.starts_at
    }

    /// Whether a place can be taken.
    pub(super) fn is_open(&self, chrome: &Chrome) -> bool {
        self.course.standing(chrome.now) == Standing::Open
    }

    /// How the course stands: the word of its sign, and the key of its name.
    pub(super) fn standing(&self, chrome: &Chrome) -> (&'static str, &'static str) {
        match self.course.standing(chrome.now) {
            Standing::Open => ("running", "common-course-open"),
            Standing::Full => ("none", "common-course-full"),
            Standing::Closed => ("none", "common-course-closed"),
            Standing::Over => ("none", "common-course-over"),
            Standing::Cancelled => ("failed", "common-course-cancelled"),
        }
    }

    /// How the member's place stands: the word of its sign, and the key of its name.
    pub(super) fn place_stage(&self) -> Option<(&'static str, &'static str)> {
        use crate::domain::course::Ending;

        let place = self.place.as_ref()?;
        Some(match (place.ended, place.confirmed_at) {
            (Some((_, Ending::Withdrawn)), _) => ("none", "common-enrolment-withdrawn"),
            (Some((_, Ending::Declined)), _) => ("failed", "common-enrolment-declined"),
            (Some((_, Ending::Cancelled)), _) => ("failed", "common-enrolment-cancelled"),
            (None, Some(_)) => ("done", "common-enrolment-confirmed"),
            (None, None) => ("waiting", "common-enrolment-waiting"),
        })
    }
}
