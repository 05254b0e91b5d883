//! The shapes of mistakes at the doors for machines: a stable word as JSON, and the headers that go with it.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;

use crate::app::App;
use crate::http::page_error::PageError;
use crate::kit::clock::Timestamp;
use crate::text::dates;

/// Letters of a reference number: none that can be mistaken for another.
const REFERENCE: &[u8] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// Seconds after which a caller may try again when nothing could be said.
const RETRY_SECONDS: &str = "5";

/// Why a machine is not answered as it wished. Its words are part of the interface.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// No form, no token, or unreadable.
    #[error("invalid_request")]
    InvalidRequest,
    /// Not who it says to be, or not from where it may call.
    #[error("invalid_client")]
    InvalidClient,
    /// The bearer's token is missing, unknown or over, or its bearer calls from elsewhere than it may.
    #[error("invalid_token")]
    InvalidToken,
    /// The form did not arrive in time.
    #[error("request_timeout")]
    Slow,
    /// Nothing is here.
    #[error("not_found")]
    NotFound,
    /// What is here answers to this method only.
    #[error("method_not_allowed")]
    OnlyBy(&'static str),
    /// Too many wrong credentials came from there: nothing is looked at for so many seconds.
    #[error("too_many_requests")]
    TooMany(u64),
    /// A fault of ours; the log tells more under this number.
    #[error("temporarily_unavailable")]
    Unavailable {
        /// The number.
        reference: String,
    },
}

#[derive(Serialize)]
struct Body<'a> {
    error: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
}

impl ApiError {
    /// Logs a fault with its whole chain; the caller sees its number and nothing else.
    pub fn fault(app: &App, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        let reference = app.random.symbols(REFERENCE, 8);
        let fault = PageError::fault(source).chain();
        tracing::error!(%reference, %fault, "a machine could not be answered");
        Self::Unavailable { reference }
    }

    /// Nothing is looked at until `retry_at`.
    #[must_use]
    pub fn until(retry_at: Timestamp, now: Timestamp) -> Self {
        let seconds = dates::seconds_left(retry_at, now);
        Self::TooMany(u64::try_from(seconds).unwrap_or_default().max(1))
    }

    /// What tells the caller how to prove who it is.
    const fn challenge(&self) -> Option<&'static str> {
        match self {
            Self::InvalidClient => Some(r#"Basic realm="mydata", charset="UTF-8""#),
            Self::InvalidToken => Some(
                r#"Bearer error="invalid_token", error_description="The access token is missing, unknown or expired""#,
            ),
            _ => None,
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::InvalidRequest => StatusCode::BAD_REQUEST,
            Self::InvalidClient | Self::InvalidToken => StatusCode::UNAUTHORIZED,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::OnlyBy(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        if let Some(challenge) = self.challenge() {
            answer.insert_header((WWW_AUTHENTICATE, challenge));
        }
        let reference = match self {
            Self::OnlyBy(method) => {
                answer.insert_header((ALLOW, *method));
                None
            }
            Self::TooMany(seconds) => {
                answer.insert_header((RETRY_AFTER, seconds.to_string()));
                None
            }
            Self::Unavailable { reference } => {
                answer.insert_header((RETRY_AFTER, RETRY_SECONDS));
                Some(reference.as_str())
            }
            _ => None,
        };
        let error = self.to_string();
        answer
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((PRAGMA, "no-cache"))
            .json(Body { error, reference })
    }
}

/// An answer that nobody may keep.
#[must_use]
pub fn unkept(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((PRAGMA, "no-cache"))
        .json(body)
}

/// Nothing is here.
///
/// # Errors
/// Always [`ApiError::NotFound`].
pub async fn nothing() -> Result<HttpResponse, ApiError> {
    Err(ApiError::NotFound)
}

/// What is here wants `GET`.
///
/// # Errors
/// Always [`ApiError::OnlyBy`].
pub async fn only_get() -> Result<HttpResponse, ApiError> {
    Err(ApiError::OnlyBy("GET"))
}

/// What is here wants `POST`.
///
/// # Errors
/// Always [`ApiError::OnlyBy`].
pub async fn only_post() -> Result<HttpResponse, ApiError> {
    Err(ApiError::OnlyBy("POST"))
}
