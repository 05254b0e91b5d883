//! The members of the park data platform, as they see it.

mod account;
mod coming;
mod password;
mod timers;
