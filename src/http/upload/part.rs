//! Reading the parts of a form one by one: what was typed, and the file.

use actix_multipart::{Field, MultipartError};
use actix_web::Error;
use futures_util::StreamExt as _;

use super::room::{Taken, UploadRoom};
use super::{PageError, WithFile, bodies};
use crate::domain::file::{CannotTake, File};

/// The most bytes of a file that is read to its end, so that its page comes back and says why it is not taken: 64 MiB.
pub(super) const READ_ON_BYTES: usize = 64 * 1024 * 1024;

/// What was typed into a field, while there is `room` in bytes.
pub(super) async fn text(part: &mut Field, room: usize) -> Result<String, PageError> {
    let bytes = part.bytes(room).await.map_err(|_| PageError::TooLarge)?;
    let bytes = bytes.map_err(refused)?;
    String::from_utf8(bytes.to_vec()).map_err(|_| PageError::Unreadable)
}

/// Takes the file; one that is too large, or for which there is no room, is read on for a while and thrown away.
pub(super) async fn take<T: WithFile>(
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
pub(super) fn refused(why: MultipartError) -> PageError {
    match why {
        MultipartError::Payload(why) => bodies::refused(&Error::from(why)),
        _ => PageError::Unreadable,
    }
}
