//! `/personal/requests/{id}/identity`: step 2, what is agreed to, who one is, and the proof.

mod agreement;

use actix_session::Session;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::asked::{self, Asked, Field, Wish};
use super::challenge::ChallengeView;
use super::claim::ClaimForm;
use super::proof::{self, Occasion, Offer};
use super::{paths, terms};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::identity::adapter::Denial;
use crate::domain::identity::challenge::CannotAnswer;
use crate::domain::identity::method::Method;
use crate::domain::ids::RequestId;
use crate::domain::limit::Limited;
use crate::domain::request::{self, Request, draft::Draft};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{redirect, screen, tries};

pub use agreement::prove;

/// The page.
#[derive(Template)]
#[template(path = "citizen/identity.html")]
pub struct IdentityPage {
    chrome: Chrome,
    id: RequestId,
    datasets: Vec<Bilingual>,
    fields: Vec<Field>,
    claim: ClaimForm,
    offers: Vec<Offer>,
    challenge: Option<ChallengeView>,
    denial: Option<Denial>,
    errors: FieldErrors,
}

/// Shows what is agreed to and how to prove who one is; with an open challenge, its next step, unless the visitor wants
/// to choose again.
///
/// # Errors
/// Gone when the draft is; a redirect to the terms when they were not accepted.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (id, wish): (Path<RequestId>, Query<Wish>),
) -> Result<HttpResponse, PageError> {
    let request = terms::draft(&app, &session, *id).await?;
    if !request.has_accepted_terms() {
        return Ok(redirect::to(paths::terms(*id)));
    }
    let mut page = page(&app, chrome, &request).await?;
    match proof::open(&app, &session, Some(*id)).await? {
        _ if wish.again.is_some() => {}
        Ok(challenge) => {
            page.challenge = Some(ChallengeView::of(&app, &req, challenge));
        }
        Err(CannotAnswer::Expired) => page.denial = Some(Denial::plain("citizen-proof-expired")),
        Err(_) => {}
    }
    Ok(screen::ok(page))
}

/// Takes the claim, the custom parameters and the chosen method, and begins it.
///
/// # Errors
/// Gone when the draft is; too many when this address has begun too often.
pub async fn begin(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (id, form): (Path<RequestId>, Form<Vec<(String, String)>>),
) -> Result<HttpResponse, PageError> {
    let request = terms::draft(&app, &session, *id).await?;
    let mut page = page(&app, chrome, &request).await?;
    let asked = Asked::new(form.0);
    page.claim = asked.claim();
    page.fields = asked::with_values(page.fields, &asked);
    let method = page.method(asked.value("method"));
    let parameters = asked::parse(&page.fields, &mut page.errors);
    let claimed = page.claim.parse(app.clock.now(), &mut page.errors);
    if !page.errors.is_empty() {
        return Ok(screen::unprocessable(page));
    }
    let (Some(claimed), Some(method)) = (claimed, method) else {
        return Ok(screen::unprocessable(page));
    };
    tries::count_address(&app, &req, Limited::IdentityByAddress).await?;
    let draft = Draft {
        claimed: Some(claimed.clone()),
        parameters,
    };
    keep(&app, &request, draft).await?;
    let occasion = Occasion {
        request: Some(request.id),
        datasets: request.datasets.clone(),
    };
    match proof::begin(&app, &session, &occasion, (claimed, method)).await? {
        Ok(()) => Ok(redirect::to(format!("{}#proof", paths::identity(*id)))),
        Err(denial) => {
            page.denial = Some(denial);
            Ok(screen::conflict(page))
        }
    }
}

async fn keep(app: &App, request: &Request, draft: Draft) -> Result<(), PageError> {
    let (now, vault, request) = (app.clock.now(), app.vault.clone(), request.clone());
    app.db
        .write(move |tx| request::keep(tx, now, &vault, &request, &draft))
        .await
        .map_err(terms::gone)
}

async fn page(app: &App, chrome: Chrome, request: &Request) -> Result<IdentityPage, PageError> {
    let chosen = asked::chosen(app, request).await?;
    Ok(IdentityPage {
        id: request.id,
        offers: asked::offers(&chosen, &app.methods.switched_on()),
        fields: asked::fields(&chosen, &request.draft),
        datasets: chosen
            .into_iter()
            .map(|dataset| dataset.definition.name)
            .collect(),
        claim: request
            .draft
            .claimed
            .as_ref()
            .map(ClaimForm::of)
            .unwrap_or_default(),
        challenge: None,
        denial: None,
        errors: FieldErrors::none(),
        chrome,
    })
}

impl IdentityPage {
    const STEPS: [&str; 3] = proof::STEPS;

    /// The method of this code, when it is offered and no data set rules it out; a mistake otherwise.
    fn method(&mut self, code: Option<String>) -> Option<Method> {
        let asked: Option<Method> = code.and_then(|code| code.parse().ok());
        let usable = asked.filter(|asked| {
            self.offers
                .iter()
                .any(|offer| offer.method == *asked && offer.ruled_out_by.is_empty())
        });
        if usable.is_none() {
            self.errors.push("method", "citizen-proof-method-missing");
        }
        usable
    }

    /// The page as tests and the gallery see it: at first, with mistakes, and with the card.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let chosen = super::samples::datasets(chrome.now);
        let page = |challenge, errors| Self {
            chrome: chrome.clone(),
            id: RequestId::draw(&crate::kit::random::SystemChance::default()),
            datasets: chosen
                .iter()
                .map(|dataset| dataset.definition.name.clone())
                .collect(),
            fields: asked::fields(&chosen, &Draft::default()),
            claim: ClaimForm::default(),
            offers: super::samples::offers(),
            challenge,
            denial: None,
            errors,
        };
        let mistakes = FieldErrors::none().and("birth_date", "citizen-claim-birth-shape");
        vec![
            page(None, FieldErrors::none()),
            page(None, mistakes),
            page(
                super::samples::challenges().into_iter().next(),
                FieldErrors::none(),
            ),
        ]
    }
}
