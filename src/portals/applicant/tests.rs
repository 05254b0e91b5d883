//! Every page of applicants, as every sample shows it, in both languages.

use askama::Template;

use super::{account, application, apply, check, docs, key, records, tiers};
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery;
use crate::text::Locale;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    let dress = |chrome: &mut Chrome| {
        chrome.visitor = Visitor::Member {
            login: "wang.dev".to_owned(),
        };
    };
    gallery::check(&format!("applicant-{name}"), path, dress, samples);
}

#[test]
fn applying_keeps_the_rules() {
    check("tiers", "/ids/api", tiers::TiersPage::samples);
    check(
        "apply",
        "/ids/api/applications/new",
        apply::ApplyPage::samples,
    );
    check(
        "check",
        "/ids/api/applications/checks",
        check::CheckPage::samples,
    );
    check(
        "application",
        "/ids/api/applications/x",
        application::ApplicationPage::samples,
    );
}

#[test]
fn looking_after_keys_keeps_the_rules() {
    check("records", "/ids/api/records", records::RecordsPage::samples);
    check("key", "/ids/api/keys/x", key::KeyPage::samples);
    check("account", "/ids/api/account", account::AccountPage::samples);
    check("docs", "/ids/api/docs", docs::DocsPage::samples);
}

#[test]
fn a_refusal_that_has_no_sentence_is_shown_by_its_word() {
    for locale in Locale::ALL {
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        chrome.locale = locale;
        let page = key::KeyPage::samples(&chrome).remove(0).render().unwrap();
        assert!(page.contains("out-of-tea"), "{page}");
        assert!(!page.contains(&chrome.t("applicant-why-unavailable")));
    }
}
