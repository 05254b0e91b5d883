//! The counter, as a clerk sees it.

mod coming;
mod mistakes;
pub mod office;
mod opening;
mod timers;
