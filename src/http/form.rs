//! Forms of pages: bounded, decoded, and refused when their CSRF token is not this session's.
//!
//! A form struct holds strings as they arrived; its own `parse` makes domain types and gathers field errors.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_session::SessionExt as _;
use actix_web::dev::Payload;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::csrf;
use super::page_error::PageError;
use crate::app::App;

/// The most bytes a form may have.
pub const FORM_BYTES: usize = 64 * 1024;
/// The most characters one value may have, unless its form says otherwise.
pub const VALUE_CHARS: usize = 16 * 1024;

/// A form that was sent by one of our pages to this very session.
#[derive(Debug)]
pub struct Form<T>(pub T);

#[derive(Deserialize)]
struct Token {
    #[serde(default)]
    csrf: String,
}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Bytes::from_request(req, payload);
        let req = req.clone();
        Box::pin(async move {
            let body = body.await.map_err(|_| PageError::TooLarge)?;
            if body.len() > FORM_BYTES {
                return Err(PageError::TooLarge);
            }
            let app = req
                .app_data::<Data<App>>()
                .map(|app| Arc::clone(app))
                .ok_or(PageError::Unreadable)?;
            let token: Token =
                serde_html_form::from_bytes(&body).map_err(|_| PageError::Unreadable)?;
            csrf::check(&req, &req.get_session(), &app, &token.csrf)?;
            serde_html_form::from_bytes(&body)
                .map(Self)
                .map_err(|_| PageError::Unreadable)
        })
    }
}
