//! `/personal/detail/{resource_id}`: one data set.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use super::offers;
use crate::app::App;
use crate::domain::dataset::asking::Waiting;
use crate::domain::dataset::{Dataset, Zone, queries};
use crate::domain::identity::method::Method;
use crate::domain::ids::ResourceId;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;

/// The page.
#[derive(Template)]
#[template(path = "citizen/detail.html")]
pub struct DetailPage {
    chrome: Chrome,
    dataset: Dataset,
    /// The methods that it accepts and that are switched on.
    methods: Vec<Method>,
}

/// Shows the data set.
///
/// # Errors
/// Not found when there is no such data set in the production zone.
pub async fn show(
    app: Data<App>,
    chrome: Chrome,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let id: ResourceId = id.parse().map_err(|_| PageError::NotFound)?;
    let dataset = app.db.read(move |conn| queries::find(conn, &id)).await?;
    let dataset = dataset
        .filter(|dataset| dataset.zone == Zone::Production)
        .ok_or(PageError::NotFound)?;
    let methods = offers::accepted(&dataset, &app.methods.switched_on());
    Ok(screen::ok(DetailPage {
        chrome,
        dataset,
        methods,
    }))
}

impl DetailPage {
    /// The page as tests and the gallery see it: at hand, and suspended.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |dataset: Dataset| Self {
            chrome: chrome.clone(),
            methods: offers::accepted(&dataset, &[Method::Cer]),
            dataset,
        };
        let off = |dataset| Self {
            methods: Vec::new(),
            ..page(dataset)
        };
        super::samples::datasets(chrome.now)
            .into_iter()
            .flat_map(|dataset| [page(dataset.clone()), off(dataset)])
            .collect()
    }

    /// How long it takes, in words.
    fn waiting(&self) -> String {
        match self.dataset.definition.waiting {
            Waiting::RealTime => self.chrome.t("citizen-detail-waiting-realtime"),
            Waiting::Minutes(n) => self.chrome.t1("citizen-detail-waiting-minutes", "n", n),
            Waiting::Days(n) => self.chrome.t1("citizen-detail-waiting-days", "n", n),
        }
    }
}
