//! Every page of the applicants' rooms keeps the rules of the gallery, in both languages.

use askama::Template;

use super::*;
use crate::http::chrome::Chrome;
use crate::http::gallery::{faults, keep};
use crate::text::Locale;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    for locale in Locale::ALL {
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        chrome.locale = locale;
        path.clone_into(&mut chrome.path);
        for (number, page) in samples(&chrome).into_iter().enumerate() {
            let html = page.render().unwrap();
            keep(
                &format!("applicant-{name}-{number}-{}", locale.tag()),
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
fn every_page_keeps_the_rules() {
    check("docs", "/ids/api/docs", docs::DocsPage::samples);
}
