//! A call of a stranger, its bounds, and what comes of it.

use std::error::Error as _;
use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use url::Url;

use crate::clients::address::Forbidden;
use crate::kit::clock::Timestamp;

/// The bounds of a call.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// To connect, with TLS.
    pub connect: Duration,
    /// Between two pieces of the answer.
    pub idle: Duration,
    /// For everything, waiting for our turn included.
    pub whole: Duration,
    /// The most bytes of the answer's body.
    pub bytes: usize,
}

impl Default for Bounds {
    /// 10 seconds to connect, 30 between two pieces, 5 minutes in all, 50 MiB.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            whole: Duration::from_mins(5),
            bytes: 50 << 20,
        }
    }
}

/// One call.
#[derive(Debug)]
pub struct Call<'a> {
    /// Whose turn it takes.
    pub provider: &'a str,
    /// The verb.
    pub method: Method,
    /// The registered address.
    pub url: &'a Url,
    /// Everything but `Host`. Secrets among them are marked sensitive.
    pub headers: HeaderMap,
}

/// An answer, whole and within bounds.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotCall {
    /// The address may not be called.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The address rests after too many failures.
    #[error("the address rests until {0}")]
    Resting(Timestamp),
    /// No connection: name, network or certificate.
    #[error("no connection")]
    Unreachable,
    /// The time was over.
    #[error("no whole answer in time")]
    TimedOut,
    /// The answer broke off, or was no HTTP.
    #[error("the answer broke off")]
    Broken,
    /// More bytes than allowed.
    #[error("the answer is too large")]
    TooLarge,
}

/// What an error of the connection means.
impl From<reqwest::Error> for CannotCall {
    fn from(why: reqwest::Error) -> Self {
        let mut cause = why.source();
        while let Some(error) = cause {
            if let Some(forbidden) = error.downcast_ref::<Forbidden>() {
                return Self::Forbidden(forbidden.clone());
            }
            cause = error.source();
        }
        if why.is_timeout() {
            Self::TimedOut
        } else if why.is_connect() || why.is_builder() {
            Self::Unreachable
        } else {
            Self::Broken
        }
    }
}
