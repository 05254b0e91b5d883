//! One line for each answer, and its share in the metrics. The route's pattern is written, never the path: paths
//! can hold what nobody may read.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest};
use tracing::Instrument as _;

use crate::app::App;

/// The name of a route in the log and the metrics, where its pattern is not one that people read.
#[derive(Debug, Clone)]
pub struct RouteName(pub String);

/// Names the request, lets it through, writes its line and counts it.
///
/// # Errors
/// Those of the handler.
pub async fn note<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let Some(app) = req.app_data::<Data<App>>().cloned() else {
        return next.call(req).await;
    };
    let began = Instant::now();
    let id = app.random.uuid().to_string();
    let method = req.method().clone();
    let span = tracing::info_span!("request", id = %id);
    let mut answer = next.call(req).instrument(span).await?;
    if method == Method::POST {
        app.halt_at("answer-unsent").await;
    }
    let pattern = route(answer.request());
    let took = began.elapsed();
    let status = answer.status().as_u16();
    app.metrics
        .answered(method.as_str(), &pattern, status, took);
    tracing::info!(parent: None, %id, %method, %pattern, status, ms = took.as_millis(), "answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        answer
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(answer)
}

fn route(req: &HttpRequest) -> String {
    let named = req.app_data::<RouteName>().map(|name| name.0.clone());
    named
        .or_else(|| req.match_pattern())
        .unwrap_or_else(|| "none".to_owned())
}
