//! Answers that are nothing but a status become a page that says what to do next.
//!
//! Runs outside the sessions' middleware, so that a database that is gone gets a page too. A fault is logged here,
//! once, with its whole chain; the visitor sees a reference number and nothing else.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER, SET_COOKIE};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest, HttpResponse};

use super::arrival;
use super::error_page::ErrorPage;
use super::page_error::PageError;
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
    let asked = req.request().clone();
    let answer = match next.call(req).await {
        Ok(answer) => answer,
        Err(error) => {
            let response = HttpResponse::from_error(error);
            return Ok(
                ServiceResponse::new(asked.clone(), page(&asked, &response)).map_into_right_body()
            );
        }
    };
    if !is_bare(answer.response()) {
        return Ok(answer.map_into_left_body());
    }
    let (req, response) = answer.into_parts();
    let bare = response.map_into_boxed_body();
    let mut drawn = page(&req, &bare);
    for cookie in bare.headers().get_all(SET_COOKIE) {
        drawn.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    Ok(ServiceResponse::new(req, drawn).map_into_right_body())
}

/// Whether an answer is a mistake without a body of its own.
fn is_bare<B>(response: &HttpResponse<B>) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error())
        && !response.headers().contains_key(CONTENT_TYPE)
}

fn page(req: &HttpRequest, bare: &HttpResponse) -> HttpResponse {
    if bare.status().is_redirection() {
        let mut answer = HttpResponse::build(bare.status());
        for (name, value) in bare.headers().iter().filter(|(name, _)| **name == LOCATION) {
            answer.insert_header((name.clone(), value.clone()));
        }
        return answer.finish();
    }
    let status = shown(bare.status(), bare.error());
    let reference = status.is_server_error().then(|| refer(req, bare)).flatten();
    let wait = bare
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let Some(chrome) = arrival::afterwards(req) else {
        return HttpResponse::build(status).finish();
    };
    let mut answer = ErrorPage::new(chrome, status, reference).answer(status);
    if let Some(value) = wait.and_then(|wait| wait.parse().ok()) {
        answer.headers_mut().insert(RETRY_AFTER, value);
    }
    answer
}

/// A fault that has no page of its own shows as 500; sessions that cannot be read mean that the rows are gone.
fn shown(status: StatusCode, error: Option<&Error>) -> StatusCode {
    let ours = error.is_none_or(|error| error.as_error::<PageError>().is_some());
    match status {
        StatusCode::INTERNAL_SERVER_ERROR if !ours => StatusCode::SERVICE_UNAVAILABLE,
        status => status,
    }
}

/// Logs the fault and gives the number under which it can be found.
fn refer(req: &HttpRequest, bare: &HttpResponse) -> Option<String> {
    let app = req.app_data::<Data<App>>()?;
    let reference = app.random.symbols(REFERENCE, 8);
    let chain = bare.error().map(|error| {
        error
            .as_error::<PageError>()
            .map_or_else(|| error.to_string(), PageError::chain)
    });
    tracing::error!(
        %reference,
        pattern = req.match_pattern().unwrap_or_default(),
        fault = chain.unwrap_or_default(),
        "a page could not be answered"
    );
    Some(reference)
}
