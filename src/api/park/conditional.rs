//! `ETag` and `Last-Modified`: an answer that the caller holds already is not sent again.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use chrono::NaiveDateTime;
use sha2::{Digest as _, Sha256};

use crate::kit::clock::Timestamp;

/// IMF-fixdate.
const FIXDATE: &str = "%a, %d %b %Y %H:%M:%S GMT";
/// The obsolete forms that are read, too.
const RFC_850: &str = "%A, %d-%b-%y %H:%M:%S GMT";
const ASCTIME: &str = "%a %b %e %H:%M:%S %Y";

/// Begins the answer: 304 when the caller holds it.
pub(in crate::api) fn begin(
    req: &HttpRequest,
    changed: Option<Timestamp>,
    body: &[u8],
) -> HttpResponseBuilder {
    let digest = hex::encode(Sha256::digest(body));
    let tag = format!("W/\"{}\"", digest.get(..32).unwrap_or_default());
    let status = if is_held(req, &tag, changed) {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    };
    let mut answer = HttpResponse::build(status);
    answer.insert_header((ETAG, tag));
    if let Some(changed) = changed {
        answer.insert_header((LAST_MODIFIED, written(changed)));
    }
    answer
}

/// Ends it with its body, which a 304 has not.
pub(in crate::api) fn end(
    mut answer: HttpResponseBuilder,
    media: &'static str,
    body: Vec<u8>,
) -> HttpResponse {
    let response = answer.finish();
    if response.status() == StatusCode::NOT_MODIFIED {
        return response;
    }
    let mut response = response.set_body(body).map_into_boxed_body();
    let value = actix_web::http::header::HeaderValue::from_static(media);
    response.headers_mut().insert(CONTENT_TYPE, value);
    response
}

/// `If-None-Match` decides alone where it is sent.
fn is_held(req: &HttpRequest, tag: &str, changed: Option<Timestamp>) -> bool {
    let header = |name| {
        req.headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    if let Some(held) = header(IF_NONE_MATCH) {
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        return held.trim() == "*" || held.split(',').any(|one| opaque(one) == opaque(tag));
    }
    let since = header(IF_MODIFIED_SINCE).and_then(read);
    since
        .zip(changed)
        .is_some_and(|(since, changed)| since.unix() >= changed.unix())
}

/// In any of the three forms of RFC 9110, 5.6.7.
fn read(text: &str) -> Option<Timestamp> {
    let read = |form| NaiveDateTime::parse_from_str(text, form).ok();
    let read = [FIXDATE, RFC_850, ASCTIME].into_iter().find_map(read);
    read.map(Timestamp::from_utc)
}

fn written(at: Timestamp) -> String {
    at.utc().format(FIXDATE).to_string()
}
