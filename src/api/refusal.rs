//! What the park data API answers when it does not answer: `{"message": "…"}`, or RFC 9457 for who asks for that.
//!
//! Its words are part of the interface: published clients look for them.

mod why;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT, ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, RETRY_AFTER, WWW_AUTHENTICATE,
};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;

use super::signature::Unsigned;
use crate::config::SignatureProfile;
use crate::domain::credential::reason::PROBLEM_TYPE;
use crate::domain::park::closing::Closed;
use crate::kit::clock::Timestamp;

pub use why::Why;

const PROBLEM: &str = "application/problem+json";

/// A refusal, and how it is told to this caller.
#[derive(Debug, Clone)]
pub struct Refused {
    why: Why,
    manner: Manner,
}

/// How a caller wants to be told.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// As RFC 9457.
    problem: bool,
    /// With which statuses.
    profile: SignatureProfile,
    /// The server's time.
    now: Timestamp,
}

impl Manner {
    /// What these headers ask for.
    #[must_use]
    pub fn of(headers: &HeaderMap, profile: SignatureProfile, now: Timestamp) -> Self {
        let mut accepted = headers
            .get_all(ACCEPT)
            .filter_map(|value| value.to_str().ok());
        Self {
            problem: accepted.any(|value| value.to_ascii_lowercase().contains(PROBLEM)),
            profile,
            now,
        }
    }

    /// A refusal told in this manner.
    #[must_use]
    pub const fn refuse(self, why: Why) -> Refused {
        Refused { why, manner: self }
    }
}

impl Refused {
    /// The stable word of the check that failed.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        self.why.word()
    }
}

#[derive(Serialize)]
struct Plain<'a> {
    message: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    server_time: Option<String>,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.why.word())
    }
}

impl ResponseError for Refused {
    fn status_code(&self) -> StatusCode {
        let kong3 = self.manner.profile == SignatureProfile::Kong3;
        match &self.why {
            Why::Unsigned(Unsigned::Missing) => StatusCode::UNAUTHORIZED,
            why if why.is_about_the_signature() && kong3 => StatusCode::UNAUTHORIZED,
            Why::NotFound => StatusCode::NOT_FOUND,
            Why::OnlyGet => StatusCode::METHOD_NOT_ALLOWED,
            Why::Unreadable(_) => StatusCode::BAD_REQUEST,
            Why::Exhausted(_) => StatusCode::TOO_MANY_REQUESTS,
            Why::Closed {
                how: Closed::Retired,
                ..
            } => StatusCode::GONE,
            Why::Busy | Why::Unavailable(_) | Why::Closed { .. } => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::FORBIDDEN,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let status = self.status_code();
        let mut answer = HttpResponse::build(status);
        answer.insert_header((CACHE_CONTROL, "no-store"));
        if status == StatusCode::UNAUTHORIZED {
            answer.insert_header((WWW_AUTHENTICATE, "hmac"));
        }
        match &self.why {
            Why::OnlyGet => {
                answer.insert_header((ALLOW, "GET"));
            }
            Why::Exhausted(allowance) => {
                let left = allowance.seconds_left(self.manner.now);
                answer.insert_header((RETRY_AFTER, left.to_string()));
            }
            Why::Busy | Why::Unavailable(_) => {
                answer.insert_header((RETRY_AFTER, "5"));
            }
            _ => {}
        }
        let message = self.why.message();
        if !self.manner.problem {
            return answer.json(Plain { message: &message });
        }
        let clock = self.why.is_about_the_clock();
        answer.insert_header((CONTENT_TYPE, PROBLEM)).json(Problem {
            r#type: format!("{PROBLEM_TYPE}{}", self.why.word()),
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: &message,
            server_time: clock.then(|| self.manner.now.to_string()),
        })
    }
}
