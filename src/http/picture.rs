//! A picture that a member has handed in, as an answer: to be drawn within a page of ours, and by nobody kept.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};

use super::page_error::PageError;
use crate::app::App;
use crate::domain::picture::{self, Owner, Picture};

/// The picture of its owner.
///
/// # Errors
/// Not found where there is none.
pub async fn show(app: &App, owner: Owner) -> Result<HttpResponse, PageError> {
    let vault = app.vault.clone();
    let found = app
        .db
        .read(move |conn| picture::find(conn, &vault, owner))
        .await?;
    found.map(answer).ok_or(PageError::NotFound)
}

/// Somebody who asks for it alone saves it: a browser opens nothing that a stranger wrote.
fn answer(picture: Picture) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, picture.kind.media_type()))
        .insert_header((CONTENT_DISPOSITION, "attachment"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(picture.content)
}
