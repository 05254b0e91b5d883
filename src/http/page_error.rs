//! What a page answers when it cannot be shown: mistakes of visitors and faults of ours.
//!
//! Refusals of rules do not come here: a handler turns them into a page that says something useful. The page
//! itself is drawn by `error_page`, which knows the visitor's language.

use std::error::Error;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, LOCATION, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};

use super::turns::Busy;
use crate::db;
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// Nothing is here, or nothing that this visitor may see.
    #[error("not found")]
    NotFound,
    /// It was here, and its time is over.
    #[error("gone")]
    Gone,
    /// What is here is not asked for by this method, but by those that the text lists.
    #[error("the method is not allowed; allowed are {0}")]
    WrongMethod(String),
    /// The visitor has to sign in first.
    #[error("sign in first")]
    SignIn {
        /// Where to sign in.
        door: &'static str,
        /// Where to come back to.
        back: Option<String>,
        /// Whether a form was sent: the session of whoever filled it has ended.
        ended: bool,
    },
    /// The form was not made for this session, or not sent by one of our pages.
    #[error("the form is not of this session")]
    Csrf,
    /// The form cannot be decoded.
    #[error("the form cannot be read")]
    Unreadable,
    /// The form is larger than a form may be.
    #[error("the form is too large")]
    TooLarge,
    /// The form did not arrive in time.
    #[error("the form did not arrive in time")]
    Slow,
    /// Something else happened first.
    #[error("something else happened first")]
    Conflict,
    /// Too often; try again after this many seconds.
    #[error("too often")]
    TooMany(u64),
    /// The server is busy; try again after this many seconds.
    #[error("busy")]
    Busy(u64),
    /// A fault of ours.
    #[error("a fault")]
    Fault(#[source] Box<dyn Error + Send + Sync>),
}

impl PageError {
    /// A fault of ours, whatever its type.
    pub fn fault(source: impl Error + Send + Sync + 'static) -> Self {
        Self::Fault(Box::new(source))
    }

    /// Too often until `retry_at`.
    #[must_use]
    pub fn until(retry_at: Timestamp, now: Timestamp) -> Self {
        let seconds = crate::text::dates::seconds_left(retry_at, now);
        Self::TooMany(u64::try_from(seconds).unwrap_or_default().max(1))
    }

    /// The chain of causes in one line, for the log only.
    #[must_use]
    pub fn chain(&self) -> String {
        chain(self)
    }
}

/// Seconds after which a turn may be had again.
const TURN_SECONDS: u64 = 3;

impl From<Busy> for PageError {
    fn from(_: Busy) -> Self {
        Self::Busy(TURN_SECONDS)
    }
}

impl From<db::Error> for PageError {
    fn from(fault: db::Error) -> Self {
        match fault {
            db::Error::Pool(_) => Self::Busy(5),
            fault => Self::fault(fault),
        }
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::Csrf => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        match self {
            Self::SignIn { door, back, ended } => {
                let back = back
                    .as_deref()
                    .map(|back| format!("?back={}", super::paths::encode(back)));
                let mut to = format!("{door}{}", back.unwrap_or_default());
                if *ended {
                    to.push(if to.contains('?') { '&' } else { '?' });
                    to.push_str("ended=yes");
                }
                answer.insert_header((LOCATION, to));
            }
            Self::TooMany(seconds) | Self::Busy(seconds) => {
                answer.insert_header((RETRY_AFTER, seconds.to_string()));
            }
            Self::WrongMethod(allowed) => {
                answer.insert_header((ALLOW, allowed.as_str()));
            }
            _ => {}
        }
        answer.finish()
    }
}
