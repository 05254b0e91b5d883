//! Nobody needs to send us compressed bodies, and a small one can hold more than a process has memory for: they are
//! refused unread.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
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
