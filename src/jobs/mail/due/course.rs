//! The letters to whoever is enrolled in a course.

use super::{CannotWrite, Due, payload, said, useless};
use crate::app::App;
use crate::db;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::course::letters::{CourseLetter, Occasion};
use crate::domain::course::queries::{self as courses, enrolments};
use crate::domain::outbox::Job;
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::mail::course_told::{CourseTold, Happened};

pub(super) async fn find(app: &App, job: &Job, envelope: Envelope) -> Result<Due, CannotWrite> {
    let letter: CourseLetter = payload(job)?;
    let (happened, enrolment) = match letter.occasion {
        Occasion::Confirmed(enrolment) => (Happened::Confirmed, Some(enrolment)),
        Occasion::Declined(enrolment) => (Happened::Declined, Some(enrolment)),
        Occasion::Changed => (Happened::Changed, None),
        Occasion::Cancelled => (Happened::Cancelled, None),
    };
    let (course, words) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let course = courses::find(conn, letter.course)?;
            let words = match enrolment {
                Some(id) => enrolments::find(conn, id)?.map(|one| one.answer),
                None => None,
            };
            Ok((course, words.unwrap_or_default()))
        })
        .await?;
    let course = course.ok_or_else(|| useless("no such course"))?;
    let told = Told::Course(CourseTold {
        happened,
        title: said(&course.plan.title, letter.locale),
        place: said(&course.plan.place, letter.locale),
        starts_at: course.plan.starts_at,
        ends_at: course.plan.ends_at,
        words,
    });
    let dies_at = job.made_at.plus(MAIL_TRIED);
    Ok(Due::of(envelope, letter.locale, told, dies_at))
}
