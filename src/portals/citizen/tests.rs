//! Every page of the citizen's rooms keeps the rules of the gallery, in both languages.

use askama::Template;

use super::*;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    let dress = |chrome: &mut Chrome| {
        chrome.visitor = Visitor::Citizen {
            name: "Lin Mei-hua".to_owned(),
        };
    };
    gallery::check(&format!("citizen-{name}"), path, dress, samples);
}

#[test]
fn choosing_and_asking_keep_the_rules() {
    check("personal", "/personal", personal::PersonalPage::samples);
    check(
        "category",
        "/personal/categories/household",
        category::CategoryPage::samples,
    );
    check("detail", "/personal/detail/x", detail::DetailPage::samples);
    check(
        "requests",
        "/personal/requests",
        requests::RequestsPage::samples,
    );
    check(
        "terms",
        "/personal/requests/x/terms",
        terms::TermsPage::samples,
    );
    check(
        "identity",
        "/personal/requests/x/identity",
        identity::IdentityPage::samples,
    );
    check(
        "contact",
        "/personal/requests/x/contact",
        contact::ContactPage::samples,
    );
    check(
        "progress",
        "/personal/requests/x",
        progress::ProgressPage::samples,
    );
}

#[test]
fn having_and_coming_back_keep_the_rules() {
    check("signin", "/personal/signin", signin::SigninPage::samples);
    check("code", "/personal/signin/code", code::CodePage::samples);
    check(
        "barcodes",
        "/personal/barcodes",
        barcodes::BarcodesPage::samples,
    );
    check(
        "history",
        "/personal/history",
        history::HistoryPage::samples,
    );
    check("files", "/personal/files/x", files::FilesPage::samples);
    check("help", "/help/card", help::HelpPage::samples);
}

#[test]
fn a_component_that_does_not_trust_this_site_is_one_link_away_from_it() {
    const LINK: &str = "href=\"http://localhost:61161/addDomain?domain=mydata.example\"";
    let chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
    let pages = signin::SigninPage::samples(&chrome);
    let linked = pages
        .iter()
        .filter(|page| page.render().unwrap().contains(LINK));
    assert_eq!(linked.count(), 1);
}

#[test]
fn words_of_a_provider_that_turn_the_writing_turn_nothing_around_them() {
    use scraper::{ElementRef, Html};

    const TURN: char = '\u{202e}';
    let chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
    let mut turned = 0;
    for page in files::FilesPage::samples(&chrome) {
        let html = Html::parse_document(&page.render().unwrap());
        for node in html.tree.nodes() {
            let Some(text) = node.value().as_text().filter(|text| text.contains(TURN)) else {
                continue;
            };
            let parent = node.parent().and_then(ElementRef::wrap).unwrap();
            assert_eq!(parent.value().name(), "bdi", "{:?}", &text[..]);
            turned += 1;
        }
    }
    assert_eq!(turned, 9);
}
