//! The page and the doors by which people and tests change what lies in the reader.

use actix_web::http::header::LOCATION;
use actix_web::web::{self, Bytes, Data, ServiceConfig};
use actix_web::{HttpResponse, Responder};

use super::desk::Desk;
use super::pages;
use super::scenario::Scenario;

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/", web::get().to(show))
        .route("/state", web::get().to(state))
        .route("/card", web::post().to(insert))
        .route("/scenario", web::post().to(choose))
        .route("/pin", web::post().to(reset))
        .route("/addDomain", web::post().to(trust));
}

async fn show(desk: Data<Desk>) -> impl Responder {
    let state = desk.state().clone();
    super::page(pages::control(&state, desk.cards()))
}

async fn state(desk: Data<Desk>) -> impl Responder {
    let state = desk.state().clone();
    HttpResponse::Ok().json(state)
}

/// `card=ming` inserts that card, `card=` takes it out.
async fn insert(desk: Data<Desk>, body: Bytes) -> impl Responder {
    let key = field(&body, "card");
    if !key.is_empty() && !desk.cards().iter().any(|card| card.key == key) {
        return HttpResponse::NotFound().finish();
    }
    desk.state().card = (!key.is_empty()).then_some(key);
    back()
}

/// `scenario=no-reader` and so on.
async fn choose(desk: Data<Desk>, body: Bytes) -> impl Responder {
    let word = serde_json::Value::String(field(&body, "scenario"));
    match serde_json::from_value::<Scenario>(word) {
        Ok(scenario) => {
            desk.state().scenario = scenario;
            back()
        }
        Err(_) => HttpResponse::NotFound().finish(),
    }
}

/// Forgets all wrong PINs.
async fn reset(desk: Data<Desk>) -> impl Responder {
    desk.state().wrong.clear();
    back()
}

/// The person adds the site to the trusted ones.
async fn trust(desk: Data<Desk>) -> impl Responder {
    let mut state = desk.state();
    if state.scenario == Scenario::UntrustedSite {
        state.scenario = Scenario::Normal;
    }
    drop(state);
    super::page(pages::ADDED.to_owned())
}

fn back() -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, "/"))
        .finish()
}

fn field(body: &[u8], name: &str) -> String {
    url::form_urlencoded::parse(body)
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
