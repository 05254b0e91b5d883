//! 授權申請: how a member comes by the APP ID and APP Key of a tier.
//!
//! An application for the lowest tier is granted by itself; the others wait for a reviewer, three working days at most
//! (`submission`). Whoever reviews grants it, refuses it, or returns it with remarks beside the fields (`review`); each
//! decision is a letter. Applying again begins with what was sent before. A granted tier is a pair of keys (`credential`),
//! and the pair of another tier stays as it is until its owner revokes it or a reviewer cancels the tier.
//!
//! # Who moves an application
//!
//! | from | by | to |
//! | --- | --- | --- |
//! | nothing | the member, 一般會員 | granted |
//! | nothing | the member, 一般會員 that was cancelled before, 進階會員 or 專案會員 | waiting |
//! | waiting | a reviewer | granted, refused, returned |
//! | waiting | the member (`withdrawing`) | withdrawn |
//! | granted, refused, returned, withdrawn | nobody | |
//!
//! Deliberately absent: what a tier may ask in a day, and revoking one's own pair (`credential`).

pub mod attribution;
mod details;
mod field;
pub mod keys;
pub mod letters;
pub mod queries;
pub mod review;
mod state;
pub mod submission;
#[cfg(test)]
mod tests;
mod web_address;
pub mod withdrawing;

pub use details::{Details, Purpose, Use};
pub use field::Field;
pub use state::{Ended, State, Verdict};

use std::collections::BTreeMap;

use crate::domain::credential::Tier;
use crate::domain::ids::{AccountId, LicenceApplicationId};
use crate::kit::clock::Timestamp;

/// Working days within which a reviewer decides.
pub const WORKING_DAYS: u32 = 3;

/// One application, as it was sent and what became of it.
#[derive(Debug, Clone)]
pub struct Application {
    /// Which one it is.
    pub id: LicenceApplicationId,
    /// Whose.
    pub account: AccountId,
    /// For which tier.
    pub tier: Tier,
    /// What was sent; `None` when its owner has left.
    pub details: Option<Details>,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// By when it has to be decided.
    pub due_at: Timestamp,
    /// Who has taken it on, and who decided it.
    pub reviewer: Option<AccountId>,
    /// What became of it.
    pub state: State,
    /// What the reviewer says of its fields.
    pub remarks: BTreeMap<Field, String>,
}
