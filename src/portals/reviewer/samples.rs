//! The pages of an application, of a member, of an inquiry and of courses as tests and the gallery see them.

use super::answer_form::AnswerForm;
use super::application::ApplicationPage;
use super::decision::DecisionForm;
use super::enrolment_form::{EnrolmentForm, field};
use super::inquiry::InquiryPage;
use super::matters;
use super::member::MemberPage;
use super::training::{Asked, TrainingPage};
use super::words::History;
use crate::domain::credential::Tier;
use crate::domain::ids::{AccountId, LicenceApplicationId};
use crate::domain::inquiry::{self, Kind};
use crate::domain::licensing::{Application, Field, State, Verdict};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::inquiry::Told;
use crate::http::licence::Advanced;
use crate::kit::random::SeededChance;

impl ApplicationPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |state, errors| Self {
            before: Some(before(chrome)),
            remarks: vec![(Field::Networks.key(), "Why <all>?".to_owned())],
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
            page(State::Withdrawn { at: chrome.now }, FieldErrors::none()),
        ]
    }
}

/// An application that was returned.
fn before(chrome: &Chrome) -> Application {
    let chance = SeededChance::from_seed(1);
    Application {
        id: LicenceApplicationId::draw(&chance),
        account: AccountId::draw(&chance),
        tier: Tier::Advanced,
        details: None,
        submitted_at: chrome.now,
        due_at: chrome.now,
        reviewer: None,
        state: State::Decided {
            verdict: Verdict::Returned,
            reason: "Which <servers>?".to_owned(),
            at: chrome.now,
        },
        remarks: [(Field::Networks, "Why all of them?".to_owned())].into(),
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
            unit: "A-B".to_owned(),
            typed: String::new(),
            late,
            history: History::sample(chrome),
            errors: FieldErrors::none(),
        };
        vec![page(false), page(true)]
    }
}

impl InquiryPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |kind, before: Option<inquiry::Verdict>, errors| Self {
            chrome: chrome.clone(),
            id: "sample".to_owned(),
            kind,
            login: "wang.dev".to_owned(),
            member: "/review/members/sample".to_owned(),
            told: Told::sample(chrome, before.is_some()),
            reviewer: None,
            has_picture: kind == Kind::Showcase,
            open: inquiry::Verdict::open_to(kind, before),
            form: AnswerForm::default(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        AnswerForm::default().parse(&[inquiry::Verdict::Answered], &mut mistakes);
        vec![
            page(Kind::Feedback, None, FieldErrors::none()),
            page(Kind::Consultation, None, mistakes),
            page(
                Kind::Showcase,
                Some(inquiry::Verdict::Published),
                FieldErrors::none(),
            ),
            page(
                Kind::Feedback,
                Some(inquiry::Verdict::Mended),
                FieldErrors::none(),
            ),
        ]
    }
}

impl TrainingPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let course = super::course_page::sample(chrome);
        let asked = || Asked {
            id: "sample".to_owned(),
            field: field("sample"),
            login: "wang.dev".to_owned(),
            is_project: true,
            course: Some(course.clone()),
            enrolled_at: chrome.now,
        };
        let page = |asked: Vec<Asked>, errors| Self {
            chrome: chrome.clone(),
            courses: asked.iter().filter_map(|one| one.course.clone()).collect(),
            lines: if asked.is_empty() {
                Vec::new()
            } else {
                matters::samples(chrome)
            },
            asked,
            typed: String::new(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        EnrolmentForm::default().parse("sample", &mut mistakes);
        vec![
            page(Vec::new(), FieldErrors::none()),
            page(vec![asked()], FieldErrors::none()),
            page(vec![asked()], mistakes),
        ]
    }
}
