//! `/review/services/{id}`: what is said about a data service, and whether it is there.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::written::Field;
use super::{by, paths};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::interruption::telling;
use crate::domain::park::listing::{
    self, CannotChange, LONGEST_ABOUT, LONGEST_LINE, Listed, ServiceState, Words,
};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/service.html")]
pub struct ServicePage {
    chrome: Chrome,
    id: String,
    title: Bilingual,
    form: ServiceForm,
    errors: FieldErrors,
}

/// What is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ServiceForm {
    name_en: String,
    about_zh: String,
    about_en: String,
    frequency_zh: String,
    frequency_en: String,
    provider_zh: String,
    provider_en: String,
    state: String,
    reason_zh: String,
    reason_en: String,
    version: String,
}

/// Shows what is said.
///
/// # Errors
/// Not found for a service that does not exist.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    let page = ServicePage::of(&app, chrome, id.into_inner()).await?;
    Ok(screen::ok(page))
}

/// Changes what is said.
///
/// # Errors
/// Not found for a service that does not exist.
pub async fn change(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<ServiceForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = ServicePage::of(&app, chrome, id.into_inner()).await?;
    page.form = form.0;
    let Some((words, state, reason)) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let seen = page.form.version.parse().unwrap_or_default();
    let (now, by, id) = (app.clock.now(), by(&app, &req, &reviewer), page.id.clone());
    let vault = app.vault.clone();
    let changed = app
        .db
        .write(move |tx| {
            let what = ((&*id, seen), (&words, state, &reason));
            telling::change(tx, now, &by, &vault, what)
        })
        .await;
    match changed {
        Ok(()) => redirect::with_notice(&session, paths::SERVICES, "upkeep-service-saved"),
        Err(CannotChange::Db(fault)) => Err(fault.into()),
        Err(CannotChange::NoSuchService) => Err(PageError::NotFound),
        Err(CannotChange::ChangedMeanwhile) => {
            page.errors.push("name_en", "upkeep-changed-meanwhile");
            Ok(screen::conflict(page))
        }
    }
}

impl ServiceForm {
    fn of(listed: Listed) -> Self {
        let words = listed.words;
        Self {
            name_en: words.name_en,
            about_zh: words.about.zh,
            about_en: words.about.en,
            frequency_zh: words.frequency.zh,
            frequency_en: words.frequency.en,
            provider_zh: words.provider.zh,
            provider_en: words.provider.en,
            state: listed.state.to_string(),
            reason_zh: listed.reason.zh,
            reason_en: listed.reason.en,
            version: listed.version.to_string(),
        }
    }

    /// What is said, or every mistake. A service that is there needs no reason, one that is not does.
    fn parse(&self, errors: &mut FieldErrors) -> Option<(Words, ServiceState, Bilingual)> {
        let line = |name, label| Field::new(name, label, LONGEST_LINE);
        let prose = |name, label| Field::new(name, label, LONGEST_ABOUT);
        let words = Words {
            name_en: line("name_en", "upkeep-service-name-en").line(errors, &self.name_en),
            about: prose("about", "upkeep-about-").prose(errors, &self.about_zh, &self.about_en),
            frequency: line("frequency", "upkeep-frequency-").lines(
                errors,
                &self.frequency_zh,
                &self.frequency_en,
            ),
            provider: line("provider", "upkeep-provider-").lines(
                errors,
                &self.provider_zh,
                &self.provider_en,
            ),
        };
        let state: Option<ServiceState> = self.state.parse().ok();
        let reason = match state {
            None => {
                errors.push_named("state", "upkeep-state-none", "upkeep-service-state");
                return None;
            }
            Some(ServiceState::Open) => Bilingual::new("", ""),
            Some(_) => {
                prose("reason", "upkeep-reason-").prose(errors, &self.reason_zh, &self.reason_en)
            }
        };
        let state = state.filter(|_| errors.is_empty())?;
        Some((words, state, reason))
    }
}

impl ServicePage {
    async fn of(app: &App, chrome: Chrome, id: String) -> Result<Self, PageError> {
        let listed = app.db.read(move |conn| listing::find(conn, &id)).await?;
        let listed = listed.ok_or(PageError::NotFound)?;
        Ok(Self {
            chrome,
            id: listed.service.id.to_owned(),
            title: listed.name(),
            form: ServiceForm::of(listed),
            errors: FieldErrors::none(),
        })
    }

    fn states(&self) -> Vec<Choice> {
        let choice = |state: &ServiceState| {
            let choice = Choice::new(state.word(), self.chrome.t(state.key()));
            choice.chosen(self.form.state == state.word())
        };
        ServiceState::ALL.iter().map(choice).collect()
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |state: &str| Self {
            chrome: chrome.clone(),
            id: "Agency".to_owned(),
            title: Bilingual::new("A", "Agencies"),
            form: ServiceForm {
                state: state.to_owned(),
                ..ServiceForm::default()
            },
            errors: FieldErrors::none(),
        };
        let (mut suspended, mut none) = (page("suspended"), page(""));
        for page in [&mut suspended, &mut none] {
            page.form.clone().parse(&mut page.errors);
        }
        vec![page("open"), suspended, none]
    }
}
