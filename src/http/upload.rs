//! A form with a file, as `multipart/form-data` (RFC 7578): bounded, and refused when its CSRF token is not this
//! session's.
//!
//! The token is the first part of the form, so that a stranger's file is never read. What is wrong with the file is a
//! mistake beside its field and no error page: whatever else was typed stays. All files that are being handed in have a
//! bounded [`room`] in memory. Deliberately absent: several files in one form, and a disk that other processes do not see.

mod part;
mod room;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_multipart::Multipart;
use actix_session::SessionExt as _;
use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, HeaderMap};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;

use super::form::{FORM_BYTES, Form, check_lengths};
use super::page_error::PageError;
use super::{body as bodies, csrf, once};
use crate::app::App;
use crate::domain::file::{CannotTake, File, FileKind};
use part::{refused, take, text};
use room::Taken;
pub use room::UploadRoom;

/// The most parts of a form.
const PARTS: usize = 100;

/// A form of ours with a control for a file.
pub trait WithFile: DeserializeOwned + 'static {
    /// The control's name.
    const FIELD: &'static str;
    /// The most bytes of the file.
    const MOST_BYTES: usize;
    /// What is taken.
    const KINDS: &'static [FileKind];
}

/// A form with a file that was sent by one of our pages to this very session.
#[derive(Debug)]
pub struct Upload<T> {
    /// Everything else that was typed.
    pub form: T,
    /// The file, or why it is not taken.
    pub file: Result<File, CannotTake>,
}

impl CannotTake {
    /// The key of the sentence beside the field.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "common-upload-nothing",
            Self::Empty => "common-upload-empty",
            Self::TooLarge => "common-upload-large",
            Self::WrongKind => "common-upload-kind",
            Self::Busy => "common-upload-busy",
        }
    }
}

impl<T: WithFile> FromRequest for Upload<T> {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, mut payload) = (req.clone(), payload.take());
        Box::pin(async move {
            if !has_parts(req.headers()) {
                let Form(form) = Form::from_request(&req, &mut payload).await?;
                let file = Err(CannotTake::Nothing);
                return Ok(Self { form, file });
            }
            let app = req
                .app_data::<Data<App>>()
                .map(|app| Arc::clone(app))
                .ok_or(PageError::Unreadable)?;
            let (session, parts) = (req.get_session(), Multipart::new(req.headers(), payload));
            let check = |token: &str| csrf::check(&req, &session, &app, token);
            let note = |form: &[u8], file: &[u8]| once::note(&req, form, file);
            let (upload, room) = read(parts, &app.uploads, check, note).await?;
            req.extensions_mut().insert(room);
            Ok(upload)
        })
    }
}

fn has_parts(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// Reads the parts, when `check` lets the token pass that has to be the first of them; `note` hears of all fields, as a form
/// without a file would hold them, and of the file. With the parts comes the room that the file takes in memory.
async fn read<T: WithFile>(
    mut parts: Multipart,
    uploads: &UploadRoom,
    check: impl Fn(&str) -> Result<(), PageError>,
    note: impl Fn(&[u8], &[u8]),
) -> Result<(Upload<T>, Option<Taken>), PageError> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let (mut file, mut taken, mut room) = (None, None, FORM_BYTES);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(refused)?;
        let name = part.name().unwrap_or_default().to_owned();
        if fields.is_empty() && name != "csrf" {
            return Err(PageError::Csrf);
        }
        if fields.len() >= PARTS {
            return Err(PageError::TooLarge);
        }
        if name == T::FIELD {
            let took = take::<T>(&mut part, uploads, &mut taken).await?;
            if file.replace(took).is_some() {
                return Err(PageError::Unreadable);
            }
            continue;
        }
        let text = text(&mut part, room).await?;
        room = room.saturating_sub(name.len() + text.len());
        if fields.is_empty() {
            check(&text)?;
        }
        fields.push((name, text));
    }
    let form = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&fields)
        .finish();
    check_lengths(form.as_bytes())?;
    let file = file.unwrap_or(Err(CannotTake::Nothing));
    let content = file.as_ref().map(|file| file.content.as_slice());
    note(form.as_bytes(), content.unwrap_or_default());
    let upload = Upload {
        form: serde_html_form::from_str(&form).map_err(|_| PageError::Unreadable)?,
        file,
    };
    Ok((upload, taken))
}

#[cfg(test)]
mod tests;
