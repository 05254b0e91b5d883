//! The page of courses as tests and the gallery see it.

use super::training::{Row, TrainingPage};
use crate::domain::bilingual::Bilingual;
use crate::domain::course::{Course, Ending, Enrolment, Plan};
use crate::domain::ids::{AccountId, CourseId, EnrolmentId};
use crate::http::chrome::{Chrome, Visitor};
use crate::kit::clock::days;
use crate::kit::random::SeededChance;

impl TrainingPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let mut stranger = chrome.clone();
        stranger.visitor = Visitor::Anonymous;
        let places = [
            (None, 3),
            (None, 20),
            (Some((false, None)), 3),
            (Some((true, None)), 3),
            (Some((false, Some(Ending::Declined))), 3),
        ];
        let rows = |chrome: &Chrome| {
            let row = |(seed, (place, taken))| row(chrome, seed, place, taken);
            (1..).zip(places).map(row).collect()
        };
        vec![
            Self {
                rows: Vec::new(),
                chrome: chrome.clone(),
            },
            Self {
                rows: rows(chrome),
                chrome: chrome.clone(),
            },
            Self {
                rows: rows(&stranger),
                chrome: stranger,
            },
        ]
    }
}

fn row(chrome: &Chrome, seed: u64, place: Option<(bool, Option<Ending>)>, taken: i64) -> Row {
    let chance = SeededChance::from_seed(seed);
    let course = CourseId::draw(&chance);
    let text = |text: &str| Bilingual::new(text, text);
    let starts_at = chrome.now.plus(days(9));
    Row {
        course: Course {
            id: course,
            plan: Plan {
                title: text("OData <one>"),
                about: text("Signing & filters"),
                place: text("Room 3"),
                starts_at,
                ends_at: starts_at,
                closes_at: chrome.now.plus(days(2)),
                seats: 20,
            },
            taken,
            cancelled_at: None,
            version: 1,
        },
        place: place.map(|(confirmed, ending)| Enrolment {
            id: EnrolmentId::draw(&chance),
            course,
            account: AccountId::draw(&chance),
            enrolled_at: chrome.now,
            confirmed_at: confirmed.then_some(chrome.now),
            ended: ending.map(|ending| (chrome.now, ending)),
            answer: "Only for <developers>.".to_owned(),
        }),
    }
}
