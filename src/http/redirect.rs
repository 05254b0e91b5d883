//! Post, redirect, get: where a visitor goes after something was done, and what the next page says about it.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;

use super::arrival::NOTICE;
use super::notice::Notice;
use super::page_error::PageError;

/// 303: look at `path`.
pub fn to(path: impl Into<String>) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, path.into()))
        .finish()
}

/// 303: nobody is signed in any more, and the page at `path` says so once: the sentence under `key`. The session goes on under
/// another name, and knows nothing but that sentence.
///
/// # Errors
/// When the session cannot hold it.
pub fn leaving(
    session: &Session,
    path: impl Into<String>,
    key: &str,
) -> Result<HttpResponse, PageError> {
    session.clear();
    session.renew();
    with_notice(session, path, key)
}

/// 303: look at `path`, which says once that something was done: the sentence under `key`.
///
/// # Errors
/// When the session cannot hold it.
pub fn with_notice(
    session: &Session,
    path: impl Into<String>,
    key: &str,
) -> Result<HttpResponse, PageError> {
    saying(session, path, Notice::done(key))
}

/// 303: look at `path`, which says once why something was not done: the sentence under `key`.
///
/// # Errors
/// When the session cannot hold it.
pub fn with_complaint(
    session: &Session,
    path: impl Into<String>,
    key: &str,
) -> Result<HttpResponse, PageError> {
    saying(session, path, Notice::complaint(key))
}

/// 303: look at `path`, which says `notice` once.
///
/// # Errors
/// When the session cannot hold it.
pub fn saying(
    session: &Session,
    path: impl Into<String>,
    notice: Notice,
) -> Result<HttpResponse, PageError> {
    session.insert(NOTICE, notice).map_err(PageError::fault)?;
    Ok(to(path))
}
