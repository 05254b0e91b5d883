//! The pages of an application and of a member as tests and the gallery see them.

use super::application::ApplicationPage;
use super::decision::DecisionForm;
use super::member::MemberPage;
use super::words::History;
use crate::domain::credential::Tier;
use crate::domain::licensing::{State, Verdict};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::licence::Advanced;

impl ApplicationPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |state, errors| Self {
            chrome: chrome.clone(),
            id: "sample".to_owned(),
            tier: Tier::Advanced,
            login: "wang.dev".to_owned(),
            name: "Wang".to_owned(),
            mail: "wang@example.tw".to_owned(),
            person: "A-B".to_owned(),
            member: "/review/members/sample".to_owned(),
            submitted_at: chrome.now,
            due_at: chrome.now,
            state,
            advanced: Some(Advanced::sample()),
            reviewer: None,
            history: History::sample(chrome),
            form: DecisionForm::default(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        DecisionForm::default().parse(&mut mistakes);
        let decided = State::Decided {
            verdict: Verdict::Returned,
            reason: "Too wide.".to_owned(),
            at: chrome.now,
        };
        vec![
            page(State::Waiting, FieldErrors::none()),
            page(State::Waiting, mistakes),
            page(decided, FieldErrors::none()),
        ]
    }
}

impl MemberPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |late| Self {
            chrome: chrome.clone(),
            login: "wang.dev".to_owned(),
            name: "Wang".to_owned(),
            mail: "wang@example.tw".to_owned(),
            typed: String::new(),
            late,
            history: History::sample(chrome),
            errors: FieldErrors::none(),
        };
        vec![page(false), page(true)]
    }
}
