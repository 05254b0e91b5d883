//! The letters to whoever is enrolled in a course.

use askama::Template;

use super::content::Content;
use super::frame::Frame;
use crate::kit::clock::{Timestamp, hours};

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// The place is confirmed.
    Confirmed,
    /// The place is declined.
    Declined,
    /// The course is at another time or place.
    Changed,
    /// There will be no such course.
    Cancelled,
}

/// What the letter tells.
#[derive(Debug, Clone)]
pub struct CourseTold {
    /// What has happened.
    pub happened: Happened,
    /// What the course is called, in the reader's language.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// What a reviewer said; may be empty.
    pub words: String,
}

#[derive(Template)]
#[template(path = "mail/course_told.html")]
struct Html<'a> {
    frame: &'a Frame,
    letter: &'a CourseTold,
}

#[derive(Template)]
#[template(path = "mail/course_told.txt")]
struct Text<'a> {
    frame: &'a Frame,
    letter: &'a CourseTold,
}

impl CourseTold {
    /// Writes the letter.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write(&self, frame: &Frame) -> Result<Content, askama::Error> {
        let text = Text {
            frame,
            letter: self,
        };
        let html = Html {
            frame,
            letter: self,
        };
        let subject = frame.t1(self.subject_key(), "title", self.title.as_str());
        Content::of(&subject, &text, &html)
    }

    const fn subject_key(&self) -> &'static str {
        match self.happened {
            Happened::Confirmed => "mail-course-confirmed-subject",
            Happened::Declined => "mail-course-declined-subject",
            Happened::Changed => "mail-course-changed-subject",
            Happened::Cancelled => "mail-course-cancelled-subject",
        }
    }

    const fn lead_key(&self) -> &'static str {
        match self.happened {
            Happened::Confirmed => "mail-course-confirmed-lead",
            Happened::Declined => "mail-course-declined-lead",
            Happened::Changed => "mail-course-changed-lead",
            Happened::Cancelled => "mail-course-cancelled-lead",
        }
    }

    /// One of each.
    #[must_use]
    pub fn samples(at: Timestamp) -> Vec<Self> {
        [
            (Happened::Confirmed, ""),
            (Happened::Declined, "Only for <developers>."),
            (Happened::Changed, ""),
            (Happened::Cancelled, ""),
        ]
        .map(|(happened, words)| Self {
            happened,
            title: "OData & \"signing\"".to_owned(),
            place: "Room <3>".to_owned(),
            starts_at: at,
            ends_at: at.plus(hours(2)),
            words: words.to_owned(),
        })
        .into()
    }
}
