//! The same question in the form of RFC 7662, and the document of RFC 8414 that announces it.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpRequest, HttpResponse};
use serde::Serialize;

use super::problem::{ApiError, unkept};
use super::question;
use crate::app::App;
use crate::domain::token::holder;
use crate::domain::token::introspection::{Found, Verdict};

#[derive(Serialize)]
struct Inactive {
    active: bool,
}

/// RFC 7662 section 2.2, and `verification` as an extension.
#[derive(Serialize)]
struct Good<'a> {
    active: bool,
    client_id: &'a str,
    token_type: &'static str,
    exp: i64,
    iat: i64,
    sub: String,
    aud: &'a str,
    iss: String,
    verification: &'a str,
}

/// RFC 8414 section 2. No grant is offered here, so that no endpoint of a grant is named.
#[derive(Serialize)]
struct Metadata {
    issuer: String,
    introspection_endpoint: String,
    introspection_endpoint_auth_methods_supported: [&'static str; 1],
    userinfo_endpoint: String,
    response_types_supported: [&'static str; 0],
    grant_types_supported: [&'static str; 0],
}

/// `POST /oauth/introspect`
///
/// # Errors
/// What the request lacks, a caller that is not the data set's provider, or a fault.
pub async fn introspect(
    app: Data<App>,
    req: HttpRequest,
    body: Result<Bytes, Error>,
) -> Result<HttpResponse, ApiError> {
    let question = question::read(&app, &req, body)?;
    let verdict = question::ask(&app, question).await;
    match verdict.map_err(|fault| ApiError::fault(&app, fault))? {
        Verdict::WrongCaller => Err(ApiError::InvalidClient),
        Verdict::TooMany(retry_at) => Err(ApiError::until(retry_at, app.clock.now())),
        Verdict::Inactive => Ok(unkept(&Inactive { active: false })),
        Verdict::Active(token) => Ok(active(&app, &token)),
    }
}

/// `GET /.well-known/oauth-authorization-server`
pub async fn metadata(app: Data<App>) -> HttpResponse {
    let server = &app.config.server;
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .json(Metadata {
            issuer: server.link(""),
            introspection_endpoint: server.link("/oauth/introspect"),
            introspection_endpoint_auth_methods_supported: ["client_secret_basic"],
            userinfo_endpoint: server.link("/connect/userinfo"),
            response_types_supported: [],
            grant_types_supported: [],
        })
}

fn active(app: &App, token: &Found) -> HttpResponse {
    unkept(&Good {
        active: true,
        client_id: token.dataset.as_str(),
        token_type: "Bearer",
        exp: token.expires_at.unix(),
        iat: token.issued_at.unix(),
        sub: holder::subject(&app.vault, token.organization, token.citizen),
        aud: token.dataset.as_str(),
        iss: app.config.server.link(""),
        verification: &token.verification,
    })
}
