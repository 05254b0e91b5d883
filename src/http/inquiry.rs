//! An inquiry in words, as its member and its reviewer read it.

use chrono::NaiveDate;

use super::chrome::Chrome;
use super::fields::Choice;
use crate::domain::inquiry::{Inquiry, Kind, Showcase, State, Verdict, Words};
use crate::domain::park::catalogue::SERVICES;
use crate::domain::park::listing::Names;
use crate::kit::clock::Timestamp;
use crate::text::dates;

/// An inquiry in words.
#[derive(Debug, Clone)]
pub struct Told {
    /// What it is about.
    pub title: String,
    /// What was sent: the key of a name, and the text.
    pub facts: Vec<(&'static str, String)>,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// By when it has to be answered.
    pub due_at: Timestamp,
    /// How it stands: the word of its sign, and the key of its name.
    pub stage: (&'static str, &'static str),
    /// What was answered, and when.
    pub answer: Option<(String, Timestamp)>,
    /// Whether it ended without an answer: its member has withdrawn it.
    pub is_withdrawn: bool,
}

impl Told {
    /// This inquiry in the language of the page.
    #[must_use]
    pub fn of(chrome: &Chrome, names: &Names, inquiry: &Inquiry) -> Self {
        Self {
            title: inquiry.words.title().to_owned(),
            facts: facts(chrome, names, &inquiry.words),
            submitted_at: inquiry.submitted_at,
            due_at: inquiry.due_at,
            stage: stage(inquiry),
            answer: match &inquiry.state {
                State::Waiting => None,
                State::Answered { answer, at, .. } => Some((answer.clone(), *at)),
            },
            is_withdrawn: inquiry.state.verdict() == Some(Verdict::Withdrawn),
        }
    }

    /// Whether nobody has answered it yet.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.answer.is_none()
    }

    /// One to look at; answered or not.
    #[must_use]
    pub fn sample(chrome: &Chrome, answered: bool) -> Self {
        Self {
            title: "Position <wrong>".to_owned(),
            facts: vec![
                (
                    "common-inquiry-service",
                    service(chrome, &Names::default(), "IndustrialPark").unwrap_or_default(),
                ),
                ("common-inquiry-wrong", "Position\n<wrong>".to_owned()),
                ("common-inquiry-address", "https://example.tw/".to_owned()),
            ],
            submitted_at: chrome.now,
            due_at: chrome.now,
            stage: if answered {
                verdict(Verdict::Mended)
            } else {
                ("waiting", "common-inquiry-received")
            },
            answer: answered.then(|| ("Thank you & <well>.".to_owned(), chrome.now)),
            is_withdrawn: false,
        }
    }
}

/// How an inquiry stands: the word of its sign, and the key of its name.
#[must_use]
pub fn stage(inquiry: &Inquiry) -> (&'static str, &'static str) {
    match (inquiry.state.verdict(), inquiry.reviewer) {
        (Some(answered), _) => verdict(answered),
        (None, Some(_)) => ("running", "common-inquiry-looking"),
        (None, None) => ("waiting", "common-inquiry-received"),
    }
}

/// How something stands that was answered so.
#[must_use]
pub const fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Answered => ("done", "common-inquiry-answered"),
        Verdict::Mended => ("done", "common-inquiry-mended"),
        Verdict::Sound => ("none", "common-inquiry-sound"),
        Verdict::Published => ("done", "common-inquiry-published"),
        Verdict::Returned => ("failed", "common-inquiry-returned"),
        Verdict::TakenDown => ("failed", "common-inquiry-taken-down"),
        Verdict::Withdrawn => ("none", "common-inquiry-withdrawn"),
    }
}

/// The key of the name of a kind.
#[must_use]
pub const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Feedback => "common-inquiry-feedback",
        Kind::Consultation => "common-inquiry-consultation",
        Kind::Showcase => "common-inquiry-showcase",
    }
}

fn facts(chrome: &Chrome, names: &Names, words: &Words) -> Vec<(&'static str, String)> {
    let called = |id: &String| service(chrome, names, id).unwrap_or_else(|| id.clone());
    let mut facts = match words {
        Words::Feedback(one) => vec![
            ("common-inquiry-service", called(&one.service)),
            ("common-inquiry-record", one.record.clone()),
            ("common-inquiry-wrong", one.wrong.clone()),
            ("common-inquiry-evidence", one.evidence.clone()),
        ],
        Words::Consultation(one) => vec![
            ("common-inquiry-question", one.question.clone()),
            ("common-inquiry-wish", day(chrome, one.wish)),
        ],
        Words::Showcase(one) => {
            let services: Vec<String> = one.services.iter().map(called).collect();
            vec![
                ("common-inquiry-name", one.name.clone()),
                ("common-inquiry-what", one.what.clone()),
                ("common-inquiry-address", one.address.clone()),
                ("common-inquiry-services", services.join("\n")),
                ("common-inquiry-change", change(chrome, one)),
            ]
        }
    };
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

fn change(chrome: &Chrome, one: &Showcase) -> String {
    match one.replaces {
        Some(_) => chrome.t("common-inquiry-change-what"),
        None => String::new(),
    }
}

fn day(chrome: &Chrome, on: Option<NaiveDate>) -> String {
    on.map(|on| dates::day(chrome.locale, on))
        .unwrap_or_default()
}

/// The name of a data service in the reader's language, and its path.
#[must_use]
pub fn service(chrome: &Chrome, names: &Names, id: &str) -> Option<String> {
    let found = SERVICES.iter().find(|service| service.id == id)?;
    let name = names.of(id)?;
    Some(format!("{} {}", chrome.say(&name), found.path))
}

/// The data services to choose from, of which these are chosen.
#[must_use]
pub fn services(chrome: &Chrome, names: &Names, chosen: &[String]) -> Vec<Choice> {
    let choice = |id: &str| {
        let name = service(chrome, names, id)?;
        let is_chosen = chosen.iter().any(|one| one == id);
        Some(Choice::new(id, name).chosen(is_chosen))
    };
    SERVICES.iter().filter_map(|one| choice(one.id)).collect()
}

/// Whether there is such a data service.
#[must_use]
pub fn is_service(id: &str) -> bool {
    SERVICES.iter().any(|service| service.id == id)
}
