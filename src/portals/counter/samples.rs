//! What the samples of several pages have in common: made-up openings, one of each state.

use super::opening::{OpeningPage, View};
use super::{view, words};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{
    AccountId, CitizenId, CounterId, OneTimePasswordId, OpeningId, PackageId,
};
use crate::domain::one_time_password::{LIFETIME, Last, TRIES};
use crate::domain::opening::seen::Seen;
use crate::domain::opening::{Failure, Opening, Past, Purpose, State};
use crate::http::chrome::Chrome;
use crate::http::document::Document;
use crate::kit::clock::{Timestamp, minutes};
use crate::kit::random::SystemChance;

// The gallery's names, written as escapes: sentences stand in locales, and these are none.
const REASON: &str = "\u{7533}\u{8acb}\u{80b2}\u{5152}\u{6d25}\u{8cbc}";
const HOUSEHOLD: &str = "\u{500b}\u{4eba}\u{6236}\u{7c4d}\u{8cc7}\u{6599}";
const OFFICE: &str = "\u{865b}\u{64ec}\u{5e02}\u{653f}\u{5e9c}";

/// One opening of each state, and each way to fail.
pub(super) fn openings(now: Timestamp) -> Vec<Seen> {
    let random = SystemChance::default();
    let Ok(purpose) = Purpose::parse(REASON, "115-0001") else {
        return Vec::new();
    };
    let past = || Past {
        purpose: Some(purpose.clone()),
        opened_at: None,
        at: now,
    };
    let failed = |why| State::Failed { past: past(), why };
    let mut states = vec![
        State::Presented,
        State::Waiting(purpose.clone()),
        State::Open {
            purpose: purpose.clone(),
            opened_at: now,
        },
        State::Ended(past()),
        State::Stopped(past()),
    ];
    states.extend(Failure::ALL.iter().map(|why| failed(*why)));
    let seen = |state| Seen {
        opening: Opening {
            id: OpeningId::draw(&random),
            package: PackageId::draw(&random),
            citizen: CitizenId::draw(&random),
            account: AccountId::draw(&random),
            counter: CounterId::draw(&random),
            began_at: now.minus(minutes(1)),
            asked_at: None,
            barcode_until: None,
            state,
        },
        agency: Bilingual::new(OFFICE, "Virtual City"),
        counter: Bilingual::new("1", "1"),
        dataset: Bilingual::new(HOUSEHOLD, "Household record"),
    };
    states.into_iter().map(seen).collect()
}

/// The page in every state, once with a mistake at each form.
pub(super) fn pages(chrome: &Chrome) -> Vec<OpeningPage> {
    let documents = Document::samples(chrome.now);
    let mut pages = Vec::new();
    for seen in openings(chrome.now) {
        for view in views(chrome.now, &seen, &documents) {
            let mistake = match view {
                View::Purpose { .. } => Some(("reason", "counter-purpose-reason-empty")),
                View::Password { dead: None, .. } => Some(("password", "counter-password-wrong")),
                View::Password { .. } => Some(("again", "counter-password-too-soon")),
                View::Data { .. } | View::Over { .. } => None,
            };
            let page = OpeningPage::with(chrome.clone(), &seen, view);
            if let Some((field, key)) = mistake {
                let mut mistaken = OpeningPage::with(chrome.clone(), &seen, page.view.clone());
                mistaken.errors.push(field, key);
                mistaken.again_at = Some(chrome.now.plus(minutes(1)));
                pages.push(mistaken);
            }
            pages.push(page);
        }
    }
    pages
}

fn views(now: Timestamp, seen: &Seen, documents: &[Document]) -> Vec<View> {
    let last = Last {
        id: OneTimePasswordId::draw(&SystemChance::default()),
        lookup: String::new(),
        tries: 1,
        sent_at: now,
        expires_at: now.plus(LIFETIME),
    };
    let (state, opening) = (&seen.opening.state, &seen.opening);
    match state {
        State::Presented => vec![View::Purpose {
            reason: String::new(),
            case_number: String::new(),
            reasons: vec![REASON.to_owned()],
        }],
        State::Waiting(purpose) => [1, TRIES]
            .map(|tries| {
                let last = Last {
                    tries,
                    ..last.clone()
                };
                View::Password {
                    purpose: purpose.clone(),
                    sent_to: "wa****@example.tw".to_owned(),
                    dead: view::dead(&last, now),
                    last,
                }
            })
            .into(),
        State::Open { purpose, .. } => documents
            .iter()
            .map(|document| View::Data {
                purpose: purpose.clone(),
                until: opening.until().unwrap_or(now),
                document: Box::new(document.clone()),
            })
            .collect(),
        state => words::over(state)
            .map(|why| View::Over {
                why,
                reason: state.purpose().map(|told| told.reason().to_owned()),
                case_number: state.purpose().map(|told| told.case_number().to_owned()),
            })
            .into_iter()
            .collect(),
    }
}
