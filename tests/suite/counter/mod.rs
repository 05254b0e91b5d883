//! The counter, as a clerk sees it.

mod coming;
pub mod office;
mod opening;
mod timers;
