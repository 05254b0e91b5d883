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

use super::page_error::PageError;
use super::{body as bodies, csrf, once};
use crate::app::App;

/// The most bytes a form may have.
pub const FORM_BYTES: usize = 64 * 1024;
/// The most characters that a name or a value of a form may have.
pub const VALUE_CHARS: usize = 32 * 1024;
/// The most UTF-16 units that a text field of a page takes: far above what any rule allows, so that a browser cuts nothing
/// that was pasted and the rule can say what is too long; and few enough for a form.
pub const FIELD_CHARS: usize = 5_000;

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
            let body = body.await.map_err(|why| bodies::refused(&why))?;
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
            check_lengths(&body)?;
            once::note(&req, &body, &[]);
            serde_html_form::from_bytes(&body)
                .map(Self)
                .map_err(|_| PageError::Unreadable)
        })
    }
}

/// Refuses a form in which a name or a value is longer than [`VALUE_CHARS`].
///
/// # Errors
/// [`PageError::TooLarge`], whose page says to shorten the text; [`PageError::Unreadable`] when it is no form.
pub fn check_lengths(form: &[u8]) -> Result<(), PageError> {
    let fields: Vec<(String, String)> =
        serde_html_form::from_bytes(form).map_err(|_| PageError::Unreadable)?;
    let is_long = |text: &str| text.chars().nth(VALUE_CHARS).is_some();
    if fields
        .iter()
        .any(|(name, value)| is_long(name) || is_long(value))
    {
        return Err(PageError::TooLarge);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_the_longest_length_passes_and_one_character_more_does_not() {
        let form = |value: &str| check_lengths(format!("csrf=x&reason={value}").as_bytes());
        assert!(form(&"a".repeat(VALUE_CHARS)).is_ok());
        assert!(matches!(
            form(&"a".repeat(VALUE_CHARS + 1)),
            Err(PageError::TooLarge)
        ));
        let name = format!("{}=x", "n".repeat(VALUE_CHARS + 1));
        assert!(matches!(
            check_lengths(name.as_bytes()),
            Err(PageError::TooLarge)
        ));
    }

    #[test]
    fn characters_are_counted_and_not_the_bytes_that_carry_them() {
        let form = format!("reason={}", "%E7%8E%8B".repeat(VALUE_CHARS));
        assert!(check_lengths(form.as_bytes()).is_ok());
        assert!(check_lengths(format!("{form}a").as_bytes()).is_err());
    }
}
