//! How much of the files that are being handed in lies in memory at once, in one process.
//!
//! A file is held from its first byte until its page is answered, so whoever begins to send one takes the room of the
//! largest that is taken there. When there is none, the file is read to its end and thrown away, and the page says so
//! beside the field: what was typed stays.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The most of all files together: 64 MiB.
const ROOM_BYTES: usize = 64 * 1024 * 1024;
/// The unit in which room is taken.
const PIECE_BYTES: usize = 64 * 1024;
/// How long somebody waits for room.
const PATIENCE: Duration = Duration::from_secs(5);

/// The room of this process. Clones share it.
#[derive(Debug, Clone)]
pub struct UploadRoom {
    free: Arc<Semaphore>,
    patience: Duration,
}

/// Room that is taken until this is dropped.
#[derive(Debug)]
pub struct Taken(#[expect(dead_code, reason = "held for what its end does")] OwnedSemaphorePermit);

impl Default for UploadRoom {
    fn default() -> Self {
        Self {
            free: Arc::new(Semaphore::new(ROOM_BYTES / PIECE_BYTES)),
            patience: PATIENCE,
        }
    }
}

impl UploadRoom {
    /// Room for so many bytes; `None` when none becomes free in time.
    pub async fn take(&self, bytes: usize) -> Option<Taken> {
        let pieces = u32::try_from(bytes.div_ceil(PIECE_BYTES)).ok()?;
        let room = Arc::clone(&self.free).acquire_many_owned(pieces);
        let room = tokio::time::timeout(self.patience, room).await.ok()?;
        room.ok().map(Taken)
    }

    /// Room in which one piece is free, and patience for nobody.
    #[cfg(test)]
    #[must_use]
    pub fn nearly_full() -> Self {
        Self {
            free: Arc::new(Semaphore::new(1)),
            patience: Duration::from_millis(20),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{download, picture};
    use crate::http::turns::wait_for;

    #[test]
    fn a_hundred_members_with_pictures_find_room_for_no_more_than_it_holds() {
        wait_for(async {
            let room = UploadRoom {
                patience: Duration::from_millis(20),
                ..UploadRoom::default()
            };
            let mut taken = Vec::new();
            while let Some(one) = room.take(picture::MOST_BYTES).await {
                taken.push(one);
            }
            assert_eq!(taken.len(), ROOM_BYTES / picture::MOST_BYTES);
            taken.pop();
            assert!(room.take(picture::MOST_BYTES).await.is_some());
            drop(taken);
            assert!(room.take(download::MOST_BYTES).await.is_some());
            assert_eq!(room.free.available_permits(), ROOM_BYTES / PIECE_BYTES);
        });
    }
}
