//! What a reviewer types of a course. Times are those that the clocks of Taiwan show.

use serde::Deserialize;

use crate::domain::bilingual::Bilingual;
use crate::domain::course::{LONGEST_LINE, LONGEST_TEXT, MOST_SEATS, Plan};
use crate::http::fields::FieldErrors;
use crate::http::moment;
use crate::http::typed::Bound;
use crate::kit::clock::Timestamp;
use crate::kit::writing;

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
}

impl CourseForm {
    /// As it would have been typed.
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            title_zh: plan.title.zh.clone(),
            title_en: plan.title.en.clone(),
            about_zh: plan.about.zh.clone(),
            about_en: plan.about.en.clone(),
            place_zh: plan.place.zh.clone(),
            place_en: plan.place.en.clone(),
            starts: moment::shown(plan.starts_at),
            ends: moment::shown(plan.ends_at),
            closes: moment::shown(plan.closes_at),
            seats: plan.seats.to_string(),
        }
    }

    /// The plan, or every mistake.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<Plan> {
        let [title_zh, title_en] = [("title_zh", &self.title_zh), ("title_en", &self.title_en)]
            .map(|field| line(errors, field));
        let [about_zh, about_en] = [("about_zh", &self.about_zh), ("about_en", &self.about_en)]
            .map(|field| text(errors, field));
        let [place_zh, place_en] = [("place_zh", &self.place_zh), ("place_en", &self.place_en)]
            .map(|field| line(errors, field));
        let [starts_at, ends_at, closes_at] = [
            ("starts", &self.starts),
            ("ends", &self.ends),
            ("closes", &self.closes),
        ]
        .map(|field| instant(errors, field));
        let seats = self.seats.trim().parse::<i64>().ok();
        let seats = seats.filter(|seats| (1..=MOST_SEATS).contains(seats));
        if seats.is_none() {
            errors.push("seats", "reviewer-course-no-seats");
        }
        if !errors.is_empty() {
            return None;
        }
        Some(Plan {
            title: Bilingual::new(title_zh, title_en),
            about: Bilingual::new(about_zh, about_en),
            place: Bilingual::new(place_zh, place_en),
            starts_at: starts_at?,
            ends_at: ends_at?,
            closes_at: closes_at?,
            seats: seats?,
        })
    }
}

fn line(errors: &mut FieldErrors, (field, typed): (&'static str, &String)) -> String {
    let line = writing::line(typed);
    let bound = Bound {
        field,
        most: LONGEST_LINE,
        key: "reviewer-course-line",
    };
    bound.demand(errors, &line);
    line
}

fn text(errors: &mut FieldErrors, (field, typed): (&'static str, &String)) -> String {
    let text = writing::prose(typed);
    let bound = Bound {
        field,
        most: LONGEST_TEXT,
        key: "reviewer-course-text",
    };
    bound.demand(errors, &text);
    text
}

fn instant(errors: &mut FieldErrors, (field, typed): (&'static str, &String)) -> Option<Timestamp> {
    let read = moment::read(typed);
    if read.is_none() {
        errors.push(field, "reviewer-course-moment");
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let form = CourseForm::of(&plan);
        assert_eq!(form.starts, "2026-12-01T09:30");
        assert_eq!(form.closes, "2026-12-01T00:00");
        let mut errors = FieldErrors::none();
        assert_eq!(form.parse(&mut errors), Some(plan));
    }

    #[test]
    fn every_field_is_asked_for() {
        let mut errors = FieldErrors::none();
        assert_eq!(CourseForm::default().parse(&mut errors), None);
        assert_eq!(errors.iter().count(), 10);
    }
}
