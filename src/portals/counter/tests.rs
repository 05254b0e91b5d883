//! Every page of the counter, as every sample shows it, in both languages.

use askama::Template;

use super::{account, desk, enrolment, opening, signin};
use crate::domain::bilingual::Bilingual;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery::{faults, keep};
use crate::text::Locale;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    for locale in Locale::ALL {
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        chrome.locale = locale;
        chrome.path = path.to_owned();
        chrome.visitor = Visitor::CounterStaff {
            name: "Lin".to_owned(),
            counter: Bilingual::new("1", "Virtual City 1"),
        };
        let pages = samples(&chrome);
        assert!(!pages.is_empty(), "{path}");
        for (number, page) in pages.into_iter().enumerate() {
            let html = page.render().unwrap();
            keep(&format!("counter-{name}-{number}-{}", locale.tag()), &html);
            assert_eq!(
                faults(&html, locale),
                Vec::<String>::new(),
                "{path} {number}"
            );
        }
    }
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
