//! `/personal/requests/{id}`: how far each data set is. Survives a reload; htmx refreshes it while something runs.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::{Dataset, queries as datasets};
use crate::domain::ids::{PackageId, RequestId};
use crate::domain::package::kept::Package;
use crate::domain::package::queries as packages;
use crate::domain::request::queries as requests;
use crate::domain::transfer::{Failure, Refusal, State, Transfer, queries as transfers};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Citizen, SignedIn};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "citizen/progress.html", blocks = ["progress"])]
pub struct ProgressPage {
    chrome: Chrome,
    id: RequestId,
    rows: Vec<Row>,
}

/// One data set on its way.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its name.
    pub name: Bilingual,
    /// Who provides it.
    pub office: Bilingual,
    /// Where it is.
    pub state: State,
    /// The package, while it is kept.
    pub package: Option<PackageId>,
    /// When the package goes.
    pub until: Option<Timestamp>,
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
                rows.extend(Row::of(transfer, &known, kept));
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

impl Row {
    fn of(transfer: Transfer, known: &[Dataset], kept: Option<Package>) -> Option<Self> {
        let dataset = known
            .iter()
            .find(|dataset| dataset.definition.resource_id == transfer.dataset)?;
        Some(Self {
            name: dataset.definition.name.clone(),
            office: dataset.office().clone(),
            state: transfer.state,
            package: kept.as_ref().map(|package| package.id),
            until: kept.map(|package| package.expires_at),
        })
    }

    /// The word of the state for the style sheet, and the key of its name.
    fn status(&self) -> (&'static str, &'static str) {
        match &self.state {
            State::Waiting { .. } => ("waiting", "citizen-progress-waiting"),
            State::Fetching => ("running", "citizen-progress-fetching"),
            State::Preparing { .. } => ("running", "citizen-progress-preparing"),
            State::Done { .. } => ("done", "citizen-progress-done"),
            State::NoData { .. } => ("none", "citizen-progress-no-data"),
            State::Refused { .. } => ("failed", "citizen-progress-refused"),
            State::Failed { .. } => ("failed", "citizen-progress-failed"),
            State::Withdrawn { .. } => ("none", "citizen-progress-withdrawn"),
            State::Expired { .. } => ("failed", "citizen-progress-expired"),
        }
    }

    /// The key of the sentence that says more: what it waits for, or what to do.
    fn explanation(&self) -> &'static str {
        match &self.state {
            State::Waiting { .. } => "citizen-progress-waiting-what",
            State::Fetching => "citizen-progress-fetching-what",
            State::Preparing { .. } => "citizen-progress-preparing-what",
            State::Done { .. } if self.package.is_some() => "citizen-progress-done-what",
            State::Done { .. } => "citizen-progress-gone-what",
            State::NoData { .. } => "citizen-progress-no-data-what",
            State::Refused { reason, .. } => match reason {
                Refusal::Token => "citizen-progress-refused-token",
                Refusal::Access => "citizen-progress-refused-access",
            },
            State::Failed { reason, .. } => failure_key(reason),
            State::Withdrawn { .. } => "citizen-progress-withdrawn-what",
            State::Expired { .. } => "citizen-progress-expired-what",
        }
    }

    const fn is_moving(&self) -> bool {
        matches!(
            self.state,
            State::Waiting { .. } | State::Fetching | State::Preparing { .. }
        )
    }
}

impl ProgressPage {
    /// The page as tests and the gallery see it: on its way, and done with every outcome.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let random = crate::kit::random::SystemChance::default();
        let at = chrome.now;
        let row = |state: State| Row {
            name: Bilingual::new("\u{6236}\u{7c4d}", "Household registration"),
            office: Bilingual::new("\u{6236}\u{653f}\u{53f8}", "Household office"),
            package: matches!(state, State::Done { .. }).then(|| PackageId::draw(&random)),
            until: Some(at),
            state,
        };
        let page = |states: Vec<State>| Self {
            chrome: chrome.clone(),
            id: RequestId::draw(&random),
            rows: states.into_iter().map(row).collect(),
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
            State::Fetching,
            State::Preparing { until },
            State::Done { at },
        ];
        vec![page(moving), page(over)]
    }

    const STEPS: [&str; 3] = super::proof::STEPS;

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

/// The key of the sentence for what a transfer failed on.
const fn failure_key(reason: &Failure) -> &'static str {
    match reason {
        Failure::Unreachable | Failure::Forbidden => "citizen-progress-failed-unreachable",
        Failure::TimedOut => "citizen-progress-failed-time",
        Failure::Broken | Failure::Garbage | Failure::Provider => "citizen-progress-failed-answer",
        Failure::Package(_) => "citizen-progress-failed-package",
        Failure::Suspended => "citizen-progress-failed-suspended",
        Failure::Store => "citizen-progress-failed-store",
    }
}
