//! Every page of the counter, as every sample shows it, in both languages.

use askama::Template;

use super::{account, desk, enrolment, opening, signin};
use crate::domain::bilingual::Bilingual;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    let dress = |chrome: &mut Chrome| {
        chrome.visitor = Visitor::CounterStaff {
            name: "Lin".to_owned(),
            counter: Bilingual::new("1", "Virtual City 1"),
        };
    };
    gallery::check(&format!("counter-{name}"), path, dress, samples);
}

#[test]
fn the_counters_pages_keep_the_rules() {
    check("desk", "/organ", desk::DeskPage::samples);
    check(
        "opening",
        "/organ/openings/x",
        opening::OpeningPage::samples,
    );
}

#[test]
fn coming_to_the_counter_keeps_the_rules() {
    check("signin", "/organ/signin", signin::SigninPage::samples);
    check(
        "enrolment",
        "/organ/enrol/x",
        enrolment::EnrolmentPage::samples,
    );
    check("account", "/organ/account", account::AccountPage::samples);
}
