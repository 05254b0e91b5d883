//! Every page of applicants, as every sample shows it, in both languages.

use askama::Template;

use super::{account, application, apply, check, docs, key, records, tiers};
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery;

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
