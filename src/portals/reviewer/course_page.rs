//! The page of a course, with who has a place in it.

use actix_web::HttpResponse;
use askama::Template;

use super::course_form::CourseForm;
use crate::app::App;
use crate::db;
use crate::domain::account::queries as accounts;
use crate::domain::bilingual::Bilingual;
use crate::domain::course::keeping::{CannotKeep, Unfit};
use crate::domain::course::queries::{self as courses, enrolments};
use crate::domain::course::{Course, Plan};
use crate::domain::ids::CourseId;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::page_error::PageError;
use crate::http::screen;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/course.html")]
pub struct CoursePage {
    chrome: Chrome,
    /// The course; `None` for a new one.
    course: Option<Course>,
    /// Who has a place, and whether it is confirmed.
    places: Vec<(String, bool)>,
    pub(super) form: CourseForm,
    pub(super) errors: FieldErrors,
}

impl CoursePage {
    pub(super) fn empty(chrome: Chrome) -> Self {
        Self {
            chrome,
            course: None,
            places: Vec::new(),
            form: CourseForm::default(),
            errors: FieldErrors::none(),
        }
    }

    pub(super) async fn of(app: &App, chrome: Chrome, id: &str) -> Result<Self, PageError> {
        let id: CourseId = id.parse().map_err(|_| PageError::NotFound)?;
        let (course, places) = app
            .db
            .read(move |conn| -> db::Result<_> {
                let mut places = Vec::new();
                for one in enrolments::list_living(conn, id)? {
                    let member = accounts::find(conn, one.account)?;
                    let login = member.map(|member| member.login.as_str().to_owned());
                    places.push((login.unwrap_or_default(), one.confirmed_at.is_some()));
                }
                Ok((courses::find(conn, id)?, places))
            })
            .await?;
        let course = course.ok_or(PageError::NotFound)?;
        Ok(Self {
            chrome,
            form: CourseForm::of(&course),
            course: Some(course),
            places,
            errors: FieldErrors::none(),
        })
    }

    pub(super) fn refused(mut self, why: CannotKeep) -> Result<HttpResponse, PageError> {
        let (field, key) = match why {
            CannotKeep::Db(fault) => return Err(fault.into()),
            CannotKeep::NoSuchCourse => return Err(PageError::NotFound),
            CannotKeep::Taken => ("seats", "reviewer-course-taken"),
            CannotKeep::ChangedMeanwhile => {
                self.errors.push("title_zh", "upkeep-changed-meanwhile");
                return Ok(screen::conflict(self));
            }
            CannotKeep::Unfit(Unfit::Begun) => ("starts", "reviewer-course-begun"),
            CannotKeep::Unfit(Unfit::Closed) => ("closes", "reviewer-course-closed"),
            CannotKeep::Unfit(Unfit::Ending) => ("ends", "reviewer-course-ends-late"),
            CannotKeep::Unfit(Unfit::Closing) => ("closes", "reviewer-course-closes-late"),
            CannotKeep::Unfit(Unfit::Seats) => ("seats", "reviewer-course-no-seats"),
        };
        self.errors.push(field, key);
        Ok(screen::unprocessable(self))
    }

    /// Where the form goes.
    fn door(&self) -> String {
        match &self.course {
            Some(course) => format!("/review/training/courses/{}", course.id),
            None => "/review/training/courses".to_owned(),
        }
    }

    fn is_cancelled(&self) -> bool {
        let course = self.course.as_ref();
        course.is_some_and(|course| course.cancelled_at.is_some())
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let mut wrong = Self::empty(chrome.clone());
        wrong.form.parse(&mut wrong.errors);
        let mut kept = Self::empty(chrome.clone());
        let course = sample(chrome);
        kept.form = CourseForm::of(&course);
        kept.course = Some(course);
        kept.places = vec![("wang.dev".to_owned(), true), ("li.dev".to_owned(), false)];
        vec![Self::empty(chrome.clone()), wrong, kept]
    }
}

/// A course to look at.
pub(super) fn sample(chrome: &Chrome) -> Course {
    let text = |text: &str| Bilingual::new(text, text);
    Course {
        id: CourseId::draw(&crate::kit::random::SeededChance::from_seed(1)),
        plan: Plan {
            title: text("OData <one>"),
            about: text("Signing & filters"),
            place: text("Room 3"),
            starts_at: chrome.now,
            ends_at: chrome.now,
            closes_at: chrome.now,
            seats: 20,
        },
        taken: 2,
        cancelled_at: None,
        version: 1,
    }
}
