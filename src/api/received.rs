//! The target of a request as it was received, for signatures: the server makes its own sense of paths afterwards.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest};

use crate::http::head;

/// The path and the query, byte for byte.
#[derive(Debug, Clone)]
pub struct AsReceived(String);

impl AsReceived {
    /// That of this request.
    #[must_use]
    pub fn of(req: &HttpRequest) -> Self {
        let kept = req.extensions().get::<Self>().cloned();
        kept.unwrap_or_else(|| Self(target(req.uri())))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or_default()
    }
}

fn target(uri: &actix_web::http::Uri) -> String {
    uri.path_and_query()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// Remembers the target of calls of the park data API, and of those that become such when slashes are taken away.
///
/// # Errors
/// Those of the handler.
pub async fn remember<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let path = req.path();
    let begin = path.len() - path.trim_start_matches('/').len();
    if head::is_signed(&path[begin.saturating_sub(1)..]) {
        let received = AsReceived(target(req.uri()));
        req.extensions_mut().insert(received);
    }
    next.call(req).await
}
