//! Plays the card component (跨平台網頁元件) with a reader and the cards of the test hierarchy.
//!
//! Speaks what `/popupForm`, `/sign`, `/pkcs11info`, `/p11Image.bmp` and `/addDomain` of the real one speak. The page at
//! `/` shows which card lies in the reader and changes it; programs read `/state` and post to `/card`, `/scenario`
//! and `/pin`.

mod control;
mod desk;
mod pages;
mod picture;
mod pin;
mod reply;
mod request;
mod scenario;
pub mod signing;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::{self, Bytes, Data, Query};
use actix_web::{HttpResponse, Responder};
use serde::Deserialize;

pub use scenario::Scenario;

use self::desk::Desk;
use self::request::Package;
use super::hierarchy::Hierarchy;
use super::stranger::{self, Running};

/// Longer than any page waits.
const NEVER: Duration = Duration::from_hours(1);

/// Listens, with the card of the first citizen in the reader.
///
/// # Errors
/// When the port is taken.
pub async fn start(port: u16, hierarchy: Arc<Hierarchy>) -> io::Result<Running> {
    let desk = Data::new(Desk::new(hierarchy));
    stranger::start(port, move |config| {
        config
            .app_data(desk.clone())
            .route("/popupForm", web::get().to(popup))
            .route("/ChtPopupForm", web::get().to(popup))
            .route("/sign", web::post().to(sign))
            .route("/pkcs11info", web::post().to(tokens))
            .route("/p11Image.bmp", web::get().to(image))
            .route("/addDomain", web::get().to(domain))
            .route("/selfTest.htm", web::get().to(self_test))
            .configure(control::routes);
    })
    .await
}

async fn popup() -> impl Responder {
    page(pages::POPUP.to_owned())
}

async fn self_test(desk: Data<Desk>) -> impl Responder {
    page(pages::self_test(&reply::tokens(&desk.tokens(), false)))
}

async fn sign(desk: Data<Desk>, body: Bytes) -> impl Responder {
    if desk.scenario() == Scenario::NeverAnswers {
        tokio::time::sleep(NEVER).await;
    }
    let answer = match Package::read(&body) {
        Ok(package) => reply::signing(desk.sign(&package)),
        Err(code) => reply::signing(Err(code.into())),
    };
    json(answer)
}

#[derive(Deserialize)]
struct Wanted {
    withcert: Option<bool>,
}

async fn tokens(desk: Data<Desk>, wanted: Query<Wanted>) -> impl Responder {
    if desk.scenario() == Scenario::NeverAnswers {
        tokio::time::sleep(NEVER).await;
    }
    json(reply::tokens(&desk.tokens(), wanted.withcert == Some(true)))
}

/// The one resource that other origins may read: a page draws it on a canvas.
async fn image(desk: Data<Desk>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("image/bmp")
        .insert_header(("Access-Control-Allow-Origin", "*"))
        .insert_header(("Cache-Control", "no-store"))
        .body(picture::of(&reply::tokens(&desk.tokens(), false)))
}

#[derive(Deserialize)]
struct Asked {
    domain: Option<String>,
}

async fn domain(asked: Query<Asked>) -> impl Responder {
    page(pages::add_domain(
        asked.domain.as_deref().unwrap_or_default(),
    ))
}

fn page(html: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(html)
}

/// The real component sends no CORS headers: only its own page can read this.
fn json(text: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .body(text)
}
