//! A form with a file, as `multipart/form-data` (RFC 7578): bounded, and refused when its CSRF token is not this
//! session's.
//!
//! The token is the first part of the form, so that a stranger's file is never read. What is wrong with the file is a
//! mistake beside its field and no error page: whatever else was typed stays. All files that are being handed in have a
//! bounded [`room`] in memory. Deliberately absent: several files in one
//! form, and writing to a disk that other processes do not see.

mod room;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_multipart::{Field, Multipart, MultipartError};
use actix_session::SessionExt as _;
use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, HeaderMap};
use actix_web::web::Data;
use actix_web::{Error, FromRequest, HttpMessage as _, HttpRequest};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;

use super::form::{FORM_BYTES, Form, check_lengths};
use super::page_error::PageError;
use super::{body as bodies, csrf, once};
use crate::app::App;
use crate::domain::file::{CannotTake, File, FileKind};
use room::Taken;
pub use room::UploadRoom;

/// The most parts of a form.
const PARTS: usize = 100;
/// The most bytes of a file that is read to its end, so that its page comes back and says why it is not taken: 64 MiB.
const READ_ON_BYTES: usize = 64 * 1024 * 1024;

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
            let note = |name: &str, text: &str| once::note_field(&req, (name, text));
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

/// Reads the parts, when `check` lets the token pass that has to be the first of them; `note` hears of every field. With
/// the parts comes the room that the file takes in memory.
async fn read<T: WithFile>(
    mut parts: Multipart,
    uploads: &UploadRoom,
    check: impl Fn(&str) -> Result<(), PageError>,
    note: impl Fn(&str, &str),
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
        note(&name, &text);
        fields.push((name, text));
    }
    let form = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&fields)
        .finish();
    check_lengths(form.as_bytes())?;
    let upload = Upload {
        form: serde_html_form::from_str(&form).map_err(|_| PageError::Unreadable)?,
        file: file.unwrap_or(Err(CannotTake::Nothing)),
    };
    Ok((upload, taken))
}

/// What was typed into a field, while there is `room` in bytes.
async fn text(part: &mut Field, room: usize) -> Result<String, PageError> {
    let bytes = part.bytes(room).await.map_err(|_| PageError::TooLarge)?;
    let bytes = bytes.map_err(refused)?;
    String::from_utf8(bytes.to_vec()).map_err(|_| PageError::Unreadable)
}

/// Takes the file; one that is too large, or for which there is no room, is read on for a while and thrown away.
async fn take<T: WithFile>(
    part: &mut Field,
    uploads: &UploadRoom,
    taken: &mut Option<Taken>,
) -> Result<Result<File, CannotTake>, PageError> {
    let disposition = part.content_disposition();
    let name = disposition.and_then(|said| said.get_filename());
    let name = name.unwrap_or_default().to_owned();
    let (mut content, mut read) = (Vec::new(), 0_usize);
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(refused)?;
        if read == 0 && !chunk.is_empty() {
            *taken = uploads.take(T::MOST_BYTES).await;
            content.reserve_exact(taken.as_ref().map_or(0, |_| T::MOST_BYTES));
        }
        read = read.saturating_add(chunk.len());
        if taken.is_some() && read <= T::MOST_BYTES {
            content.extend_from_slice(&chunk);
        } else {
            content = Vec::new();
        }
        if read > READ_ON_BYTES {
            return Err(PageError::TooLarge);
        }
    }
    if read > T::MOST_BYTES {
        return Ok(Err(CannotTake::TooLarge));
    }
    if name.is_empty() && read == 0 {
        return Ok(Err(CannotTake::Nothing));
    }
    if read > 0 && taken.is_none() {
        return Ok(Err(CannotTake::Busy));
    }
    Ok(File::take(&name, content, T::KINDS))
}

/// What a part that cannot be had means for a page.
fn refused(why: MultipartError) -> PageError {
    match why {
        MultipartError::Payload(why) => bodies::refused(&Error::from(why)),
        _ => PageError::Unreadable,
    }
}

#[cfg(test)]
mod tests;
