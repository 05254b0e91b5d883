//! `/personal/requests/{id}/terms`: step 1, the terms of the service.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::draft::{self, gone};
use super::{asked, holder, paths};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::consent::terms;
use crate::domain::ids::RequestId;
use crate::domain::request::{self, Request};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{redirect, screen};
use crate::text::{Catalogue, Locale};

/// The page.
#[derive(Template)]
#[template(path = "citizen/terms.html")]
pub struct TermsPage {
    chrome: Chrome,
    id: RequestId,
    datasets: Vec<Bilingual>,
    errors: FieldErrors,
}

/// The tick below the terms.
#[derive(Debug, Deserialize)]
pub struct Agreement {
    #[serde(default)]
    agreed: String,
}

/// Shows the terms; of a request that this session has finished, the progress.
///
/// # Errors
/// Gone when the draft is.
pub async fn show(
    app: Data<App>,
    session: Session,
    chrome: Chrome,
    id: Path<RequestId>,
) -> Result<HttpResponse, PageError> {
    let request = match draft::find_or_progress(&app, &session, *id).await? {
        Ok(request) => request,
        Err(way_on) => return Ok(way_on),
    };
    let datasets = names(&app, &request).await?;
    Ok(screen::ok(TermsPage {
        chrome,
        id: *id,
        datasets,
        errors: FieldErrors::none(),
    }))
}

/// Accepts them and goes on to the identity.
///
/// # Errors
/// Gone when the draft is.
pub async fn accept(
    app: Data<App>,
    session: Session,
    chrome: Chrome,
    id: Path<RequestId>,
    form: Form<Agreement>,
) -> Result<HttpResponse, PageError> {
    let request = match draft::find_or_progress(&app, &session, *id).await? {
        Ok(request) => request,
        Err(way_on) => return Ok(way_on),
    };
    if form.0.agreed != "yes" {
        let errors = FieldErrors::none().and("agreed", "citizen-terms-agree-error");
        let datasets = names(&app, &request).await?;
        return Ok(screen::unprocessable(TermsPage {
            chrome,
            id: *id,
            datasets,
            errors,
        }));
    }
    let (now, vault, holder, id) = (
        app.clock.now(),
        app.vault.clone(),
        holder::demanded(&session)?,
        *id,
    );
    app.db
        .write(move |tx| request::accept_terms(tx, now, &vault, &holder, id))
        .await
        .map_err(gone)?;
    Ok(redirect::to(paths::identity(id)))
}

/// The digest of the terms as they are shown: of the Chinese text, which is the binding one.
#[must_use]
pub fn digest() -> String {
    let chinese = Catalogue::of(Locale::Chinese);
    let paragraphs: Vec<String> = terms::PARAGRAPHS
        .iter()
        .map(|key| chinese.text(key))
        .collect();
    terms::digest(paragraphs.iter().map(String::as_str))
}

/// The names of the data sets of a request, in the order they were chosen.
async fn names(app: &App, request: &Request) -> Result<Vec<Bilingual>, PageError> {
    let chosen = asked::chosen(app, request).await?.into_iter();
    Ok(chosen.map(|dataset| dataset.definition.name).collect())
}

impl TermsPage {
    const STEPS: [&str; 3] = super::proof::STEPS;

    fn paragraphs(&self) -> impl Iterator<Item = (bool, String)> {
        terms::PARAGRAPHS
            .iter()
            .map(|key| (key.ends_with("-heading"), self.chrome.t(key)))
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let id = "0b0e7a52-9c0f-4c07-b9f5-1d1c2a6c7f10"
            .parse()
            .unwrap_or_else(|_| RequestId::draw(&crate::kit::random::SystemChance::default()));
        let datasets = vec![Bilingual::new("個人戶籍資料", "Household registration")];
        let plain = Self {
            chrome: chrome.clone(),
            id,
            datasets: datasets.clone(),
            errors: FieldErrors::none(),
        };
        let errors = FieldErrors::none().and("agreed", "citizen-terms-agree-error");
        vec![
            plain,
            Self {
                chrome: chrome.clone(),
                id,
                datasets,
                errors,
            },
        ]
    }
}
