//! 待辦案件: everything that waits for reviewers, in the order in which it is looked at.
//!
//! What 專案會員 send comes first, then what is due first, then what was sent first (`Matter::rank`). A matter is put
//! together from the rows of other nouns for a list and is never stored. Deliberately absent: deciding it, which belongs
//! to the nouns (`licensing`, `inquiry`, `course`).

mod drawing;
mod gathering;
mod matter;

pub use gathering::{Sought, Waiting, count, list};
pub use matter::{Kind, Matter, Outcome, Stage};
