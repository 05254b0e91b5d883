//! Every page of reviewers, as every sample shows it, in both languages.

use askama::Template;

use super::{
    account, application, article, course_page, download, downloads, inquiries, inquiry, member,
    members, news, notice_check, notices, proofs_page, queue, service, services, signin, training,
    unit_type, unit_types,
};
use crate::domain::desk::Waiting;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    let dress = |chrome: &mut Chrome| {
        chrome.visitor = Visitor::Reviewer {
            name: "Lin".to_owned(),
        };
        chrome.desk = Some(Waiting::default());
    };
    gallery::check(&format!("reviewer-{name}"), path, dress, samples);
}

#[test]
fn the_reviewers_pages_keep_the_rules() {
    check("signin", "/review/signin", signin::SigninPage::samples);
    check("queue", "/review", queue::QueuePage::samples);
    check("account", "/review/account", account::AccountPage::samples);
    check("proofs", "/review/proofs", proofs_page::ProofsPage::samples);
    check(
        "application",
        "/review/applications/x",
        application::ApplicationPage::samples,
    );
    check("find", "/review/members", members::MembersPage::samples);
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
    check(
        "notice_check",
        "/review/notices/checks",
        notice_check::NoticeCheckPage::samples,
    );
}
