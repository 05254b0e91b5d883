//! The page of an application as tests and the gallery see it.

use super::application::ApplicationPage;
use super::decision::DecisionForm;
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
