//! `/personal/requests/{id}/identity`: step 2, what is agreed to, who one is, and the proof.

mod agreed;
mod agreement;

use actix_session::Session;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::asked::{self, Asked, Field, Wish};
use super::claim::ClaimForm;
use super::proof::{self, Occasion, Offer, Standing};
use super::{draft, offers, paths};
use crate::app::App;
use crate::domain::identity::adapter::Claimed;
use crate::domain::identity::method::Method;
use crate::domain::ids::RequestId;
use crate::domain::limit::Limited;
use crate::domain::request::draft::Draft;
use crate::domain::request::{self, Request};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{pause, redirect, screen, tries};
use crate::kit::clock::Timestamp;

pub use agreed::Agreed;
pub use agreement::prove;

/// The page.
#[derive(Template)]
#[template(path = "citizen/identity.html")]
pub struct IdentityPage {
    chrome: Chrome,
    id: RequestId,
    agreed: Vec<Agreed>,
    fields: Vec<Field>,
    claim: ClaimForm,
    offers: Vec<Offer>,
    proof: Standing,
    errors: FieldErrors,
}

/// Shows what is agreed to and how to prove who one is; with an open challenge, its next step, unless the visitor wants
/// to choose again.
///
/// # Errors
/// Gone when the draft is; a redirect to the terms when they were not accepted, and to the progress when this session
/// has finished the request.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (id, wish): (Path<RequestId>, Query<Wish>),
) -> Result<HttpResponse, PageError> {
    let request = match draft::find_or_progress(&app, &session, *id).await? {
        Ok(request) => request,
        Err(way_on) => return Ok(way_on),
    };
    if !request.has_accepted_terms() {
        return Ok(redirect::to(paths::terms(*id)));
    }
    let mut page = page(&app, chrome, &request).await?;
    if wish.again.is_none() {
        page.proof = proof::standing(&app, &req, &session, Some(*id)).await?;
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
    let request = draft::find(&app, &session, *id).await?;
    let mut page = page(&app, chrome, &request).await?;
    let Some((claimed, draft, method)) = page.take(&Asked::new(form.0), app.clock.now()) else {
        return Ok(screen::unprocessable(page));
    };
    let counted = tries::count_address(&app, &req, Limited::IdentityByAddress).await;
    if let Err(refusal) = counted {
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    let request = Request { draft, ..request };
    keep(&app, request.clone()).await?;
    match proof::begin(&app, &session, Occasion::of(&request), (claimed, method)).await? {
        Ok(()) => Ok(redirect::to(format!("{}#proof", paths::identity(*id)))),
        Err(denial) => {
            page.proof = Standing::denied(denial);
            Ok(screen::conflict(page))
        }
    }
}

async fn keep(app: &App, request: Request) -> Result<(), PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    app.db
        .write(move |tx| request::keep(tx, now, &vault, &request, &request.draft))
        .await
        .map_err(draft::gone)
}

async fn page(app: &App, chrome: Chrome, request: &Request) -> Result<IdentityPage, PageError> {
    let chosen = asked::chosen(app, request).await?;
    Ok(IdentityPage {
        id: request.id,
        offers: offers::of(&chosen, &app.methods.switched_on()),
        fields: asked::fields(&chosen, &request.draft),
        agreed: chosen.iter().map(Agreed::of).collect(),
        claim: request
            .draft
            .claimed
            .as_ref()
            .map(ClaimForm::of)
            .unwrap_or_default(),
        proof: Standing::default(),
        errors: FieldErrors::none(),
        chrome,
    })
}

impl IdentityPage {
    const STEPS: [&str; 3] = proof::STEPS;

    /// What was typed and chosen, in the order of the page; what is wrong with it goes to the page, which shows what was
    /// typed.
    fn take(&mut self, asked: &Asked, now: Timestamp) -> Option<(Claimed, Draft, Method)> {
        self.claim = asked.claim();
        self.fields = asked::with_values(std::mem::take(&mut self.fields), asked);
        let claimed = self.claim.parse(now, &mut self.errors);
        let parameters = asked::parse(&self.fields, &mut self.errors);
        let method = offers::chosen(&self.offers, asked.value("method"), &mut self.errors);
        let (claimed, method) = (claimed?, method?);
        let draft = Draft {
            claimed: Some(claimed.clone()),
            parameters,
        };
        self.errors.is_empty().then_some((claimed, draft, method))
    }

    /// The page as tests and the gallery see it: at first, with mistakes, and with the card.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let chosen = super::samples::datasets(chrome.now);
        let page = |challenge, errors| Self {
            chrome: chrome.clone(),
            id: RequestId::draw(&crate::kit::random::SystemChance::default()),
            agreed: chosen.iter().map(Agreed::of).collect(),
            fields: asked::fields(&chosen, &Draft::default()),
            claim: ClaimForm::default(),
            offers: super::samples::offers(),
            proof: Standing {
                challenge,
                denial: None,
            },
            errors,
        };
        let mistakes = FieldErrors::none().and("birth_date", "citizen-claim-birth-shape");
        let card = super::samples::challenges(chrome.now).into_iter().next();
        let unusable = Self {
            offers: super::samples::offers().split_off(1),
            ..page(None, FieldErrors::none())
        };
        vec![
            page(None, FieldErrors::none()),
            page(None, mistakes),
            page(card, FieldErrors::none()),
            unusable,
        ]
    }
}
