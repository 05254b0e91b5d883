//! 新資料服務通知: a reviewer announces a data service, and every member who wants to hear of it gets one mail.
//!
//! Announcing promises one job (`announcing`), which promises the letters in batches; the row of a letter, one for each
//! announcement and member, keeps a second one away however often the job begins anew. A letter is marked as sent
//! before it leaves (`sending`): where the process dies in between it is not sent at all, because nobody minds a missing
//! mail of this kind as much as a second one. Each letter has a link of its own that ends all further ones
//! (`subscribing`).
//!
//! Deliberately absent: whether the address is confirmed. Only a member who is active has one, and that one is.

pub mod announcing;
pub mod queries;
pub mod sending;
pub mod subscribing;
#[cfg(test)]
mod tests;

use crate::domain::bilingual::Bilingual;
use crate::domain::ids::AnnouncementId;
use crate::kit::clock::Timestamp;

/// The most characters of a title.
pub const LONGEST_LINE: usize = 200;
/// The most characters of what is announced.
pub const LONGEST_TEXT: usize = 1_000;

/// What a reviewer writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What the data service is called.
    pub title: Bilingual,
    /// What it offers.
    pub about: Bilingual,
}

/// What was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Which one it is.
    pub id: AnnouncementId,
    /// What it says.
    pub news: News,
    /// When it was announced.
    pub made_at: Timestamp,
    /// How many letters were promised.
    pub letters: i64,
}
