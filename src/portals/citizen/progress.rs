//! `/personal/requests/{id}`: how far each data set is. Survives a reload; htmx refreshes it while something runs.

mod row;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::app::App;
use crate::domain::dataset::{Dataset, queries as datasets};
use crate::domain::ids::{PackageId, RequestId};
use crate::domain::package::queries as packages;
use crate::domain::request::queries as requests;
use crate::domain::transfer::{Failure, Refusal, State, queries as transfers};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Citizen, SignedIn};
use crate::kit::clock::Timestamp;

pub use row::Row;

/// The page.
#[derive(Template)]
#[template(path = "citizen/progress.html", blocks = ["progress"])]
pub struct ProgressPage {
    chrome: Chrome,
    id: RequestId,
    rows: Vec<Row>,
}

/// Shows the progress.
///
/// # Errors
/// Not found when the request is not this citizen's.
pub async fn show(
    app: Data<App>,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    id: Path<RequestId>,
) -> Result<HttpResponse, PageError> {
    let (citizen, request, now) = (citizen.person.id, *id, chrome.now);
    let rows = app
        .db
        .read(move |conn| -> Result<Vec<Row>, PageError> {
            if !requests::is_of_citizen(conn, request, citizen)? {
                return Err(PageError::NotFound);
            }
            let moving = transfers::list_for_request(conn, request, citizen)?;
            let ids: Vec<_> = moving
                .iter()
                .map(|transfer| transfer.dataset.clone())
                .collect();
            let known = datasets::list(conn, &ids)?;
            let mut rows = Vec::new();
            for transfer in moving {
                let package = packages::find_for_citizen(conn, transfer.id.into(), citizen)?;
                let kept = package.filter(|package| package.ensure_kept(now).is_ok());
                rows.push(Row::of(transfer, &known, kept)?);
            }
            Ok(rows)
        })
        .await?;
    let fragment = chrome.fragment;
    let page = ProgressPage {
        chrome,
        id: *id,
        rows,
    };
    Ok(if fragment {
        screen::ok(page.as_progress())
    } else {
        screen::ok(page)
    })
}

impl ProgressPage {
    /// The page as tests and the gallery see it: on its way, and done with every outcome.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let random = crate::kit::random::SystemChance::default();
        let at = chrome.now;
        let shelf = super::samples::datasets(at);
        let row = |(state, dataset): (State, &Dataset)| Row {
            dataset: dataset.definition.resource_id.clone(),
            name: dataset.definition.name.clone(),
            office: dataset.office().clone(),
            package: matches!(state, State::Done { .. }).then(|| PackageId::draw(&random)),
            until: Some(at),
            state,
        };
        let page = |states: Vec<State>| Self {
            chrome: chrome.clone(),
            id: RequestId::draw(&random),
            rows: states
                .into_iter()
                .zip(shelf.iter().cycle())
                .map(row)
                .collect(),
        };
        let failures = [
            Failure::Unreachable,
            Failure::TimedOut,
            Failure::Garbage,
            Failure::Package("P08".to_owned()),
        ];
        let mut over: Vec<State> = failures
            .into_iter()
            .map(|reason| State::Failed { at, reason })
            .collect();
        over.extend([Refusal::Token, Refusal::Access].map(|reason| State::Refused { at, reason }));
        over.extend([
            State::Done { at },
            State::NoData { at },
            State::Withdrawn { at },
            State::Expired { at },
        ]);
        let until = at.plus(crate::kit::clock::minutes(1));
        let moving = vec![
            State::Waiting { from: at },
            State::Waiting { from: until },
            State::Fetching,
            State::Preparing { until },
            State::Done { at },
        ];
        vec![page(moving), page(over)]
    }

    const STEPS: [&str; 3] = super::proof::STEPS;

    fn explanation(&self, row: &Row) -> &'static str {
        row.explanation(self.chrome.now)
    }

    fn asked_again(&self, row: &Row) -> Option<Timestamp> {
        row.asked_again(self.chrome.now)
    }

    fn is_moving(&self) -> bool {
        self.rows.iter().any(Row::is_moving)
    }

    fn has_package(&self) -> bool {
        self.rows.iter().any(|row| row.package.is_some())
    }

    fn finished(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_moving()).count()
    }

    /// How many of how many are finished, in words.
    fn count(&self) -> String {
        self.chrome.t2(
            "citizen-progress-count",
            ("done", self.finished()),
            ("all", self.rows.len()),
        )
    }
}
