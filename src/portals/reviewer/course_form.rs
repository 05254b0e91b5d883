//! What a reviewer types of a course. Times are those that the clocks of Taiwan show.

use serde::Deserialize;

use super::written::Field;
use crate::domain::course::{Course, LONGEST_LINE, LONGEST_TEXT, MOST_SEATS, Plan};
use crate::http::fields::FieldErrors;
use crate::http::moment;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CourseForm {
    pub(super) title_zh: String,
    pub(super) title_en: String,
    pub(super) about_zh: String,
    pub(super) about_en: String,
    pub(super) place_zh: String,
    pub(super) place_en: String,
    pub(super) starts: String,
    pub(super) ends: String,
    pub(super) closes: String,
    pub(super) seats: String,
    pub(super) version: String,
}

impl CourseForm {
    /// As it would have been typed.
    pub(super) fn of(course: &Course) -> Self {
        let plan = &course.plan;
        Self {
            title_zh: plan.title.zh.clone(),
            title_en: plan.title.en.clone(),
            about_zh: plan.about.zh.clone(),
            about_en: plan.about.en.clone(),
            place_zh: plan.place.zh.clone(),
            place_en: plan.place.en.clone(),
            starts: moment::shown(plan.starts_at),
            ends: moment::shown(plan.ends_at),
            closes: moment::shown_end(plan.closes_at),
            seats: plan.seats.to_string(),
            version: course.version.to_string(),
        }
    }

    /// Which version the reviewer saw.
    pub(super) fn version(&self) -> i64 {
        self.version.parse().unwrap_or_default()
    }

    /// What is said of the field of the end of enrolment.
    pub(super) fn hint_of_end(&self) -> &'static str {
        match self.kind_of_end() {
            "date" => "reviewer-course-closes-hint",
            _ => "reviewer-course-closes-moment-hint",
        }
    }

    /// The field of the end.
    /// What that field takes: a day, unless an hour of it is named.
    pub(super) fn kind_of_end(&self) -> &'static str {
        if self.closes.contains('T') {
            "datetime-local"
        } else {
            "date"
        }
    }

    /// The plan, or every mistake.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<Plan> {
        let title = Field::new("title", "reviewer-course-title-", LONGEST_LINE);
        let title = title.lines(errors, &self.title_zh, &self.title_en);
        let about = Field::new("about", "reviewer-course-about-", LONGEST_TEXT);
        let about = about.prose(errors, &self.about_zh, &self.about_en);
        let place = Field::new("place", "reviewer-course-place-", LONGEST_LINE);
        let place = place.lines(errors, &self.place_zh, &self.place_en);
        let [starts_at, ends_at] = [
            ("starts", "reviewer-course-starts", &self.starts),
            ("ends", "reviewer-course-ends", &self.ends),
        ]
        .map(|(field, label, typed)| {
            let read = moment::read(typed);
            if read.is_none() {
                errors.push_named(field, "reviewer-course-moment", label);
            }
            read
        });
        let closes_at = moment::read_end(&self.closes);
        if closes_at.is_none() {
            errors.push_named("closes", "reviewer-course-day", "common-course-until");
        }
        let seats = self.seats.trim().parse::<i64>().ok();
        let seats = seats.filter(|seats| (1..=MOST_SEATS).contains(seats));
        if seats.is_none() {
            errors.push("seats", "reviewer-course-no-seats");
        }
        if !errors.is_empty() {
            return None;
        }
        Some(Plan {
            title,
            about,
            place,
            starts_at: starts_at?,
            ends_at: ends_at?,
            closes_at: closes_at?,
            seats: seats?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bilingual::Bilingual;
    use crate::domain::ids::CourseId;
    use crate::kit::clock::seconds;
    use crate::kit::random::SeededChance;

    #[test]
    fn a_plan_survives_its_form_and_times_are_those_of_taiwan() {
        let plan = Plan {
            title: Bilingual::new("A", "B"),
            about: Bilingual::new("A\nC", "B"),
            place: Bilingual::new("A", "B"),
            starts_at: "2026-12-01T01:30:00Z".parse().unwrap(),
            ends_at: "2026-12-01T04:00:00Z".parse().unwrap(),
            closes_at: "2026-11-30T16:00:00Z".parse().unwrap(),
            seats: 20,
        };
        let course = |plan: &Plan| Course {
            id: CourseId::draw(&SeededChance::from_seed(1)),
            plan: plan.clone(),
            taken: 0,
            cancelled_at: None,
            version: 7,
        };
        let form = CourseForm::of(&course(&plan));
        assert_eq!(
            (form.starts.as_str(), form.version()),
            ("2026-12-01T09:30", 7)
        );
        assert_eq!(
            (form.closes.as_str(), form.kind_of_end()),
            ("2026-11-30", "date")
        );
        let mut errors = FieldErrors::none();
        assert_eq!(form.parse(&mut errors), Some(plan.clone()));
        let early = Plan {
            closes_at: plan.closes_at.minus(seconds(60)),
            ..plan
        };
        let form = CourseForm::of(&course(&early));
        assert_eq!(form.kind_of_end(), "datetime-local");
        assert_eq!(form.parse(&mut errors), Some(early));
    }

    #[test]
    fn every_field_is_asked_for() {
        let mut errors = FieldErrors::none();
        assert_eq!(CourseForm::default().parse(&mut errors), None);
        assert_eq!(errors.iter().count(), 10);
    }
}
