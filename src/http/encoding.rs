//! Encodings of bodies: what is sent to us compressed is refused unread, and what is compressed is not compressed again.
//!
//! Nobody needs to send us compressed bodies, and a small one can hold more than a process has memory for.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

/// What is compressed by its nature; the middleware that compresses knows pictures by itself.
const COMPRESSED: [&str; 2] = ["application/zip", "application/pdf"];
const AS_IT_IS: HeaderValue = HeaderValue::from_static("identity");

/// Answers 415 to a body in any encoding, and says in which it would be taken (RFC 9110, 12.5.3). Says of answers that are
/// compressed by their nature that they go out as they are, with their length: runs inside the middleware that
/// compresses, which leaves alone what has an encoding.
///
/// # Errors
/// Those of the handler.
pub async fn settle<B: MessageBody>(
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
    let mut answer = next.call(req).await?;
    let media_type = answer.headers().get(CONTENT_TYPE);
    if media_type.is_some_and(|media_type| COMPRESSED.iter().any(|one| media_type == one)) {
        answer.headers_mut().insert(CONTENT_ENCODING, AS_IT_IS);
    }
    Ok(answer.map_into_left_body())
}

/// Takes back what [`settle`] said, which is no encoding that an answer names (RFC 9110, 8.4): for whoever stands outside
/// of the middleware that compresses.
pub fn forget(headers: &mut HeaderMap) {
    if headers.get(CONTENT_ENCODING) == Some(&AS_IT_IS) {
        headers.remove(CONTENT_ENCODING);
    }
}
