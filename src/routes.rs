//! The table of contents: every path this process answers, by door, each door with its guard.
//!
//! A guard is a type that the handler takes: `SignedIn<Citizen>` cannot be had by anybody else. Posts are checked by
//! `http::form::Form`; the machine doors at the end are exempt, because their callers carry credentials of their own.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, NormalizePath, from_fn};
use actix_web::web::{Data, PayloadConfig, ServiceConfig, get, scope};
use actix_web::{App as Web, Error};

use crate::app::App;
use crate::http::{access, assets, form, headers, health, metrics, mishaps, preferences, session};

/// The whole server: the doors, and around them (from the outside) the log, the headers, compression, the pages for
/// mistakes, and the sessions.
pub fn server(
    app: &Data<App>,
) -> Web<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let shared: &Arc<App> = app;
    Web::new()
        .app_data(Data::clone(app))
        .app_data(PayloadConfig::new(form::FORM_BYTES))
        .configure(doors)
        .wrap(session::middleware(shared))
        .wrap(from_fn(mishaps::draw))
        .wrap(Compress::default())
        .wrap(from_fn(headers::set))
        .wrap(from_fn(access::note))
        .wrap(NormalizePath::trim())
}

/// The second listener: what Prometheus reads, and nothing else.
pub fn metrics_listener(config: &mut ServiceConfig) {
    config.route("/metrics", get().to(metrics::show));
}

fn doors(config: &mut ServiceConfig) {
    config
        .configure(machinery)
        .configure(public);
}

/// Files, preferences, health: nobody's door.
fn machinery(config: &mut ServiceConfig) {
    config
        .route("/healthz", get().to(health::live))
        .route("/readyz", get().to(health::ready))
        .route("/preferences", get().to(preferences::set))
        .route(assets::ROUTE, get().to(assets::serve));
}

/// Pages for everybody. Guard: none.
fn public(config: &mut ServiceConfig) {
    config.service(scope(""));
}
