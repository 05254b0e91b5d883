//! What every answer to a known caller says about its quota; and the line of each call in the log.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpRequest};

use super::{Rows, Serves};
use crate::api::refusal::{Refused, Why};
use crate::api::signed::RefusedGuest;
use crate::app::App;
use crate::domain::credential::admission::Guest;
use crate::domain::credential::quota::Allowance;
use crate::domain::credential::usage::CallLine;

/// Lets the call through, tells the quota, and notes the call.
///
/// # Errors
/// Those of the handler.
pub(super) async fn tell<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let began = Instant::now();
    let mut answer = next.call(req).await?;
    let req = answer.request().clone();
    let Some(app) = req.app_data::<Data<App>>().cloned() else {
        return Ok(answer);
    };
    let guest = req.extensions().get::<Guest>().copied();
    let told = req.extensions().get::<Allowance>().copied();
    if let Some(allowance) = guest.map(|guest| guest.allowance).or(told) {
        let left = allowance.seconds_left(app.clock.now());
        put(answer.headers_mut(), &allowance, left);
    }
    let status = answer.status().as_u16();
    let refusal = answer
        .response()
        .error()
        .and_then(|error| error.as_error::<Refused>())
        .map(Refused::word);
    let took = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
    if let Some(mut line) = line(&req, &app, status, guest) {
        line.refusal = refusal;
        line.milliseconds = took;
        if refusal == Some(Why::Mismatch.word()) {
            app.calls.note_forged(line);
        } else {
            app.calls.note(line);
        }
    }
    Ok(answer)
}

fn put(headers: &mut HeaderMap, allowance: &Allowance, left: i64) {
    for (name, number) in [
        ("ratelimit-limit", allowance.limit),
        ("ratelimit-remaining", allowance.remaining()),
        ("ratelimit-reset", left),
        ("x-ratelimit-limit-day", allowance.limit),
        ("x-ratelimit-remaining-day", allowance.remaining()),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from(number));
    }
}

fn line(req: &HttpRequest, app: &App, status: u16, guest: Option<Guest>) -> Option<CallLine> {
    let refused = req.extensions().get::<RefusedGuest>().copied();
    let credential = guest
        .map(|guest| guest.credential)
        .or(refused.map(|refused| refused.0))?;
    Some(CallLine {
        credential,
        service: req
            .app_data::<Serves>()
            .map_or("none", |serves| serves.0.id),
        status,
        rows: req.extensions().get::<Rows>().map_or(0, |rows| rows.0),
        milliseconds: 0,
        refusal: None,
        at: app.clock.now(),
    })
}
