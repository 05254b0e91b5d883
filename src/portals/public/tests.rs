//! Every page for everybody keeps the rules of the gallery, in both languages and for every visitor.

use askama::Template;

use super::*;
use crate::http::chrome::{Chrome, TextSize, Visitor};
use crate::http::gallery::{faults, keep};
use crate::text::Locale;

fn frames() -> Vec<Chrome> {
    let visitors = [
        Visitor::Anonymous,
        Visitor::Citizen {
            name: "Lin Mei-hua".to_owned(),
        },
    ];
    let mut frames = Vec::new();
    for locale in Locale::ALL {
        for visitor in visitors.clone() {
            let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
            chrome.locale = locale;
            chrome.visitor = visitor;
            chrome.size = TextSize::Medium;
            chrome.visits = 255_802;
            frames.push(chrome);
        }
    }
    frames
}

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    for mut chrome in frames() {
        path.clone_into(&mut chrome.path);
        for (number, page) in samples(&chrome).into_iter().enumerate() {
            let html = page.render().unwrap();
            if chrome.visitor == Visitor::Anonymous {
                keep(
                    &format!("public-{name}-{number}-{}", chrome.locale.tag()),
                    &html,
                );
            }
            assert_eq!(faults(&html, chrome.locale), Vec::<String>::new(), "{path}");
        }
    }
}

#[test]
fn every_page_keeps_the_rules() {
    check("home", "/", home::HomePage::samples);
    check("about", "/about", about::AboutPage::samples);
    check("faq", "/faq", faq::FaqPage::samples);
    check("sitemap", "/sitemap", sitemap::SitemapPage::samples);
    check(
        "privacy",
        "/policies/privacy",
        privacy::PrivacyPage::samples,
    );
    check(
        "security",
        "/policies/security",
        security::SecurityPage::samples,
    );
    check(
        "accessibility",
        "/policies/accessibility",
        accessibility::AccessibilityPage::samples,
    );
    check(
        "open-data",
        "/policies/open-data",
        open_data::OpenDataPage::samples,
    );
    check("contact", "/contact", contact::ContactPage::samples);
}
