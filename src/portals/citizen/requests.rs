//! `POST /personal/requests`: the chosen data sets become a draft; where they cannot, the choice comes back as it was.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{holder, paths};
use crate::app::App;
use crate::domain::dataset::{Dataset, Zone, queries as datasets};
use crate::domain::ids::ResourceId;
use crate::domain::limit::{self, Limited};
use crate::domain::request::{self, CannotRequest};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::notice::Notice;
use crate::http::page_error::PageError;
use crate::http::paths::own;
use crate::http::pause::Pause;
use crate::http::{pause, redirect, screen, tries};
use crate::kit::clock::Timestamp;

/// The choice, still ticked, when no request could begin with it.
#[derive(Template)]
#[template(path = "citizen/requests.html")]
pub struct RequestsPage {
    chrome: Chrome,
    datasets: Vec<Dataset>,
    /// The page on which it was made.
    from: String,
}

/// What was ticked, and on which page.
#[derive(Debug, Deserialize)]
pub struct Choice {
    #[serde(default)]
    dataset: Vec<String>,
    #[serde(default)]
    from: String,
}

/// Begins a request and goes to its terms. Nothing chosen goes back to the page with a sentence, and is not counted.
///
/// # Errors
/// A fault of the database or the session.
pub async fn begin(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    form: Form<Choice>,
) -> Result<HttpResponse, PageError> {
    let Form(choice) = form;
    let from = own(&choice.from, paths::PERSONAL);
    let chosen: Result<Vec<ResourceId>, _> = choice.dataset.iter().map(|id| id.parse()).collect();
    let Ok(chosen) = chosen else {
        return redirect::with_complaint(&session, from, "citizen-requests-no-such-dataset");
    };
    if chosen.is_empty() {
        return redirect::with_complaint(&session, from, "citizen-requests-nothing-chosen");
    }
    let (now, vault, ticked) = (app.clock.now(), app.vault.clone(), chosen.clone());
    let (holder, address) = (
        holder::of(&session, app.random.as_ref())?,
        tries::address(&app, &req),
    );
    let begun = app.db.write(move |tx| {
        limit::count(tx, now, &vault, Limited::DraftByAddress, &address)
            .map_err(|refusal| refusal.into_refusal(CannotRequest::TooOften))?;
        request::begin(tx, now, &vault, &holder, &chosen)
    });
    match begun.await {
        Ok(id) => Ok(redirect::to(paths::terms(id))),
        Err(refusal) => {
            let page = RequestsPage::new(&app, chrome, (ticked, from)).await?;
            page.refused(refusal, now)
        }
    }
}

impl RequestsPage {
    async fn new(
        app: &App,
        mut chrome: Chrome,
        (ticked, from): (Vec<ResourceId>, String),
    ) -> Result<Self, PageError> {
        let mut datasets = app
            .db
            .read(move |conn| datasets::list(conn, &ticked))
            .await?;
        datasets.retain(|dataset| dataset.zone == Zone::Production);
        chrome.path.clone_from(&from);
        Ok(Self {
            chrome,
            datasets,
            from,
        })
    }

    /// The choice again, with what stands in the way.
    fn refused(mut self, why: CannotRequest, now: Timestamp) -> Result<HttpResponse, PageError> {
        let key = match why {
            CannotRequest::Db(fault) => return Err(fault.into()),
            CannotRequest::TooOften(until) => {
                return pause::again(self, |page| &mut page.chrome, PageError::until(until, now));
            }
            CannotRequest::TooMany => "citizen-requests-too-many",
            CannotRequest::NothingChosen
            | CannotRequest::NoSuchDataset
            | CannotRequest::NoSuchDraft
            | CannotRequest::OverAlready
            | CannotRequest::TermsFirst => "citizen-requests-no-such-dataset",
        };
        self.chrome.notice = Some(Notice::complaint(key));
        Ok(screen::conflict(self))
    }

    /// The page as tests and the gallery see it: after too many requests, and when something cannot be had.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |datasets| Self {
            chrome: chrome.clone(),
            datasets,
            from: paths::PERSONAL.to_owned(),
        };
        let mut paused = page(super::samples::datasets(chrome.now));
        paused.chrome.pause = Pause::of(&PageError::TooMany(90));
        let mut refused = page(super::samples::datasets(chrome.now));
        refused.chrome.notice = Some(Notice::complaint("citizen-requests-no-such-dataset"));
        vec![paused, refused, page(Vec::new())]
    }
}
