//! From a page to an answer: its status, its media type, and that nobody keeps it.
//!
//! A page is rendered whole before the first byte is sent. Deliberately absent: which status fits, which the handler
//! knows.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use askama::Template;

use super::htmx;
use super::page_error::PageError;

/// 200: the page as asked for.
pub fn ok(page: impl Template) -> HttpResponse {
    with(StatusCode::OK, page)
}

/// 422: what was typed has mistakes, and the page names them.
pub fn unprocessable(page: impl Template) -> HttpResponse {
    with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// 409: the rule refuses it as things stand, and the page says why.
pub fn conflict(page: impl Template) -> HttpResponse {
    with(StatusCode::CONFLICT, page)
}

/// 403: this visitor may not.
pub fn forbidden(page: impl Template) -> HttpResponse {
    with(StatusCode::FORBIDDEN, page)
}

/// 404: there is nothing here for this visitor.
pub fn not_found(page: impl Template) -> HttpResponse {
    with(StatusCode::NOT_FOUND, page)
}

/// 410: it was there, and its time is over.
pub fn gone(page: impl Template) -> HttpResponse {
    with(StatusCode::GONE, page)
}

/// The page under `status`. A template that fails is a fault.
pub fn with(status: StatusCode, page: impl Template) -> HttpResponse {
    match page.render() {
        Ok(html) => HttpResponse::build(status)
            .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((VARY, htmx::VARY))
            .body(html),
        Err(error) => HttpResponse::from_error(PageError::fault(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Template)]
    #[template(source = "<p>{{ text }}</p>", ext = "html")]
    struct Page {
        text: &'static str,
    }

    #[test]
    fn nobody_keeps_a_page() {
        let response = unprocessable(Page { text: "a < b" });
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(response.headers().get(CACHE_CONTROL).unwrap(), "no-store");
        assert_eq!(response.headers().get(VARY).unwrap(), htmx::VARY);
        assert_eq!(
            response.headers().get(CONTENT_TYPE).unwrap(),
            "text/html; charset=utf-8"
        );
    }
}
