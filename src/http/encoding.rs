//! Encodings of bodies: what is sent to us compressed is refused unread, and what is compressed is not compressed again.
//!
//! Nobody needs to send us compressed bodies, and a small one can hold more than a process has memory for.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

/// Answers 415 to a body in any encoding, and says in which it would be taken (RFC 9110, 12.5.3).
///
/// # Errors
/// Those of the handler.
pub async fn refuse<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let mut encodings = req.headers().get_all(CONTENT_ENCODING);
    if encodings.any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
        let answer = HttpResponse::UnsupportedMediaType()
            .insert_header((ACCEPT_ENCODING, "identity"))
            .finish();
        return Ok(req.into_response(answer).map_into_right_body());
    }
    Ok(next.call(req).await?.map_into_left_body())
}

/// What is compressed by its nature; the middleware that compresses knows pictures by itself.
const COMPRESSED: [&str; 2] = ["application/zip", "application/pdf"];
const AS_IT_IS: HeaderValue = HeaderValue::from_static("identity");

/// Says of answers that are compressed by their nature that they go out as they are, with their length: runs inside the
/// middleware that compresses, which leaves alone what has an encoding.
///
/// # Errors
/// Those of the handler.
pub async fn keep<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut answer = next.call(req).await?;
    let media_type = answer.headers().get(CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    if media_type.is_some_and(|media_type| COMPRESSED.contains(&media_type)) {
        answer.headers_mut().insert(CONTENT_ENCODING, AS_IT_IS);
    }
    Ok(answer)
}

/// Takes back what [`keep`] said, which is no encoding that an answer names (RFC 9110, 8.4): runs outside.
///
/// # Errors
/// Those of the handler.
pub async fn forget<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut answer = next.call(req).await?;
    if answer.headers().get(CONTENT_ENCODING) == Some(&AS_IT_IS) {
        answer.headers_mut().remove(CONTENT_ENCODING);
    }
    Ok(answer)
}
