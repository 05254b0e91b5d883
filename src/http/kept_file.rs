//! Files that are kept, handed out: to be saved and never to be shown, piece by piece as the reader takes them.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::web::Data;
use bytes::Bytes;
use futures_util::stream;

use super::document::answer::{Named, attachment_of};
use crate::app::App;
use crate::db;
use crate::domain::file::keeping::{self, KeptFile};
use crate::domain::ids::FileId;

/// The file as an answer: `attachment`, with the content type of its kind, which no browser guesses anew.
#[must_use]
pub fn attachment(app: &Data<App>, file: &KeptFile) -> HttpResponse {
    let (app, id) = (Arc::clone(app), file.id);
    let pieces = stream::try_unfold(0_i64, move |place| {
        let app = Arc::clone(&app);
        async move {
            let found = piece(&app, id, place).await?;
            Ok::<_, db::Error>(found.map(|piece| (Bytes::from(piece), place + 1)))
        }
    });
    let body = SizedStream::new(file.bytes, Box::pin(pieces));
    let plain = format!("file.{}", file.kind);
    let name = Named {
        own: file.name.as_str(),
        plain: &plain,
    };
    attachment_of(name, file.kind.media_type(), body)
}

async fn piece(app: &App, id: FileId, place: i64) -> db::Result<Option<Vec<u8>>> {
    app.db
        .read(move |conn| keeping::find_piece(conn, id, place))
        .await
}
