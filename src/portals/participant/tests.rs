//! Every page of this portal, as every sample shows it, in both languages.

use askama::Template;

use super::{consultation, feedback, inquiry, news_end, notices, showcase, submission, training};
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery::{faults, keep};
use crate::text::Locale;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    for locale in Locale::ALL {
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        chrome.locale = locale;
        chrome.path = path.to_owned();
        chrome.visitor = Visitor::Member {
            login: "wang.dev".to_owned(),
        };
        let pages = samples(&chrome);
        assert!(!pages.is_empty(), "{path}");
        for (number, page) in pages.into_iter().enumerate() {
            let html = page.render().unwrap();
            keep(
                &format!("participant-{name}-{number}-{}", locale.tag()),
                &html,
            );
            assert_eq!(
                faults(&html, locale),
                Vec::<String>::new(),
                "{path} {number}"
            );
        }
    }
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
