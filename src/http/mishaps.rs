//! Answers that are nothing but a status become a page that says what to do next.
//!
//! Runs outside the sessions' middleware, so that a database that is gone gets a page too. A fault is logged here,
//! once, with its whole chain; the visitor sees a reference number and nothing else.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderName, LOCATION, RETRY_AFTER, SET_COOKIE};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest, HttpResponse};

use super::error_page::ErrorPage;
use super::page_error::PageError;
use super::{arrival, htmx};
use crate::app::App;

/// Letters of a reference number: none that can be mistaken for another.
const REFERENCE: &[u8] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/// Draws the page for answers without a body of their own.
///
/// # Errors
/// None: an error of the handler becomes its page.
pub async fn draw<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let stranger = arrival::stranger(req.request());
    let app = req.app_data::<Data<App>>().cloned();
    match next.call(req).await {
        Ok(answer) if is_bare(answer.response()) || leaves_fragment(&answer) => Ok(redrawn(answer)),
        Ok(answer) => Ok(answer.map_into_left_body()),
        Err(error) => {
            let Some(chrome) = stranger else {
                return Err(error);
            };
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let reference = app.map(|app| refer(&app, "", &error.to_string()));
            let drawn = ErrorPage::new(chrome, status, reference).answer(status);
            Err(InternalError::from_response("sessions cannot be read", drawn).into())
        }
    }
}

fn redrawn<B: MessageBody + 'static>(
    answer: ServiceResponse<B>,
) -> ServiceResponse<EitherBody<B, BoxBody>> {
    let (req, response) = answer.into_parts();
    let bare = response.map_into_boxed_body();
    let mut drawn = page(&req, &bare);
    for cookie in bare.headers().get_all(SET_COOKIE) {
        drawn.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    ServiceResponse::new(req, drawn).map_into_right_body()
}

/// Whether an answer is a mistake without a body of its own.
fn is_bare<B>(response: &HttpResponse<B>) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error())
        && !response.headers().contains_key(CONTENT_TYPE)
}

/// Whether a fragment was asked for by somebody who has to sign in first.
fn leaves_fragment<B>(answer: &ServiceResponse<B>) -> bool {
    let response = answer.response();
    response.status().is_redirection()
        && response.error().is_some()
        && htmx::asks_for_fragment(answer.request())
}

fn page(req: &HttpRequest, bare: &HttpResponse) -> HttpResponse {
    if bare.status().is_redirection() {
        return leave(bare);
    }
    let status = shown(bare.status(), bare.error());
    let app = req
        .app_data::<Data<App>>()
        .filter(|_| status.is_server_error());
    let reference = app.map(|app| {
        let asked = req.match_pattern().unwrap_or_default();
        refer(app, &asked, &chain(bare))
    });
    let wait = bare
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok());
    let Some(chrome) = arrival::afterwards(req) else {
        return HttpResponse::build(status).finish();
    };
    let seconds = wait.and_then(|wait| wait.parse().ok());
    let page = ErrorPage::new(chrome, status, reference).waiting(seconds);
    let mut answer = page.answer(status);
    for name in [RETRY_AFTER, ALLOW] {
        if let Some(value) = bare.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

/// A fragment cannot be redirected, or the sign-in page would stand inside it: the whole page goes there.
fn leave(bare: &HttpResponse) -> HttpResponse {
    let mut answer = HttpResponse::NoContent();
    if let Some(to) = bare.headers().get(LOCATION) {
        answer.insert_header((HeaderName::from_static("hx-redirect"), to.clone()));
    }
    answer.finish()
}

/// A fault that has no page of its own shows as 500; sessions that cannot be read mean that the rows are gone.
fn shown(status: StatusCode, error: Option<&Error>) -> StatusCode {
    let ours = error.is_none_or(|error| error.as_error::<PageError>().is_some());
    match status {
        StatusCode::INTERNAL_SERVER_ERROR if !ours => StatusCode::SERVICE_UNAVAILABLE,
        status => status,
    }
}

/// The whole chain behind an answer that is a fault.
fn chain(bare: &HttpResponse) -> String {
    let told = |error: &Error| {
        error
            .as_error::<PageError>()
            .map_or_else(|| error.to_string(), PageError::chain)
    };
    bare.error().map(told).unwrap_or_default()
}

/// Logs the fault and gives the number under which it can be found; `asked` is the route's pattern, where it is known.
fn refer(app: &App, asked: &str, fault: &str) -> String {
    let reference = app.random.symbols(REFERENCE, 8);
    tracing::error!(%reference, asked, fault, "a page could not be answered");
    reference
}
