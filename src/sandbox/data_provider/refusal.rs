//! Answers without data, in JSON.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::ALLOW;
use serde_json::json;

use super::asked::CannotAnswer;
use super::platform::CannotTrust;
use crate::domain::dataset::connection::Definition;

/// To a call that is not as it should be.
pub(super) fn unanswered(definition: &Definition, refusal: &CannotAnswer) -> HttpResponse {
    match refusal {
        CannotAnswer::Method => {
            let allowed = format!("{:?}", definition.method).to_uppercase();
            let mut response = HttpResponse::MethodNotAllowed();
            response.insert_header((ALLOW, allowed));
            response.json(json!({ "error": "method_not_allowed" }))
        }
        CannotAnswer::Token => problem(StatusCode::UNAUTHORIZED, "invalid_token"),
        CannotAnswer::Header(name) => {
            HttpResponse::BadRequest().json(json!({ "error": "invalid_request", "header": name }))
        }
    }
}

/// To a call whose token the platform does not vouch for.
pub(super) fn untrusted(refusal: &CannotTrust) -> HttpResponse {
    match refusal {
        CannotTrust::NotAttached => problem(StatusCode::SERVICE_UNAVAILABLE, "not_attached"),
        CannotTrust::Inactive => problem(StatusCode::UNAUTHORIZED, "invalid_token"),
        CannotTrust::Unreachable(_) => problem(StatusCode::GATEWAY_TIMEOUT, "platform_unreachable"),
        CannotTrust::Unreadable(_) => {
            problem(StatusCode::INTERNAL_SERVER_ERROR, "platform_unreadable")
        }
    }
}

/// A status and a word in JSON.
pub(super) fn problem(status: StatusCode, word: &str) -> HttpResponse {
    HttpResponse::build(status).json(json!({ "error": word }))
}
