//! 來件: what a member sends and a reviewer answers by letter.
//!
//! There are three kinds: 資料品質回饋 (feedback on a data service or one of its records), 技術諮詢 (a question, with a day
//! that is wished for), and an application to show something among the 示範應用. Whoever reviews takes one on and answers
//! it (`answering`); each answer is a letter (`letters`). Those of 專案會員 are answered first (`desk`).
//!
//! # Who moves an inquiry
//!
//! | kind | from | by a reviewer to |
//! | --- | --- | --- |
//! | feedback | waiting | answered, mended, sound |
//! | consultation | waiting | answered |
//! | showcase | waiting | published, returned |
//! | showcase | published | withdrawn |
//! | any | everything else | nobody |
//!
//! Its own member takes a showcase down that waits or is published (`withdrawing`), and can send a change of it: once that
//! is published, it is shown in its place.
//!
//! Deliberately absent: courses (`course`), and tiers, for which one applies (`licensing`).

pub mod answering;
pub mod letters;
pub mod made_up;
pub mod queries;
pub mod sending;
mod state;
#[cfg(test)]
mod tests;
pub mod withdrawing;
mod words;

pub use state::{State, Verdict};
pub use words::{Consultation, Feedback, Kind, Showcase, Words};

use crate::domain::ids::{AccountId, InquiryId};
use crate::kit::clock::Timestamp;

/// Working days within which a reviewer answers.
pub const WORKING_DAYS: u32 = 5;
/// The most characters of a line.
pub const LONGEST_LINE: usize = 200;
/// The most characters of a longer text, and of an answer.
pub const LONGEST_TEXT: usize = 2_000;

/// One inquiry, as it was sent and what became of it.
#[derive(Debug, Clone)]
pub struct Inquiry {
    /// Which one it is.
    pub id: InquiryId,
    /// Whose.
    pub account: AccountId,
    /// What was sent.
    pub words: Words,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// By when it has to be answered.
    pub due_at: Timestamp,
    /// Who has taken it on, and who answered it.
    pub reviewer: Option<AccountId>,
    /// What became of it.
    pub state: State,
}

impl Inquiry {
    /// Whether its member can withdraw it.
    #[must_use]
    pub fn can_be_withdrawn(&self) -> bool {
        let stands = matches!(self.state.verdict(), None | Some(Verdict::Published));
        stands && self.words.kind() == Kind::Showcase
    }

    /// Whether its member can send a change of it.
    #[must_use]
    pub fn can_be_changed(&self) -> bool {
        self.state.verdict().is_some() && self.words.kind() == Kind::Showcase
    }
}
