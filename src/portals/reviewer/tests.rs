//! Every page of reviewers, as every sample shows it, in both languages.

use askama::Template;

use super::{
    account, application, article, course_page, download, downloads, inquiries, inquiry, member,
    news, notices, proofs, queue, service, services, signin, training, unit_type, unit_types,
};
use crate::domain::desk::Waiting;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery::{faults, keep};
use crate::text::Locale;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    for locale in Locale::ALL {
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        chrome.locale = locale;
        chrome.path = path.to_owned();
        chrome.visitor = Visitor::Reviewer {
            name: "Lin".to_owned(),
        };
        chrome.desk = Some(Waiting::default());
        let pages = samples(&chrome);
        assert!(!pages.is_empty(), "{path}");
        for (number, page) in pages.into_iter().enumerate() {
            let html = page.render().unwrap();
            keep(&format!("reviewer-{name}-{number}-{}", locale.tag()), &html);
            assert_eq!(
                faults(&html, locale),
                Vec::<String>::new(),
                "{path} {number}"
            );
        }
    }
}

#[test]
fn the_reviewers_pages_keep_the_rules() {
    check("signin", "/review/signin", signin::SigninPage::samples);
    check("queue", "/review", queue::QueuePage::samples);
    check("account", "/review/account", account::AccountPage::samples);
    check("proofs", "/review/proofs", proofs::ProofsPage::samples);
    check(
        "application",
        "/review/applications/x",
        application::ApplicationPage::samples,
    );
    check("find", "/review/members", member::FindPage::samples);
    check("member", "/review/members/x", member::MemberPage::samples);
}

#[test]
fn the_pages_that_keep_what_everybody_reads_keep_the_rules() {
    check("news", "/review/news", news::NewsPage::samples);
    check("article", "/review/news/new", article::ArticlePage::samples);
    check(
        "downloads",
        "/review/downloads",
        downloads::DownloadsPage::samples,
    );
    check(
        "download",
        "/review/downloads/new",
        download::DownloadPage::samples,
    );
    check(
        "services",
        "/review/services",
        services::ServicesPage::samples,
    );
    check(
        "service",
        "/review/services/Agency",
        service::ServicePage::samples,
    );
    check(
        "units",
        "/review/unit-types",
        unit_types::UnitTypesPage::samples,
    );
    check(
        "unit",
        "/review/unit-types/x",
        unit_type::UnitTypePage::samples,
    );
}

#[test]
fn answering_members_keeps_the_rules() {
    check(
        "inquiries",
        "/review/feedback",
        inquiries::InquiriesPage::samples,
    );
    check(
        "inquiry",
        "/review/inquiries/x",
        inquiry::InquiryPage::samples,
    );
    check(
        "training",
        "/review/training",
        training::TrainingPage::samples,
    );
    check(
        "course",
        "/review/training/courses/new",
        course_page::CoursePage::samples,
    );
    check("notices", "/review/notices", notices::NoticesPage::samples);
}
