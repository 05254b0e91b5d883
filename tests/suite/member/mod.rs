//! The members of the park data platform, as they see it.

mod account;
mod coming;
mod letters;
mod password;
mod timers;
