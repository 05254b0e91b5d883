//! The counter, as a clerk sees it.

mod coming;
mod office;
mod opening;
