//! `/faq`: questions and answers, searchable by `?q=`.

use std::future::{Ready, ready};

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::faq_questions::{GROUPS, Question};
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::screen;
use crate::kit::writing;

/// The most characters of a search that are looked at.
const LONGEST: usize = 100;

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// The page of `templates/public/faq.html`.
#[derive(Debug, Template)]
#[template(path = "public/faq.html")]
pub struct FaqPage {
    chrome: Chrome,
    q: String,
    found: String,
    groups: Vec<Shown>,
}

/// One group with those of its questions that match.
#[derive(Debug)]
struct Shown {
    anchor: &'static str,
    title: &'static str,
    questions: Vec<&'static Question>,
}

impl FaqPage {
    /// All questions, some of them, none.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        ["", "pin", "xyzzy"]
            .into_iter()
            .map(|q| Self::new(chrome.clone(), q))
            .collect()
    }

    fn new(chrome: Chrome, q: &str) -> Self {
        let q: String = writing::line(q).chars().take(LONGEST).collect();
        let words: Vec<String> = q
            .to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        let groups: Vec<Shown> = GROUPS
            .iter()
            .map(|group| Shown {
                anchor: group.anchor,
                title: group.title,
                questions: group
                    .questions
                    .iter()
                    .filter(|question| matches(&chrome, question, &words))
                    .collect(),
            })
            .filter(|group| !group.questions.is_empty())
            .collect();
        let count: usize = groups.iter().map(|group| group.questions.len()).sum();
        Self {
            found: chrome.t2("public-faq-found", ("q", q.as_str()), ("count", count)),
            chrome,
            q,
            groups,
        }
    }
}

/// Whether every word stands in the question or its answer.
fn matches(chrome: &Chrome, question: &Question, words: &[String]) -> bool {
    let text = format!("{} {}", chrome.t(question.asked), chrome.t(question.answer)).to_lowercase();
    words.iter().all(|word| text.contains(word))
}

/// Shows the questions that match.
pub fn show(Passing(chrome): Passing, search: web::Query<Search>) -> Ready<HttpResponse> {
    ready(screen::ok(FaqPage::new(chrome, &search.into_inner().q)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_keeps_the_questions_that_hold_every_word() {
        let chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        let count = |q: &str| -> usize {
            let page = FaqPage::new(chrome.clone(), q);
            page.groups.iter().map(|group| group.questions.len()).sum()
        };
        assert!((1..count("  ")).contains(&count("pin 鎖")));
        assert_eq!(count("xyzzy"), 0);
    }
}
