//! `/personal/history`: what happened with my data, every event in words, and the consents with their way back.

mod lines;

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::paths;
use crate::app::App;
use crate::db::{self, Conn};
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::history::EventCode;
use crate::domain::citizen::queries as citizens;
use crate::domain::consent::{CannotWithdraw, queries as consents};
use crate::domain::dataset::queries as datasets;
use crate::domain::ids::{CitizenId, ConsentId, ResourceId};
use crate::domain::opening::seen;
use crate::domain::transfer;
use crate::http::chrome::Chrome;
use crate::http::fields::Pager;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

pub use lines::{Happened, Standing};

/// Events on a page.
const PAGE: u32 = 30;

/// The page.
#[derive(Template)]
#[template(path = "citizen/history.html")]
pub struct HistoryPage {
    chrome: Chrome,
    consents: Vec<Standing>,
    events: Vec<Happened>,
    pager: Pager,
}

/// Which page of the events.
#[derive(Debug, Deserialize)]
pub struct Place {
    #[serde(default = "first")]
    page: u32,
}

const fn first() -> u32 {
    1
}

/// Shows what happened.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    place: Query<Place>,
) -> Result<HttpResponse, PageError> {
    let (citizen, now, page) = (citizen.person.id, chrome.now, place.0.page);
    let vault = app.vault.clone();
    let (consents, events, pager) = app
        .db
        .read(move |conn| read(conn, now, &vault, citizen, page))
        .await?;
    Ok(screen::ok(HistoryPage {
        chrome,
        consents,
        events,
        pager,
    }))
}

/// 撤回同意: what runs is stopped, what is kept is deleted.
///
/// # Errors
/// A fault of the database or the session.
pub async fn withdraw(
    app: Data<App>,
    session: Session,
    citizen: SignedIn<Citizen>,
    id: Path<ConsentId>,
    _: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let (now, citizen, id) = (app.clock.now(), citizen.person.id, *id);
    match app
        .db
        .write(move |tx| transfer::withdraw(tx, now, citizen, id))
        .await
    {
        Ok(()) => redirect::with_notice(&session, paths::HISTORY, "citizen-history-withdrawn-now"),
        Err(CannotWithdraw::NoSuchConsent) => Err(PageError::NotFound),
        Err(CannotWithdraw::Db(fault)) => Err(fault.into()),
    }
}

type Found = (Vec<Standing>, Vec<Happened>, Pager);

fn read(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    citizen: CitizenId,
    page: u32,
) -> db::Result<Found> {
    let total = citizens::count_events(conn, citizen)?;
    let pager = Pager::new(
        page,
        PAGE,
        total.unsigned_abs(),
        format!("{}?page=", paths::HISTORY),
    );
    let before = i64::from(pager.page - 1) * i64::from(PAGE);
    let events = citizens::list_events_after(conn, citizen, before, i64::from(PAGE))?;
    let consents = consents::list_for_citizen(conn, citizen)?;
    let mut ids: Vec<ResourceId> = consents
        .iter()
        .map(|consent| consent.dataset.clone())
        .collect();
    ids.extend(
        events
            .iter()
            .filter_map(|event| event.step.dataset_id.clone()),
    );
    ids.sort();
    ids.dedup();
    let known = datasets::list(conn, &ids)?;
    let openings: Vec<_> = events
        .iter()
        .filter_map(|event| event.step.opening_id)
        .collect();
    let openings = seen::list_for_history(conn, now, vault, citizen, &openings)?;
    let given = consents
        .iter()
        .map(|consent| Standing::of(consent, &known))
        .collect::<db::Result<_>>()?;
    let happened = events
        .into_iter()
        .map(|event| Happened::of(event, &known, &openings))
        .collect::<db::Result<_>>()?;
    Ok((given, happened, pager))
}

impl HistoryPage {
    /// The page as tests and the gallery see it: one event of every code, and nothing at all.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let random = crate::kit::random::SystemChance::default();
        let dataset = Bilingual::new("\u{6236}\u{7c4d}", "Household registration");
        let openings = super::barcodes::sample_openings(chrome);
        let event = |(place, code): (usize, &EventCode)| Happened {
            code: *code,
            at: chrome.now,
            dataset: Some((dataset.clone(), dataset.clone())),
            opening: (410..500)
                .contains(&code.number())
                .then(|| openings.get(place % 3).cloned())
                .flatten(),
            ip: Some("192.0.2.1".to_owned()),
        };
        let given = |withdrawn_at| Standing {
            id: ConsentId::draw(&random),
            dataset: dataset.clone(),
            given_at: chrome.now,
            withdrawn_at,
        };
        let page = |consents, events, total| Self {
            chrome: chrome.clone(),
            consents,
            events,
            pager: Pager::new(1, PAGE, total, "/personal/history?page="),
        };
        let events = EventCode::ALL.iter().enumerate().map(event).collect();
        vec![
            page(vec![given(None), given(Some(chrome.now))], events, 200),
            page(Vec::new(), Vec::new(), 0),
        ]
    }
}
