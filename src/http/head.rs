//! HEAD: answered as GET is; the body is left out by the server itself, which knows what was asked. A handler that counts
//! what it hands out asks [`is_head`]: who asks for the head alone is handed nothing.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest};

/// That HEAD was asked.
#[derive(Debug, Clone, Copy)]
struct Head;

/// Whether only the head of the answer leaves.
#[must_use]
pub fn is_head(req: &HttpRequest) -> bool {
    req.extensions().get::<Head>().is_some()
}

/// Whether the path is one of the park data API, whose callers sign the method and the target as they were received.
#[must_use]
pub fn is_signed(path: &str) -> bool {
    path.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("/v2/"))
}

/// Lets HEAD find what GET finds. The park data API is left alone.
///
/// # Errors
/// Those of the handler.
pub async fn as_get<B: MessageBody>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if req.method() == Method::HEAD && !is_signed(req.path()) {
        req.head_mut().method = Method::GET;
        req.extensions_mut().insert(Head);
    }
    next.call(req).await
}
