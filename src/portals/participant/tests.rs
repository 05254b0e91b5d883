//! Every page of this portal, as every sample shows it, in both languages.

use askama::Template;

use super::{consultation, feedback, inquiry, news_end, notices, showcase, submission, training};
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    let dress = |chrome: &mut Chrome| {
        chrome.visitor = Visitor::Member {
            login: "wang.dev".to_owned(),
        };
    };
    gallery::check(&format!("participant-{name}"), path, dress, samples);
}

#[test]
fn what_members_send_keeps_the_rules() {
    check("feedback", "/ids/feedback", feedback::FeedbackPage::samples);
    check("inquiry", "/ids/feedback/x", inquiry::InquiryPage::samples);
    check(
        "consultation",
        "/ids/training/consultations",
        consultation::ConsultationPage::samples,
    );
    check(
        "submission",
        "/ids/showcase/submissions",
        submission::SubmissionPage::samples,
    );
}

#[test]
fn what_members_look_at_keeps_the_rules() {
    check("training", "/ids/training", training::TrainingPage::samples);
    check("showcase", "/ids/showcase", showcase::ShowcasePage::samples);
    check("notices", "/ids/notices", notices::NoticesPage::samples);
    check(
        "news-end",
        "/ids/notices/ends/x",
        news_end::NewsEndPage::samples,
    );
}
