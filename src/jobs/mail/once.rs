//! Letters that leave at most once: taken out before they are sent, and laid back only where the transport says that they
//! have not left.

use crate::app::App;
use crate::db;
use crate::domain::announcement::sending;
use crate::domain::ids::{AccountId, AnnouncementId};
use crate::mail::transport::CannotSend;

/// Which letter.
pub(super) type Once = (AnnouncementId, AccountId);

/// Takes the letter out; `false` when it has left, or may have.
pub(super) async fn take_out(app: &App, letter: Once) -> db::Result<bool> {
    let now = app.clock.now();
    app.db
        .write(move |tx| sending::take_out(tx, now, letter))
        .await
}

/// Lays it back where it has not left but may.
pub(super) async fn settle(
    app: &App,
    letter: Once,
    sent: &Result<(), CannotSend>,
) -> db::Result<()> {
    if matches!(sent, Err(CannotSend::Temporary(_))) {
        let laid_back = app
            .db
            .write(move |tx| sending::lay_back(tx, letter))
            .await?;
        if !laid_back {
            tracing::warn!("a mail that has not left was not marked as taken out");
        }
    }
    Ok(())
}
